from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from fondasi.today import as_stamped, today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Kontak, Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.batas import Batas, words_of
from pendamping.enums import StatusKonsultasi
from pendamping.models import Konsultasi, TopikKonsultasi
from pendamping.models.cakupan import KECAMATAN
from pendamping.models.konsultasi import PEMBACA
from pendamping.permissions.konsultasi import PENANYA

JENDELA = timedelta(days=180)
SERING = 3
"""So many questions on one topic within half a year call for a training."""


def consultations(user: Pengguna) -> QuerySet[Konsultasi]:
    rows = Konsultasi.objects.visible_to(user)
    return rows.select_related("desa__induk", "topik", "petugas", "penanya")


def filtered_consultations(
    user: Pengguna, *, q: str = "", status: str = "", topik: TopikKonsultasi | None = None
) -> QuerySet[Konsultasi]:
    rows = consultations(user)
    if q:
        rows = rows.filter(Q(judul__icontains=q) | Q(pertanyaan__icontains=q))
    if status == "TERLAMBAT":
        rows = rows.overdue()  # type: ignore[attr-defined]
    elif status:
        rows = rows.filter(status=status)
    if topik is not None:
        rows = rows.filter(topik=topik)
    return rows


def villages_to_ask_for(user: Pengguna) -> QuerySet[Wilayah]:
    rows = Wilayah.objects.within_any(cakupan_of(user).kodes(*PENANYA)).current(today())
    return rows.filter(tingkat=Tingkat.DESA).select_related("induk").order_by("kode")


def desk_of(desa: Wilayah) -> QuerySet[Pengguna]:
    """Those who sit at the desk of the kecamatan and are told of a new question."""
    parts = desa.kode.split(".")
    kode = ".".join(parts[:3])
    rows = Penugasan.objects.active().filter(peran__in=KECAMATAN, wilayah__kode=kode)
    return Pengguna.objects.filter(pk__in=rows.values("pengguna"), is_active=True)


def answerers_for(row: Konsultasi) -> QuerySet[Kontak]:
    """People with an account who may answer here: the desk, and pendamping of this desa."""
    parts = row.desa.kode.split(".")
    above = [".".join(parts[: n + 1]) for n in range(len(parts))]
    held = Penugasan.objects.active().filter(
        Q(peran=Peran.PENDAMPING, wilayah__kode__in=above)
        | Q(peran__in=KECAMATAN, wilayah__kode=above[2])
    )
    return Kontak.objects.filter(pengguna__in=held.values("pengguna")).order_by("nama")


@dataclass(frozen=True, slots=True)
class TopikSering:
    topik: str
    kode: str
    pertanyaan: int
    desa: int


def frequent_topics(user: Pengguna) -> list[TopikSering]:
    """Topics that were asked often enough lately to make a training of."""
    since = as_stamped(today()) - JENDELA
    rows = Konsultasi.objects.visible_to(user).filter(created_at__date__gte=since).order_by()
    counted = rows.values(kode=F("topik__kode"), nama=F("topik__nama")).annotate(
        n=Count("pk"), m=Count("desa", distinct=True)
    )
    found = [
        TopikSering(row["nama"], row["kode"], row["n"], row["m"])
        for row in counted
        if row["n"] >= SERING
    ]
    return sorted(found, key=lambda one: (-one.pertanyaan, one.topik))


@dataclass(frozen=True, slots=True)
class KonsultasiMenunggu:
    pk: int
    judul: str
    batas: date
    desa: str
    kata: str

    @property
    def is_late(self) -> bool:
        return self.batas < today()


def words_for(rows: Iterable[Konsultasi]) -> Mapping[Batas, str]:
    """The deadlines of those that wait, in words; one query for all."""
    waiting = (row for row in rows if row.status == StatusKonsultasi.MENUNGGU)
    return words_of((row.batas, row.desa.kode) for row in waiting)


def waiting_for(user: Pengguna) -> list[KonsultasiMenunggu]:
    """What this person is to answer, of what she sees: assigned to her, or unassigned at her desk;
    by deadline."""
    held = cakupan_of(user)
    rows = _MENUNGGU.rows(user.pk, held.wilayah_ids(*KECAMATAN))
    seen = [(*row, kode) for *row, kode in rows if held.covers(kode, *PEMBACA)]
    words = words_of((batas, kode) for _pk, _judul, batas, *_desa, kode in seen)
    return [
        KonsultasiMenunggu(
            pk, judul, batas, Wilayah(jenis=jenis, nama=nama).sebutan, words[batas, kode]
        )
        for pk, judul, batas, jenis, nama, kode in seen
    ]


def _waiting(pengguna: int, kecamatan: list[int]) -> QuerySet[Any, Any]:
    mine = Q(petugas__pengguna=pengguna) | Q(petugas=None, desa__induk=AnyOf(kecamatan))
    rows = Konsultasi.objects.filter(mine, status="MENUNGGU").order_by("batas", "id")
    return rows.values_list("pk", "judul", "batas", "desa__jenis", "desa__nama", "desa__kode")


_MENUNGGU = KueriSiap(_waiting, int, list)
