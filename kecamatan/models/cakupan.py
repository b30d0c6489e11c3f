"""Which territory a person has authority over, and in which peran. Read from Penugasan only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.db.models import Q

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap, columns, revive
from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models.instansi import Instansi
from kecamatan.models.penugasan import Penugasan
from kecamatan.models.wilayah import Wilayah

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from kecamatan.models.pengguna import Pengguna

_KEY = "_cakupan"
# Read for every page: what authority is decided by, and what the frame shows.
_SENDIRI = columns(Penugasan)
_WILAYAH = columns(
    Wilayah, "id", "kode", "nama", "tingkat", "jenis", "induk_id", "zona_waktu", "berlaku_sampai"
)
_INSTANSI = columns(Instansi, "id", "nama", "singkatan", "jenis", "wilayah_id")
_AKTIF = KueriSiap(
    lambda pengguna, day: (
        Penugasan.objects.active(day)
        .filter(pengguna_id=pengguna)
        .values_list(
            *_SENDIRI,
            *(f"wilayah__{name}" for name in _WILAYAH),
            *(f"instansi__{name}" for name in _INSTANSI),
        )
    ),
    int,
    date,
)

_DI_BAWAH = """
SELECT w.id
  FROM unnest(%s::text[]) AS atas(kode)
  JOIN kecamatan_wilayah w
    ON w.kode = atas.kode OR (w.kode > atas.kode || '.' AND w.kode < atas.kode || '/')
 WHERE w.tingkat <= %s
"""


@dataclass(frozen=True, slots=True)
class Cakupan:
    """The active Penugasan of one person; peran and wilayah never part."""

    penugasan: tuple[Penugasan, ...]
    _within: dict[tuple[tuple[str, ...], int], list[int]] = field(
        default_factory=dict, repr=False, compare=False
    )

    @property
    def told(self) -> str:
        """The same text for all who hold the same authority: the key of what is remembered."""
        return told_of((p.peran, p.wilayah.kode, p.instansi_id) for p in self.penugasan)

    @property
    def peran(self) -> frozenset[str]:
        return frozenset(p.peran for p in self.penugasan)

    def kodes(self, *peran: Peran) -> list[str]:
        """Codes of the wilayah that these peran are held over."""
        return sorted({p.wilayah.kode for p in self.penugasan if p.peran in peran})

    def wilayah_ids(self, *peran: Peran) -> list[int]:
        """Keys of the same. For conditions on a column: the planner knows how many rows of a table
        belong to one kabupaten, but takes one code of 91,000 for next to nothing."""
        return sorted({p.wilayah_id for p in self.penugasan if p.peran in peran})

    def ids_within(self, *peran: Peran, tingkat: int = Tingkat.DESA) -> list[int]:
        """Keys of the same and of all below, down to `tingkat`."""
        return self.within(self.kodes(*peran), tingkat)

    def within(self, kodes: Iterable[str], tingkat: int = Tingkat.DESA) -> list[int]:
        """`ids_within`, read once per request."""
        asked = tuple(sorted(kodes))
        found = self._within.get((asked, tingkat))
        if found is None:
            found = self._within[asked, tingkat] = ids_within(asked, tingkat)
        return found

    def places(self, *peran: Peran) -> list[Wilayah]:
        return [p.wilayah for p in self.penugasan if p.peran in peran]

    def instansi_ids(self, *peran: Peran) -> list[int]:
        return sorted({p.instansi_id for p in self.penugasan if p.peran in peran and p.instansi_id})

    def has(self, *peran: Peran) -> bool:
        return any(p.peran in peran for p in self.penugasan)

    def covers(self, kode: str, *peran: Peran) -> bool:
        """Whether one of these peran is held over `kode` or over something above it."""
        return any(p.wilayah.covers(kode) for p in self.penugasan if p.peran in peran)


def told_of(held: Iterable[tuple[str, str, int | None]]) -> str:
    """Peran, code and instansi of each, in an order of its own."""
    return ",".join(sorted(f"{peran}:{kode}:{instansi}" for peran, kode, instansi in held))


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
    return [_penugasan(iter(row)) for row in _AKTIF.rows(user.pk, today())]


def _penugasan(values: Iterator[Any]) -> Penugasan:
    found = revive(Penugasan, _SENDIRI, list(islice(values, len(_SENDIRI))))
    found.wilayah = revive(Wilayah, _WILAYAH, list(islice(values, len(_WILAYAH))))
    if found.instansi_id:
        found.instansi = revive(Instansi, _INSTANSI, list(values))
    return found


def ids_within(kodes: Iterable[str], tingkat: int = Tingkat.DESA) -> list[int]:
    """Keys of these places and of all below them, down to `tingkat`. One query, none for none.

    What begins with `35.17.` sorts from there up to `35.17/`, the sign after the dot.
    """
    asked = list(kodes)
    if not asked:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_DI_BAWAH, [asked, tingkat])
        return [pk for (pk,) in cursor.fetchall()]


def inside(path: str, ids: list[int]) -> Q:
    """Rows whose wilayah at `path` is one of these: as `below`, by keys that are known already."""
    return Q(**{path: AnyOf(ids)}) if ids else Q(pk__in=[])


def below(path: str, kodes: list[str]) -> Q:
    """Rows whose wilayah at `path` (a lookup prefix ending in a wilayah) lies in any of `kodes`."""
    scope = Q(pk__in=[])
    for kode in kodes:
        scope |= Q(**{f"{path}__kode": kode}) | Q(**{f"{path}__kode__startswith": f"{kode}."})
    return scope


def at_or_below(path: str, places: Iterable[Wilayah]) -> Q:
    """As `below`, with nothing below a desa: those are named by their keys."""
    known = {one.pk: one for one in places}.values()
    scope = Q(**{f"{path}__in": sorted(w.pk for w in known if w.tingkat == Tingkat.DESA)})
    wider = [w.kode for w in known if w.tingkat != Tingkat.DESA]
    return scope | below(path, wider) if wider else scope


def above(path: str, kodes: list[str]) -> Q:
    """Rows whose wilayah at `path` is one of `kodes` or contains it: a desa's own kecamatan."""
    codes = {".".join(kode.split(".")[:n]) for kode in kodes for n in range(1, 5)}
    return Q(**{f"{path}__kode__in": sorted(codes)})
