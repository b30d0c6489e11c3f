from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import below, cakupan_of
from pendamping.enums import KeadaanPendamping
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from pendamping.models.cakupan import PENGELOLA
from pendamping.models.pendamping import PendampingQuerySet

SEGERA = timedelta(days=60)
"""A contract that ends within this time is shown early enough to be prolonged."""


def registry(user: Pengguna) -> PendampingQuerySet:
    """The viewer's registry as a list shows it."""
    return listed(Pendamping.objects.visible_to(user))


def listed(seen: PendampingQuerySet) -> PendampingQuerySet:
    """With `jumlah_desa` (active placements); the villages' names are read by `villages_of`."""
    counted = _placed().order_by().values("pendamping")
    rows = seen.select_related("kontak__instansi", "program", "wilayah")
    return rows.annotate(
        jumlah_desa=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)
    )


_DESA = KueriSiap(
    lambda keys, day: (
        Penempatan.objects.active(day)
        .filter(pendamping=AnyOf(keys))
        .order_by("desa__kode")
        .values_list("pendamping", "desa__nama")
    ),
    list,
    date,
)


def villages_of(rows: Iterable[Pendamping]) -> dict[int, list[str]]:
    """Where each of these works now, by code. One query."""
    found: dict[int, list[str]] = {row.pk: [] for row in rows}
    for pk, nama in _DESA.rows(list(found), today()) if found else ():
        found[pk].append(nama)
    return found


def _placed() -> QuerySet[Penempatan]:
    return Penempatan.objects.active().filter(pendamping=OuterRef("pk"))


def filtered_registry(
    seen: PendampingQuerySet,
    *,
    q: str = "",
    program: ProgramPendampingan | None = None,
    wilayah: Wilayah | None = None,
    keadaan: str = "",
) -> QuerySet[Pendamping]:
    rows = listed(seen)
    if q:
        rows = rows.filter(Q(kontak__nama__icontains=q) | Q(kontak__instansi__nama__icontains=q))
    if program is not None:
        rows = rows.filter(program=program)
    if wilayah is not None:
        placed = Penempatan.objects.active().filter(below("desa", [wilayah.kode]))
        here = Q(pk__in=placed.values("pendamping")) | below("wilayah", [wilayah.kode])
        rows = rows.filter(here)
    return _in_state(rows, keadaan)


def _in_state(rows: PendampingQuerySet, keadaan: str) -> QuerySet[Pendamping]:
    if keadaan == KeadaanPendamping.BERTUGAS:
        return rows.on_contract().filter(Exists(_placed()))
    if keadaan == KeadaanPendamping.TANPA_DESA:
        return rows.on_contract().filter(~Exists(_placed()))
    if keadaan == KeadaanPendamping.SEGERA_BERAKHIR:
        return rows.on_contract().filter(kontrak_sampai__lte=today() + SEGERA)
    if keadaan == KeadaanPendamping.BERAKHIR:
        return rows.filter(kontrak_sampai__lte=today())
    return rows


def bases_of(user: Pengguna, *peran: Peran) -> QuerySet[Wilayah]:
    """Where this person registers people: her kecamatan, or the kabupaten/kota and its
    kecamatan. `peran` are those she does it in; unsaid, the registry's keepers."""
    kodes = cakupan_of(user).kodes(*(peran or PENGELOLA))
    return Wilayah.objects.within_any(kodes).current(today()).filter(tingkat__in=(2, 3))


def offices_of(user: Pengguna, *peran: Peran) -> QuerySet[Instansi]:
    """Home institutions to choose from: those of the registry's places and above."""
    kodes = cakupan_of(user).kodes(*(peran or PENGELOLA))
    above = sorted({kode[:5] for kode in kodes})
    return Instansi.objects.filter(
        below("wilayah", kodes) | Q(wilayah__kode__in=above), aktif=True
    ).select_related("wilayah")


def known_contacts(user: Pengguna, *peran: Peran) -> QuerySet[Kontak]:
    """People of the registry's places who may be registered without being typed anew."""
    kodes = cakupan_of(user).kodes(*(peran or PENGELOLA))
    return Kontak.objects.filter(below("wilayah", kodes), aktif=True)


def places_for(pendamping: Pendamping) -> QuerySet[Wilayah]:
    """The desa/kelurahan where she may be placed."""
    return places_below(pendamping.wilayah)


def places_below(wilayah: Wilayah) -> QuerySet[Wilayah]:
    """The desa/kelurahan of a kecamatan or kabupaten/kota."""
    rows = Wilayah.objects.within(wilayah.kode).current(today())
    return rows.filter(tingkat=4).order_by("kode")
