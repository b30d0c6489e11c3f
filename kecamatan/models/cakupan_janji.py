"""Whose promises are one's own: a person by her Kontak, an office by the assignments to it.

The keys are read first and the promises found by them: as joins in one OR they would make
PostgreSQL read every promise of the country.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Q, QuerySet, Value

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from kecamatan.enums import JenisInstansi, Peran, Tingkat
from kecamatan.models.cakupan import below, cakupan_of, ids_within
from kecamatan.models.instansi import Instansi
from kecamatan.models.kontak import Kontak

if TYPE_CHECKING:
    from kecamatan.models.pengguna import Pengguna
    from kecamatan.models.penugasan import Penugasan

PEMANTAU = (Peran.CAMAT, Peran.STAF_KECAMATAN, Peran.BAPPEDA, Peran.PIMPINAN)
KANTOR_CAMAT = (Peran.CAMAT, Peran.STAF_KECAMATAN)
_ORANG, _KANTOR, _SERTA = 0, 1, 2


def _keys(pengguna: int, desa: list[int], kecamatan: list[int]) -> QuerySet[Any, Any]:
    """(kind, key) of the Kontak, the Instansi and the promises taken part in."""
    perangkat = Q(instansi__jenis=JenisInstansi.DESA) | Q(pengguna=None)
    orang = Q(pengguna=pengguna) | perangkat & Q(wilayah=AnyOf(desa))
    kantor = Q(jenis=JenisInstansi.DESA, wilayah=AnyOf(desa)) | Q(
        jenis=JenisInstansi.KECAMATAN, wilayah=AnyOf(kecamatan)
    )
    serta = apps.get_model("kecamatan", "TindakLanjut").dilibatkan.through.objects
    return _kind(_ORANG, Kontak.objects.filter(orang), "pk").union(
        _kind(_KANTOR, Instansi.objects.filter(kantor), "pk"),
        _kind(_SERTA, serta.filter(kontak__pengguna=pengguna), "tindaklanjut"),
        all=True,
    )


def _kind(kind: int, rows: QuerySet[Any, Any], key: str) -> QuerySet[Any, Any]:
    return rows.order_by().values_list(Value(kind), key)


_MILIK = KueriSiap(_keys, int, list, list)


@dataclass(frozen=True, slots=True)
class CakupanJanji:
    """The keys that promises are found by: places that ask, people and offices that own, and
    single promises (those taken part in, and an OPD's)."""

    wilayah: list[int]
    kontak: list[int]
    instansi: list[int]
    janji: list[int]

    @property
    def own(self) -> Q:
        return self.owned | Q(pk=AnyOf(self.janji))

    @property
    def owned(self) -> Q:
        return Q(kontak=AnyOf(self.kontak)) | Q(instansi=AnyOf(self.instansi))

    @property
    def lists(self) -> tuple[list[int], ...]:
        return self.wilayah, self.kontak, self.instansi, self.janji


def promise_scope(user: Pengguna) -> CakupanJanji:
    """Two queries at most, and two more for each OPD that she works for."""
    held = cakupan_of(user)
    watched = held.ids_within(*PEMANTAU, tingkat=Tingkat.KECAMATAN)
    asked = sorted({*watched, *held.wilayah_ids(Peran.PROVINSI)})
    return replace(owner_scope(user), wilayah=asked)


def owner_scope(user: Pengguna, *, serta: bool = True) -> CakupanJanji:
    """What this person owns, alone or for an office, and (`serta`) what she takes part in."""
    held = cakupan_of(user)
    found: tuple[list[int], list[int], list[int]] = ([], [], [])
    if held.penugasan and user.pk is not None:
        kecamatan = held.wilayah_ids(*KANTOR_CAMAT)
        for kind, key in _MILIK.rows(user.pk, held.ids_within(Peran.DESA), kecamatan):
            found[kind].append(key)
    if not serta:
        found[_SERTA].clear()
    for tugas in held.penugasan:
        if tugas.peran == Peran.OPD and tugas.instansi_id:
            found[_SERTA].extend(_of_office(tugas))
    return CakupanJanji([], *found)


def _of_office(tugas: Penugasan) -> list[int]:
    """Peran and wilayah never part: an office's duty from another branch of the territory is not
    this assignment's."""
    kode = tugas.wilayah.kode
    branches = Q(induk=tugas.instansi_id) & below("wilayah", [kode])
    offices = Instansi.objects.filter(Q(pk=tugas.instansi_id) | branches).order_by()
    reach = Q(wilayah=AnyOf(ids_within([kode]))) | Q(wilayah__kode__in=_above(kode))
    janji = apps.get_model("kecamatan", "TindakLanjut").objects.filter(reach, instansi__in=offices)
    return list(janji.order_by().values_list("pk", flat=True))


def _above(kode: str) -> list[str]:
    parts = kode.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts))]
