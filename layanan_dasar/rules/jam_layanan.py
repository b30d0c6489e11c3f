"""The clock of a complaint: working days, standing still while the citizen is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kecamatan.rules.hari_kerja import Kalender


@dataclass(frozen=True, slots=True)
class Jam:
    """`sejak` is the last start, itself not counted; `sisa` the working days that were left then.

    While it stands still `sejak` is None. A clock that has run out before it is stopped keeps its
    deadline: asking the citizen makes nothing early again. One that is stopped on its last day is
    due on the day of the answer.
    """

    sejak: date | None
    sisa: int

    def deadline(self, kalender: Kalender) -> date | None:
        """The last day that is in time; None while the clock stands still."""
        return None if self.sejak is None else kalender.add(self.sejak, self.sisa)

    def pause(self, day: date, kalender: Kalender) -> Jam:
        """Stop at the end of `day`."""
        if self.sejak is None:
            return self
        if day > kalender.add(self.sejak, self.sisa):
            return self
        return Jam(None, self.sisa - kalender.between(self.sejak, day))

    def resume(self, day: date) -> Jam:
        """Go on after `day`, which the citizen used for the answer."""
        return self if self.sejak is not None else replace(self, sejak=day)
