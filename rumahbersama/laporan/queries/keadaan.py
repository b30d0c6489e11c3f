"""How far the reports of a period are: every place of the level, with or without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from rumahbersama.laporan.enums import (
    BERJALAN,
    SUDAH_DILAPORKAN,
    TERBIT,
    JenisLaporan,
    KeadaanLapor,
    StatusLaporan,
)
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import Periode

# What a cell shows of a report.
_TAMPIL = ("wilayah_id", "periode", "status", "tenggat", "galat_pesan", "ditandatangani_at")


@dataclass(frozen=True, slots=True)
class Keadaan:
    """One cell: what a person reads, its tone, and the report behind it."""

    teks: str
    warna: str
    laporan: Laporan | None


@dataclass(frozen=True, slots=True)
class BarisKeadaan:
    wilayah: Wilayah
    sel: list[Keadaan]


def state_of(laporan: Laporan | None, day: date) -> Keadaan:
    if laporan is None:
        return Keadaan("Belum disusun", "netral", None)
    if laporan.is_late(day):
        return Keadaan("Belum melapor", "terlambat", laporan)
    if laporan.status == StatusLaporan.SIAP:
        return Keadaan("Belum ditandatangani", "perhatian", laporan)
    return Keadaan(laporan.get_status_display(), laporan.warna, laporan)


def places_below(di: Wilayah, jenis: JenisLaporan) -> QuerySet[Wilayah]:
    """The places of the kind's level inside `di`, by code, each with the place above it."""
    rows = Wilayah.objects.within(di.kode).current(today()).select_related("induk")
    rows = rows.only("kode", "nama", "jenis", "tingkat", "induk__nama", "induk__jenis")
    return rows.filter(tingkat__in=KINDS[jenis].tingkat).order_by("kode")


def newest_reports(jenis: JenisLaporan, periodes: Sequence[Periode]) -> QuerySet[Laporan]:
    """The last version of each place and period."""
    return Laporan.objects.newest().filter(jenis=jenis, periode__in=[p.kode for p in periodes])


def late(day: date) -> Q:
    """Condition on Laporan.is_late: not signed in time, upward *belum melapor*."""
    unsigned = (*BERJALAN, StatusLaporan.SIAP, StatusLaporan.GAGAL)
    return Q(status__in=unsigned, tenggat__lt=day)


def places_in_state(
    places: QuerySet[Wilayah], jenis: JenisLaporan, masa: Periode, keadaan: KeadaanLapor
) -> QuerySet[Wilayah]:
    """Those of `places` whose report of the period is that far; each place is in one state."""
    here = newest_reports(jenis, [masa]).filter(wilayah=OuterRef("pk"))
    if keadaan == KeadaanLapor.TANPA:
        return places.filter(~Exists(here))
    telat = late(today())
    conditions = {
        KeadaanLapor.BELUM: telat,
        KeadaanLapor.MENUNGGU: Q(status=StatusLaporan.SIAP) & ~telat,
        KeadaanLapor.SUDAH: Q(status__in=SUDAH_DILAPORKAN),
        KeadaanLapor.BERJALAN: Q(status__in=BERJALAN) & ~telat,
        KeadaanLapor.GAGAL: Q(status=StatusLaporan.GAGAL) & ~telat,
    }
    return places.filter(Exists(here.filter(conditions[keadaan])))


def silent_places(di: Wilayah, jenis: JenisLaporan, masa: Periode) -> list[Wilayah]:
    """By code."""
    return list(places_in_state(places_below(di, jenis), jenis, masa, KeadaanLapor.BELUM))


def reports_below(
    di: Wilayah, jenis: JenisLaporan, periodes: Sequence[Periode]
) -> QuerySet[Laporan]:
    """Those inside `di`, with their place and without their figures."""
    rows = newest_reports(jenis, periodes).filter(wilayah__in=Wilayah.objects.within(di.kode))
    return rows.select_related("wilayah").defer("angka").order_by("wilayah__kode", "-versi")


def matrix(
    places: Sequence[Wilayah], jenis: JenisLaporan, periodes: Sequence[Periode]
) -> list[BarisKeadaan]:
    """A line per place, a cell per period; one query whatever their number."""
    day = today()
    reports = newest_reports(jenis, periodes).filter(wilayah__in=[one.pk for one in places])
    found = {(r.wilayah_id, r.periode): r for r in reports.only(*_TAMPIL).order_by("-versi")}
    return [
        BarisKeadaan(place, [state_of(found.get((place.pk, p.kode)), day) for p in periodes])
        for place in places
    ]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Counts of one period: how many of `jumlah` places are how far."""

    jumlah: int
    siap: int
    berjalan: int
    gagal: int
    dilaporkan: int
    terlambat: int

    @property
    def belum(self) -> int:
        return self.jumlah - self.siap - self.berjalan - self.gagal

    @property
    def persen(self) -> int:
        return self.siap * 100 // self.jumlah if self.jumlah else 0


def count_states(di: Wilayah, jenis: JenisLaporan, periode: Periode) -> Hitungan:
    """Of every place below, also of those that a page does not show."""
    places = places_below(di, jenis).order_by()
    reports = newest_reports(jenis, [periode]).filter(wilayah__in=places.values("pk"))
    return Hitungan(
        jumlah=places.count(),
        **reports.order_by().aggregate(
            siap=Count("pk", filter=Q(status__in=TERBIT)),
            berjalan=Count("pk", filter=Q(status__in=BERJALAN)),
            gagal=Count("pk", filter=Q(status=StatusLaporan.GAGAL)),
            dilaporkan=Count("pk", filter=Q(status__in=SUDAH_DILAPORKAN)),
            terlambat=Count("pk", filter=late(today())),
        ),
    )


def areas_in(di: Wilayah) -> list[Wilayah]:
    """What a list of this place can be narrowed to: of a province itself and its kabupaten."""
    if di.tingkat != Tingkat.PROVINSI:
        return []
    return [di, *Wilayah.objects.filter(induk=di).current(today()).order_by("kode")]


def area_of(kodes: Sequence[str], wanted: str) -> Wilayah | None:
    """The place whose reports are shown: the asked one if it lies in these, else the first."""
    inside = Wilayah.objects.within_any(list(kodes)).filter(tingkat__lte=Tingkat.KECAMATAN)
    chosen = inside.filter(kode=wanted).first() if wanted else None
    return chosen or Wilayah.objects.filter(kode__in=kodes).order_by("kode").first()
