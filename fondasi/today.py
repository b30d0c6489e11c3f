"""The date of the domain: deadlines, ages, periods.

Sessions, tokens and audit use the real clock. Only the demo sets HARI_INI (ISO date), so that
its story of November 2024 stays true whenever it is shown.
"""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The domain's date in the installation's time zone."""
    fixed: str | None = getattr(settings, "HARI_INI", None)
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def as_told(moment: datetime) -> datetime:
    """A stored moment as pages tell it. In the demo the real clock reads as a time of its today,
    so that nothing of its story seems to have been written years later; elsewhere unchanged."""
    fixed: str | None = getattr(settings, "HARI_INI", None)
    return moment + (date.fromisoformat(fixed) - timezone.localdate()) if fixed else moment
