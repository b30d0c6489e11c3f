"""How far the reports of a period are: every place of the level, with or without one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from rumahbersama.laporan.enums import (
    BERJALAN,
    SUDAH_DILAPORKAN,
    TERBIT,
    JenisLaporan,
    StatusLaporan,
)
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import Periode


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
    """The places of the kind's level inside `di`, by code."""
    rows = Wilayah.objects.within(di.kode).current(today())
    return rows.filter(tingkat__in=KINDS[jenis].tingkat).order_by("kode")


def newest_reports(
    di: Wilayah, jenis: JenisLaporan, periodes: Sequence[Periode]
) -> QuerySet[Laporan]:
    """The last version of each place and period, without its figures."""
    return (
        Laporan.objects.newest()
        .filter(
            jenis=jenis,
            periode__in=[p.kode for p in periodes],
            wilayah__in=Wilayah.objects.within(di.kode),
        )
        .select_related("wilayah")
        .defer("angka")
        .order_by("wilayah__kode", "-versi")
    )


def matrix(di: Wilayah, jenis: JenisLaporan, periodes: Sequence[Periode]) -> list[BarisKeadaan]:
    """A line per place, a cell per period; two queries whatever their number."""
    day = today()
    found = {(r.wilayah_id, r.periode): r for r in newest_reports(di, jenis, periodes)}
    return [
        BarisKeadaan(place, [state_of(found.get((place.pk, p.kode)), day) for p in periodes])
        for place in places_below(di, jenis)
    ]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Counts of one period: how many of `jumlah` places are how far."""

    jumlah: int
    siap: int
    berjalan: int
    gagal: int
    dilaporkan: int

    @property
    def belum(self) -> int:
        return self.jumlah - self.siap - self.berjalan - self.gagal

    @property
    def persen(self) -> int:
        return self.siap * 100 // self.jumlah if self.jumlah else 0


def count_states(rows: Sequence[BarisKeadaan]) -> Hitungan:
    """From a matrix of one period."""
    reports = [row.sel[0].laporan for row in rows]
    status = [r.status for r in reports if r]
    return Hitungan(
        jumlah=len(rows),
        siap=sum(s in TERBIT for s in status),
        berjalan=sum(s in BERJALAN for s in status),
        gagal=status.count(StatusLaporan.GAGAL),
        dilaporkan=sum(s in SUDAH_DILAPORKAN for s in status),
    )


def area_of(kodes: Sequence[str], wanted: str) -> Wilayah | None:
    """The place whose reports are shown: the asked one if it lies in these, else the first."""
    inside = Wilayah.objects.within_any(list(kodes)).filter(tingkat__lte=Tingkat.KECAMATAN)
    chosen = inside.filter(kode=wanted).first() if wanted else None
    return chosen or Wilayah.objects.filter(kode__in=kodes).order_by("kode").first()
