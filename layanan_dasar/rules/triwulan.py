"""Calendar quarters."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final, NamedTuple, Self

ROMAWI: Final = ("I", "II", "III", "IV")


class Triwulan(NamedTuple):
    """A quarter as (year, 1 to 4), in the order of time."""

    tahun: int
    nomor: int

    @classmethod
    def of(cls, hari: date) -> Self:
        return cls(hari.year, (hari.month - 1) // 3 + 1)

    @property
    def awal(self) -> date:
        return date(self.tahun, 3 * self.nomor - 2, 1)

    @property
    def akhir(self) -> date:
        """The last day."""
        return self.sesudahnya.awal - timedelta(days=1)

    @property
    def sesudahnya(self) -> Triwulan:
        return Triwulan(self.tahun + self.nomor // 4, self.nomor % 4 + 1)

    @property
    def sebelumnya(self) -> Triwulan:
        return Triwulan(self.tahun - (self.nomor == 1), (self.nomor - 2) % 4 + 1)

    @property
    def kode(self) -> str:
        return f"{self.tahun}-{self.nomor}"

    @property
    def romawi(self) -> str:
        return f"{ROMAWI[self.nomor - 1]} {self.tahun}"

    @property
    def keadaan(self) -> date:
        """The day as of which figures of what came in are fixed: a month after its end, when the
        deadlines of nearly all of it are over."""
        return (self.sesudahnya.awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def fixed(hari_ini: date, banyak: int = 1) -> list[Triwulan]:
    """The newest quarters whose figures were fixed before this day, the newest first."""
    last = Triwulan.of(hari_ini).sebelumnya
    found = [last if last.keadaan < hari_ini else last.sebelumnya]
    while len(found) < banyak:
        found.append(found[-1].sebelumnya)
    return found
