"""Cards that wait for one person, for her start page: one query each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import KartuSkor
from layanan_dasar.models.cakupan import KECAMATAN, LAPANGAN
from layanan_dasar.permissions.kartu import MENUNGGU, TERBUKA

BANYAK = 20


@dataclass(frozen=True, slots=True)
class KartuMenunggu:
    pk: int
    desa: str
    periode: str
    batas: date
    status: str
    instrumen: str
    kode: str

    def __str__(self) -> str:
        return f"{self.instrumen} {self.desa}, {self.periode}"

    @property
    def get_status_display(self) -> str:
        return str(StatusKartu(self.status).label)

    @property
    def kembali(self) -> bool:
        return self.status == StatusKartu.DIKEMBALIKAN


def cards_to_verify(user: Pengguna) -> list[KartuMenunggu]:
    """Of her kecamatan, the longest waiting first."""
    return _told(_DIPERIKSA.rows(cakupan_of(user).wilayah_ids(*KECAMATAN)))


def cards_to_fill(user: Pengguna) -> list[KartuMenunggu]:
    """Of her desa, the nearest deadline first."""
    return _told(_DIISI.rows(cakupan_of(user).wilayah_ids(*LAPANGAN)))


def cards_of(user: Pengguna) -> list[KartuMenunggu]:
    """Of her desa in the periods that run, the nearest deadline first."""
    return _told(_SEMUA.rows(cakupan_of(user).wilayah_ids(*LAPANGAN)))


def _told(rows: list[tuple[Any, ...]]) -> list[KartuMenunggu]:
    return [
        KartuMenunggu(pk, Wilayah(jenis=jenis, nama=nama).sebutan, *rest)
        for pk, jenis, nama, *rest in rows
    ]


def _waiting(rows: QuerySet[KartuSkor], *order: str) -> QuerySet[Any, Any]:
    named = (
        "pk", "desa__jenis", "desa__nama", "periode__label", "periode__batas", "status",
        "periode__instrumen__nama", "desa__kode",
    )  # fmt: skip
    return rows.filter(periode__ditutup_at=None).order_by(*order).values_list(*named)[:BANYAK]


_SEMUA = KueriSiap(
    lambda desa: _waiting(KartuSkor.objects.filter(desa=AnyOf(desa)), "periode__batas", "pk"), list
)
_DIPERIKSA = KueriSiap(
    lambda kecamatan: _waiting(
        KartuSkor.objects.filter(kecamatan=AnyOf(kecamatan), status__in=MENUNGGU), "diajukan_at"
    ),
    list,
)
_DIISI = KueriSiap(
    lambda desa: _waiting(
        KartuSkor.objects.filter(desa=AnyOf(desa), status__in=TERBUKA), "periode__batas", "pk"
    ),
    list,
)
