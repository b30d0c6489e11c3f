from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna


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


@dataclass(frozen=True, slots=True)
class Penanya:
    """Asks what waits for somebody who holds one of these peran, of these tables."""

    ask: Callable[[Pengguna], Iterable[Tugas]]
    peran: tuple[Peran, ...]
    reads: tuple[type[Model], ...]
