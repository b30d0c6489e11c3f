from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept import Kept
from kecamatan.models import Instansi, Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import cakupan_of


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the start page: its heading, the template that shows `isi`, and its width."""

    judul: str
    template: str
    isi: Any
    lebar: bool = False


Tabel = tuple[type[Model], ...]
Pembuat = Callable[[Pengguna, Penugasan], Panel | None]


@dataclass(frozen=True, slots=True)
class SumberPanel:
    """A panel and the tables that it is made from. `own`: it depends on the person herself, else
    only on her authority and the place shown."""

    make: Pembuat
    reads: Callable[[Pengguna], Tabel]
    own: bool

    def kept(self, user: Pengguna, tempat: Penugasan) -> Kept[SafeString]:
        """Its text, "" where it has nothing to say."""
        place = (tempat.peran, tempat.wilayah.kode)
        key = ("panel", self.make.__name__, *place, cakupan_of(user).told, self.own and user.pk)
        authority = (Instansi, Wilayah)
        return Kept(key, (*authority, *self.reads(user)), lambda: self.draw(user, tempat))

    def draw(self, user: Pengguna, tempat: Penugasan) -> SafeString:
        panel = self.make(user, tempat)
        return render_to_string("beranda/_panel.html", {"satu": panel}) if panel else SafeString()


def reads(*tables: type[Model], own: bool = False) -> Callable[[Pembuat], SumberPanel]:
    """The tables that a panel reads, told above its maker."""
    return lambda make: SumberPanel(make, lambda _user: tables, own)


def reads_as_asked(
    tables: Callable[[Pengguna], Iterable[type[Model]]],
) -> Callable[[Pembuat], SumberPanel]:
    """The same for a panel whose tables depend on what this person is asked for."""
    return lambda make: SumberPanel(make, lambda user: tuple(tables(user)), own=True)
