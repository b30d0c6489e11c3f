from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept.parts import Kept
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
Pembuat = Callable[..., Panel | None]
Bagian = Callable[[Pengguna, Penugasan], Iterable[Kept[Any]]]
KEWENANGAN = (Instansi, Wilayah)
"""Authority and the place shown are read from them, before any panel."""


@dataclass(frozen=True, slots=True)
class SumberPanel:
    """A panel: `make` gets the person, the Penugasan that is shown and the answers of `parts`, and
    reads these tables besides. `own`: it depends on the person herself, else only on her authority
    and the place."""

    make: Pembuat
    reads: Tabel
    own: bool
    parts: Bagian

    def kept(self, user: Pengguna, tempat: Penugasan) -> Kept[SafeString]:
        """Its text, "" where it has nothing to say."""
        place = (tempat.peran, tempat.wilayah.kode)
        key = ("panel", self.make.__name__, *place, cakupan_of(user).told, self.own and user.pk)

        def draw(*answers: Any) -> SafeString:
            panel = self.make(user, tempat, *answers)
            if panel is None:
                return SafeString()
            return render_to_string("beranda/_panel.html", {"satu": panel})

        return Kept(key, (*KEWENANGAN, *self.reads), draw, tuple(self.parts(user, tempat)))


def reads(
    *tables: type[Model], own: bool = False, parts: Bagian = lambda _user, _tempat: ()
) -> Callable[[Pembuat], SumberPanel]:
    """What a panel is made from, told above its maker."""
    return lambda make: SumberPanel(make, tables, own, parts)
