"""Which territory a person has authority over, and in which peran. Read from Penugasan only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q

from kecamatan.enums import Peran
from kecamatan.models.penugasan import Penugasan

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kecamatan.models.pengguna import Pengguna

_KEY = "_cakupan"
# Read for every page: what authority is decided by, and what the frame shows.
_READ = (
    *("pengguna", "peran", "sebutan", "mulai", "sampai"),
    *("wilayah__kode", "wilayah__nama", "wilayah__tingkat", "wilayah__jenis", "wilayah__induk"),
    *("wilayah__zona_waktu", "instansi__nama", "instansi__singkatan"),
)


@dataclass(frozen=True, slots=True)
class Cakupan:
    """The active Penugasan of one person; peran and wilayah never part."""

    penugasan: tuple[Penugasan, ...]

    def kodes(self, *peran: Peran) -> list[str]:
        """Codes of the wilayah that these peran are held over."""
        return sorted({p.wilayah.kode for p in self.penugasan if p.peran in peran})

    def wilayah_ids(self, *peran: Peran) -> list[int]:
        """Keys of the same. For conditions on a column: the planner knows how many rows of a table
        belong to one kabupaten, but takes one code of 91,000 for next to nothing."""
        return sorted({p.wilayah_id for p in self.penugasan if p.peran in peran})

    def instansi_ids(self, *peran: Peran) -> list[int]:
        return sorted({p.instansi_id for p in self.penugasan if p.peran in peran and p.instansi_id})

    def has(self, *peran: Peran) -> bool:
        return any(p.peran in peran for p in self.penugasan)

    def covers(self, kode: str, *peran: Peran) -> bool:
        """Whether one of these peran is held over `kode` or over something above it."""
        return any(p.wilayah.covers(kode) for p in self.penugasan if p.peran in peran)


def cakupan_of(user: Pengguna | AnonymousUser) -> Cakupan:
    """The person's authority, read once per user object (that is, once per request)."""
    found: Cakupan | None = getattr(user, _KEY, None)
    if found is None:
        found = Cakupan(tuple(_active(user)))
        setattr(user, _KEY, found)
    return found


def _active(user: Pengguna | AnonymousUser) -> list[Penugasan]:
    if not user.is_authenticated or not user.is_active:
        return []
    rows = Penugasan.objects.active().filter(pengguna_id=user.pk)
    return list(rows.select_related("wilayah", "instansi").only(*_READ))


def below(path: str, kodes: list[str]) -> Q:
    """Rows whose wilayah at `path` (a lookup prefix ending in a wilayah) lies in any of `kodes`."""
    scope = Q(pk__in=[])
    for kode in kodes:
        scope |= Q(**{f"{path}__kode": kode}) | Q(**{f"{path}__kode__startswith": f"{kode}."})
    return scope


def above(path: str, kodes: list[str]) -> Q:
    """Rows whose wilayah at `path` is one of `kodes` or contains it: a desa's own kecamatan."""
    codes = {".".join(kode.split(".")[:n]) for kode in kodes for n in range(1, 5)}
    return Q(**{f"{path}__kode__in": sorted(codes)})
