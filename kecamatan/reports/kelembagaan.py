"""The recap of many places as a picture and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from fondasi.charts import Petak, tile_map
from fondasi.formatting import tanggal
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.today import today
from kecamatan.enums import JenisWilayah, Tingkat
from kecamatan.models import Wilayah
from kecamatan.queries.kelembagaan_rekap import BarisRekap
from kecamatan.rules.kelembagaan import langkah_warna

LEBAR, SEMPIT = 880, 328
LEGENDA = ("0 %", "sampai 25 %", "sampai 50 %", "sampai 75 %", "sampai 100 %")

KOLOM = (
    Kolom("Kode", lebar=12),
    Kolom("Wilayah", lebar=28),
    Kolom("Kecamatan", jenis="bilangan", lebar=11),
    Kolom("Melapor", jenis="bilangan", lebar=10),
    Kolom("Terlembaga", jenis="bilangan", lebar=12),
    Kolom("Praktik berjalan", jenis="bilangan", lebar=12),
    Kolom("Belum", jenis="bilangan", lebar=10),
    Kolom("Belum dilaporkan", jenis="bilangan", lebar=12),
    Kolom("Berubah bulan ini", jenis="bilangan", lebar=12),
    Kolom("Rapat bulan ini", jenis="bilangan", lebar=12),
    Kolom("Tindak lanjut terlambat", jenis="bilangan", lebar=14),
    Kolom("Laporan terakhir", jenis="tanggal", lebar=14),
)


def tiles(rows: Sequence[BarisRekap]) -> tuple[str, str]:
    """The same tile map for desk and phone: the share of pieces that are instituted, and hatched
    where nobody has reported."""
    petak = [_tile(row) for row in rows]
    title = _("Butir yang terlembaga, menurut wilayah")
    wide, narrow = (
        tile_map(petak, width=width, title=title, legend=LEGENDA) for width in (LEBAR, SEMPIT)
    )
    return wide, narrow


def _tile(row: BarisRekap) -> Petak:
    found = row.hitungan
    told = found.semua if row.melapor else 0
    value = f"{found.terlembaga}/{told}" if row.kecamatan == 1 else _share(found.terlembaga, told)
    return Petak(
        nama=str(row.wilayah),
        singkatan=_short(row.wilayah),
        nilai=value,
        tingkat=langkah_warna(found.terlembaga, told) if told else None,
        href=reverse("kecamatan:rumah-wilayah", args=[row.wilayah.kode]),
    )


def _share(part: int, whole: int) -> str:
    return f"{part * 100 // whole} %" if whole else "–"


def _short(wilayah: Wilayah) -> str:
    return f"Kota {wilayah.nama}" if wilayah.jenis == JenisWilayah.KOTA else wilayah.nama


def sheet(rows: Iterable[BarisRekap], wilayah: Wilayah) -> Lembar:
    """One line per place, by code."""
    unit = _("kabupaten/kota") if wilayah.tingkat == Tingkat.PROVINSI else _("kecamatan")
    return Lembar(
        nama="Kelembagaan",
        kolom=KOLOM,
        baris=(_cells(row) for row in rows),
        keterangan=_("Kelembagaan Rumah Bersama %(tempat)s menurut %(unit)s, %(hari)s")
        % {"tempat": wilayah, "unit": unit, "hari": tanggal(today())},
    )


def _cells(row: BarisRekap) -> tuple[object, ...]:
    found = row.hitungan
    return (
        row.wilayah.kode, str(row.wilayah), row.kecamatan, row.melapor,
        found.terlembaga, found.praktik, found.belum, found.belum_lapor,
        row.berubah, row.rapat, row.terlambat, row.terakhir,
    )  # fmt: skip
