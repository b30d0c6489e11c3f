from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fondasi.today import today


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do. `url_name` and `pk` lead to it; without `batas` it has no deadline."""

    judul: str
    tombol: str
    url_name: str
    pk: int
    batas: date | None = None

    @property
    def terlambat(self) -> bool:
        return self.batas is not None and self.batas < today()
