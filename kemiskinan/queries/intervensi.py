"""Help that was given or is owed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kecamatan.enums import (
    Peran,
    Strategi,
)
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import (
    JenisDaftar,
    StatusDaftar,
    StatusIntervensi,
    SumberDana,
)
from kemiskinan.models import BarisDaftar, DaftarVerval, Intervensi, Rilis, SubKegiatan
from kemiskinan.models.cakupan import KECAMATAN

KUNCI = ("program", "strategi", "instansi", "sumber_dana")


@dataclass(frozen=True, slots=True)
class Tanggungan:
    """A list addressed to an OPD: how many of its people have received the help."""

    daftar: DaftarVerval
    jumlah: int
    terpenuhi: int

    @property
    def belum(self) -> int:
        return self.jumlah - self.terpenuhi


def visible_intervensi(user: Pengguna) -> QuerySet[Intervensi]:
    """An OPD sees what it owes itself; the others what reached the people they may know of."""
    cakupan = cakupan_of(user)
    scope = Q(sub_kegiatan__instansi__in=cakupan.instansi_ids(Peran.OPD))
    if cakupan.has(Peran.BAPPEDA):
        scope |= Q(kabupaten__in=cakupan.wilayah_ids(Peran.BAPPEDA))
    if kecamatan := cakupan.wilayah_ids(*KECAMATAN):
        scope |= Q(sasaran__kecamatan__in=kecamatan)
    return Intervensi.objects.filter(scope).select_related(
        "sasaran__desa",
        "sub_kegiatan__program",
        "sub_kegiatan__instansi",
        "sub_kegiatan__kabupaten",
        "kabupaten",
        "bukti",
    )


def shown_intervensi(user: Pengguna) -> QuerySet[Intervensi]:
    """The same rows, as far as a table shows them and `can_change_intervensi` asks."""
    rows = visible_intervensi(user).select_related(None)
    rows = rows.select_related("sasaran__desa", "sub_kegiatan__instansi", "sub_kegiatan__kabupaten")
    return rows.only(
        *("tahun", "bulan", "rupiah", "status", "bukti", "sasaran__nama", "sasaran__desa__nama"),
        *("sub_kegiatan__nama", "sub_kegiatan__instansi__nama"),
        *("sub_kegiatan__instansi__singkatan", "sub_kegiatan__kabupaten__kode"),
    )


def owed_lists(user: Pengguna) -> list[Tanggungan]:
    """Open intervention lists by deadline, each with its progress; two queries."""
    rows = DaftarVerval.objects.visible_to(user).filter(
        jenis=JenisDaftar.INTERVENSI, status=StatusDaftar.TERBUKA
    )
    daftar = list(rows.select_related("instansi", "program", "wilayah").order_by("batas", "pk"))
    counts = {row["daftar"]: row for row in _progress([d.pk for d in daftar])}
    none = {"jumlah": 0, "terpenuhi": 0}
    found = [(d, counts.get(d.pk, none)) for d in daftar]
    return [Tanggungan(d, int(c["jumlah"]), int(c["terpenuhi"])) for d, c in found]


def _progress(daftar_ids: list[int]) -> Iterable[Any]:
    return (
        BarisDaftar.objects.filter(daftar__in=daftar_ids)
        .order_by()
        .values("daftar")
        .annotate(jumlah=Count("pk"), terpenuhi=Count("pk", filter=is_fulfilled()))
    )


def is_fulfilled() -> Exists:
    """Condition on BarisDaftar: delivered help of the list's office (and program) stands."""
    wanted = Coalesce(OuterRef("daftar__program"), F("sub_kegiatan__program"))
    delivered = Intervensi.objects.filter(
        sasaran=OuterRef("sasaran"),
        sub_kegiatan__instansi=OuterRef("daftar__instansi"),
        sub_kegiatan__program=wanted,
        status=StatusIntervensi.TERSALUR,
    )
    return Exists(delivered)


def people_of_list(daftar: DaftarVerval) -> QuerySet[BarisDaftar]:
    """The people of an intervention list with the help of its own office."""
    help_given = Intervensi.objects.filter(sub_kegiatan__instansi=daftar.instansi_id)
    if daftar.program_id:
        help_given = help_given.filter(sub_kegiatan__program=daftar.program_id)
    help_given = help_given.select_related("sub_kegiatan")
    return (
        BarisDaftar.objects.filter(daftar=daftar)
        .annotate(terpenuhi=is_fulfilled())
        .select_related("sasaran__desa", "sasaran__kecamatan")
        .prefetch_related(Prefetch("sasaran__intervensi", help_given, to_attr="bantuan"))
    )


def recap_per_program(sk: Rilis) -> list[dict[str, Any]]:
    """Per program, strategy, OPD and source of money, as JSON values: `sasaran` different people
    of the decree with help promised or given, `penerima` those it reached, `pagu` and `realisasi`
    in whole rupiah of the budget lines since the decree's year. Two queries."""
    people = {_key(row): row for row in _people(sk)}
    return [
        {
            "program": row["program__nama"],
            "strategi": row["strategi"],
            "strategi_nama": Strategi(row["strategi"]).label,
            "instansi": row["instansi__singkatan"] or row["instansi__nama"],
            "sumber_dana": SumberDana(row["sumber_dana"]).label,
            "sasaran": people.get(_key(row), {}).get("sasaran_n", 0),
            "penerima": people.get(_key(row), {}).get("penerima_n", 0),
            "pagu": int(row["pagu_n"]),
            "realisasi": int(row["realisasi_n"]),
        }
        for row in _money(sk)
    ]


def _key(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in KUNCI)


def _money(sk: Rilis) -> Iterable[Any]:
    rows = SubKegiatan.objects.filter(kabupaten=sk.kabupaten_id, tahun__gte=sk.tahun)
    found: Iterable[Any] = (
        rows.order_by("strategi", "program__nama", "instansi__nama", "sumber_dana")
        .values(*KUNCI, "program__nama", "instansi__nama", "instansi__singkatan")
        .annotate(pagu_n=Sum("pagu"), realisasi_n=Sum("realisasi"))
    )
    return found


def _people(sk: Rilis) -> Iterable[Any]:
    rows = Intervensi.objects.filter(sasaran__rilis=sk, sub_kegiatan__tahun__gte=sk.tahun)
    delivered = Q(status=StatusIntervensi.TERSALUR)
    return (
        rows.exclude(status=StatusIntervensi.GAGAL_SALUR)
        .order_by()
        .values(**{name: F(f"sub_kegiatan__{name}") for name in KUNCI})
        .annotate(
            sasaran_n=Count("sasaran", distinct=True),
            penerima_n=Count("sasaran", distinct=True, filter=delivered),
        )
    )
