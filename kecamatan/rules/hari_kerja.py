"""Indonesian working days: Monday to Friday without the days on which offices are closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

SATU_HARI = timedelta(days=1)
SABTU = 5


@dataclass(frozen=True, slots=True)
class Kalender:
    """The closed days of one place. `tahun` are the years whose national holidays are known; in
    any other year only weekends count."""

    libur: frozenset[date]
    tahun: frozenset[int]

    def is_workday(self, day: date) -> bool:
        return day.weekday() < SABTU and day not in self.libur

    def knows(self, day: date) -> bool:
        """Whether the holidays of that year were entered."""
        return day.year in self.tahun

    def add(self, start: date, workdays: int) -> date:
        """The n-th working day after `start`, which is not counted itself; `start` for 0."""
        if workdays <= 0:
            return start
        return next(day for n, day in enumerate(self._after(start), 1) if n == workdays)

    def between(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier."""
        if end < start:
            return -self.between(end, start)
        weeks, rest = divmod((end - start).days, 7)
        weekdays = weeks * SABTU + sum(
            (start.weekday() + n) % 7 < SABTU for n in range(1, rest + 1)
        )
        return weekdays - sum(start < day <= end and day.weekday() < SABTU for day in self.libur)

    def on_or_after(self, day: date) -> date:
        """`day` itself when offices are open, else the next day on which they are."""
        return day if self.is_workday(day) else self.add(day, 1)

    def _after(self, start: date) -> Iterator[date]:
        day = start
        while True:
            day += SATU_HARI
            if self.is_workday(day):
                yield day
