"""Months as a page's address writes them: `2024-11`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_BULAN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)


def read_month(text: str, default: date) -> date:
    """The first day of the month; of `default`'s month when the text is none."""
    match = _BULAN.fullmatch(text)
    return date(int(match[1]), int(match[2]), 1) if match else default.replace(day=1)


def month_range(month: date) -> tuple[date, date]:
    """First and last day."""
    last = calendar.monthrange(month.year, month.month)[1]
    return month.replace(day=1), month.replace(day=last)


def neighbours(month: date) -> tuple[date, date]:
    """The first days of the month before and of the one after."""
    first, last = month_range(month)
    return (first - timedelta(days=1)).replace(day=1), last + timedelta(days=1)
