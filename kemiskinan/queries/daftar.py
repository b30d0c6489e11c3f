"""How far the lists are: visits, desa and help, as a person sees them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet

from fondasi.queries.written import rows_of
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import below
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import BarisDaftar, BeritaAcara, DaftarVerval, Intervensi, Sasaran, Verval
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN

TEMPAT = ("id", "kode", "nama", "tingkat", "jenis", "induk_id", "zona_waktu")
"""What a line of progress tells of its place."""


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """Visits of one wilayah: `selesai` of `total` people have an answer. `batas` of open lists."""

    wilayah: Wilayah
    total: int
    selesai: int
    batas: date | None = None

    @property
    def belum(self) -> int:
        return self.total - self.selesai

    def is_late(self, hari_ini: date) -> bool:
        return self.belum > 0 and self.batas is not None and self.batas < hari_ini


def progress_per_wilayah(
    daftar: QuerySet[DaftarVerval], tingkat: Tingkat = Tingkat.DESA, di: Wilayah | None = None
) -> list[Kemajuan]:
    """Progress of the field lists among `daftar`, per desa or per kecamatan, by code; within `di`
    if given.

    Cancelled lists do not count. One query, whatever the number of lists.
    """
    path = "sasaran__desa" if tingkat == Tingkat.DESA else "sasaran__desa__induk"
    named = {f"{path}__{name}": name for name in TEMPAT}
    found = [
        Kemajuan(
            Wilayah(**{name: row[at] for at, name in named.items()}),
            row["total"],
            row["selesai"],
            row["batas"],
        )
        for row in counted_visits(daftar, *named, di=di)
        if row[f"{path}__id"]
    ]
    return sorted(found, key=lambda one: one.wilayah.kode)


def counted_visits(
    daftar: QuerySet[DaftarVerval], *path: str, di: Wilayah | None = None
) -> Iterable[dict[str, Any]]:
    """Rows of field lists grouped by `path`: how many, how many answered, the nearest deadline."""
    open_list = Q(daftar__status=StatusDaftar.TERBUKA)
    here = below("sasaran__desa", [di.kode]) if di else Q()
    rows = (
        BarisDaftar.objects.filter(here, daftar__in=field_lists(daftar))
        .order_by()
        .values(*path)
        .annotate(
            total=Count("pk"),
            selesai=Count("pk", filter=answered()),
            batas=Min("daftar__batas", filter=open_list),
        )
    )
    return rows_of(rows)


def answered() -> Exists:
    """Condition on BarisDaftar: a current answer stands."""
    return Exists(
        Verval.objects.filter(
            daftar=OuterRef("daftar"), sasaran=OuterRef("sasaran"), terkini=True
        ).order_by()
    )


def field_lists(daftar: QuerySet[DaftarVerval]) -> QuerySet[DaftarVerval]:
    rows = daftar.filter(jenis=JenisDaftar.LAPANGAN).exclude(status=StatusDaftar.DIBATALKAN)
    return rows.order_by()


@dataclass(frozen=True, slots=True)
class JumlahDaftar:
    total: int
    selesai: int


def counts_per_daftar(daftar_ids: Iterable[int], user: Pengguna) -> dict[int, JumlahDaftar]:
    """Per list: how many of its people this person sees, and how many have an answer."""
    rows = (
        BarisDaftar.objects.filter(
            daftar__in=list(daftar_ids), sasaran__in=Sasaran.objects.visible_to(user)
        )
        .order_by()
        .values_list("daftar")
        .annotate(total=Count("pk"), selesai=Count("pk", filter=answered()))
    )
    return {pk: JumlahDaftar(total, selesai) for pk, total, selesai in rows}


def unfinished_lists(
    daftar: QuerySet[DaftarVerval], user: Pengguna
) -> list[tuple[int, date, Wilayah, int]]:
    """(key, deadline, place, people without an answer) of these lists, as far as this person sees
    the people on them. One query."""
    place = [f"daftar__wilayah__{name}" for name in ("jenis", "nama", "kode")]
    rows = (
        BarisDaftar.objects.filter(
            daftar__in=daftar.order_by().values("pk"), sasaran__in=Sasaran.objects.visible_to(user)
        )
        .order_by("-daftar_id")
        .values_list("daftar_id", "daftar__batas", *place)
        .annotate(belum=Count("pk", filter=~answered()))
    )
    return [
        (pk, batas, Wilayah(jenis=jenis, nama=nama, kode=kode), belum)
        for pk, batas, jenis, nama, kode, belum in rows
        if belum
    ]


def duty_bearers(daftar: Iterable[DaftarVerval]) -> dict[int, set[int]]:
    """Per list the accounts whose duty it becomes: kecamatan and field of a field list, the OPD
    of an intervention list."""
    rows = list(daftar)
    peran = (*KECAMATAN, *LAPANGAN, Peran.OPD)
    kabupaten = {row.kabupaten_id for row in rows}
    kodes = list(Wilayah.objects.filter(pk__in=kabupaten).values_list("kode", flat=True))
    held = Penugasan.objects.active().filter(
        peran__in=peran, wilayah__in=Wilayah.objects.within_any(kodes)
    )
    penugasan = list(held.select_related("wilayah"))
    return {row.pk: {p.pengguna_id for p in penugasan if _concerns(p, row)} for row in rows}


def _concerns(penugasan: Penugasan, daftar: DaftarVerval) -> bool:
    if daftar.jenis == JenisDaftar.INTERVENSI:
        return penugasan.peran == Peran.OPD and penugasan.instansi_id == daftar.instansi_id
    above = penugasan.wilayah.covers(daftar.wilayah.kode)
    inside = daftar.wilayah.covers(penugasan.wilayah.kode)
    return penugasan.peran != Peran.OPD and (above or inside)


def unfinished_desa(daftar: DaftarVerval) -> list[Wilayah]:
    """Desa of the list that have no signed Berita Acara yet."""
    desa = daftar.baris.order_by().values("sasaran__desa")
    done = daftar.berita_acara.filter(disahkan_at__isnull=False).values("desa")
    return list(Wilayah.objects.filter(pk__in=desa).exclude(pk__in=done).order_by("kode"))


@dataclass(frozen=True, slots=True)
class BarisDesa:
    """One desa of a list for its detail page: progress and the Berita Acara, if any."""

    wilayah: Wilayah
    total: int
    selesai: int
    berita_acara: BeritaAcara | None

    @property
    def belum(self) -> int:
        return self.total - self.selesai


def desa_rows(daftar: DaftarVerval, user: Pengguna) -> list[BarisDesa]:
    """The desa of the list in which this person sees somebody, by code."""
    minutes = {row.desa_id: row for row in daftar.berita_acara.all()}
    seen = Sasaran.objects.visible_to(user)
    counts = (
        daftar.baris.filter(sasaran__in=seen)
        .order_by()
        .values_list("sasaran__desa")
        .annotate(total=Count("pk"), selesai=Count("pk", filter=answered()))
    )
    found = {desa: (total, selesai) for desa, total, selesai in counts}
    wilayah = Wilayah.objects.filter(pk__in=list(found)).order_by("kode")
    return [BarisDesa(w, *found[w.pk], minutes.get(w.pk)) for w in wilayah]


def helped_count(daftar: DaftarVerval, user: Pengguna) -> int:
    """People of an intervention list for whom its office has recorded help."""
    help_given = Intervensi.objects.filter(
        sasaran=OuterRef("sasaran"), sub_kegiatan__instansi=daftar.instansi_id
    )
    if daftar.program_id:
        help_given = help_given.filter(sub_kegiatan__program=daftar.program_id)
    rows = daftar.baris.filter(sasaran__in=Sasaran.objects.visible_to(user))
    return rows.filter(Exists(help_given)).count()
