from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from fondasi.kept.parts import Kept
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.beranda.panels.panel import KEWENANGAN, Tabel


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing to do. `url_name` and `pk` lead to it; without `batas` it has no deadline. `kode`
    is the place whose working days count."""

    judul: str
    tombol: str
    url_name: str
    pk: int
    batas: date | None = None
    kode: str = ""

    @property
    def terlambat(self) -> bool:
        return self.batas is not None and self.batas < today()


@dataclass(frozen=True, slots=True)
class Penanya:
    """Asks what waits for somebody who holds one of these peran, of these tables."""

    ask: Callable[[Pengguna], Iterable[Tugas]]
    peran: tuple[Peran, ...]
    reads: Tabel

    def kept(self, user: Pengguna) -> Kept[list[Tugas]]:
        key = ("tugas", self.ask.__name__, cakupan_of(user).told, user.pk)
        return Kept(key, (*KEWENANGAN, *self.reads), lambda: list(self.ask(user)))
