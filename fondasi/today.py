"""The date of the domain: deadlines, ages, periods.

Sessions, tokens and audit use the real clock. Only the demo sets HARI_INI (ISO date), so that
its story of November 2024 stays true whenever it is shown.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone


def today() -> date:
    """The domain's date in the installation's time zone."""
    fixed: str | None = getattr(settings, "HARI_INI", None)
    return date.fromisoformat(fixed) if fixed else timezone.localdate()


def as_told(moment: datetime) -> datetime:
    """A stored moment as pages tell it. In the demo the real clock reads as a time of its today,
    so that nothing of its story seems to have been written years later; elsewhere unchanged."""
    return moment + _shift()


def day_told(moment: datetime) -> date:
    """The day on which a stored moment lies in the story."""
    return timezone.localdate(as_told(moment))


def as_stamped(day: date) -> date:
    """The day of the real clock that is told as `day`: for asking the database about stamps."""
    return day - _shift()


def _shift() -> timedelta:
    """How far the demo's today lies from the real one."""
    return today() - timezone.localdate()
