"""The open data sets of a kabupaten or kota: what each says, and its rows as they may be published.

Only closed months and quarters are told, as they stood: a figure that moves day by day would show
single people as differences. Counts of people and of complaints have their small numbers hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from fondasi.formatting import bulan_tahun, tanggal
from fondasi.suppression import suppress
from fondasi.today import today
from kecamatan.models import Wilayah
from kecamatan.queries.kelembagaan_rekap import kecamatan_of, reported_states
from kemiskinan.models import Neraca
from kemiskinan.queries.neraca import latest_neraca, per_kecamatan
from layanan_dasar.queries.statistik_pengaduan import KOLOM as KEADAAN_PENGADUAN
from layanan_dasar.queries.statistik_pengaduan import public_figures
from layanan_dasar.queries.warna import colours_per
from layanan_dasar.rules.triwulan import Triwulan, fixed

Sel = str | int | None
LEBAR_TUTUP: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tabel:
    """`baris` in the order of `kolom`; None is hidden. `periode` in words, empty without data."""

    periode: str
    kolom: tuple[str, ...]
    baris: tuple[tuple[Sel, ...], ...]


@dataclass(frozen=True, slots=True)
class Himpunan:
    """One data set; `kode` is part of its stable address."""

    kode: str
    judul: str
    konsep: str
    satuan: str
    samar: bool
    isi: Callable[[Wilayah], Tabel]


def _closed() -> date:
    """The last day of the month before the running one."""
    return today().replace(day=1) - LEBAR_TUTUP


DAUN: Final = (
    "keluar", "optimal", "belum_optimal", "belum_diintervensi", "perlu_ditinjau", "tidak_padan",
)  # fmt: skip
"""The branches of the ledger that add up to the decree."""


def ledger(kabupaten: Wilayah) -> Tabel:
    """As it stood at the end of the last closed month; before that the first build there was."""
    kolom = ("kode_wilayah", "kecamatan", *DAUN, "jumlah_sk")
    neraca = latest_neraca(kabupaten, until=_closed()) or _first(kabupaten)
    if neraca is None:
        return Tabel("", kolom, ())
    rows = per_kecamatan(neraca)
    table = suppress([[row.angka[key] for key in DAUN] for row in rows])
    baris = tuple(
        (*_place(row.wilayah), *cells, total)
        for row, cells, total in zip(rows, table.sel, table.baris, strict=True)
    )
    return Tabel(bulan_tahun(neraca.tanggal), kolom, baris)


def _first(kabupaten: Wilayah) -> Neraca | None:
    return Neraca.objects.balanced().filter(kabupaten=kabupaten).order_by("tanggal", "pk").first()


def _place(wilayah: Wilayah | None) -> tuple[str, str]:
    return (wilayah.kode, wilayah.nama) if wilayah else ("", "Tempat belum diketahui")


def colours(kabupaten: Wilayah) -> Tabel:
    """Of the last closed quarter: answers (desa x indicator) of verified cards."""
    kolom = ("kode_wilayah", "kecamatan", "merah", "kuning", "hijau", "dinilai")
    closed = Triwulan.of(today()).sebelumnya
    found = colours_per(kabupaten, closed)
    if not found:
        return Tabel("", kolom, ())
    baris = tuple(
        (one.kode, one.nama, warna.merah, warna.kuning, warna.hijau, warna.dinilai)
        for one in kecamatan_of(kabupaten)
        if (warna := found.get(one.pk))
    )
    return Tabel(f"Triwulan {closed.nomor} {closed.tahun}", kolom, baris)


def complaints(kabupaten: Wilayah) -> Tabel:
    """By category, received in the newest quarter whose figures are fixed."""
    names = tuple(name.lower().replace(" ", "_") for name in KEADAAN_PENGADUAN)
    (masa,) = fixed(today())
    angka = public_figures(kabupaten, masa)
    baris = tuple(
        (kabupaten.kode, label, *cells, total) for label, cells, total in angka.baris_tersamar
    )
    periode = f"Triwulan {masa.romawi}, keadaan {tanggal(masa.keadaan)}" if baris else ""
    return Tabel(periode, ("kode_wilayah", "kategori", *names, "jumlah"), baris)


def maturity(kabupaten: Wilayah) -> Tabel:
    """The pieces of each Rumah Bersama, as last reported; who is silent has no line."""
    kolom = ("kode_wilayah", "kecamatan", "terlembaga", "praktik_berjalan", "belum")
    places = list(kecamatan_of(kabupaten))
    found = reported_states([one.pk for one in places])
    baris = tuple(
        (one.kode, one.nama, row["terlembaga"], row["praktik"], row["belum"])
        for one in places
        if (row := found.get(one.pk))
    )
    return Tabel(bulan_tahun(today()) if baris else "", kolom, baris)


HIMPUNAN: Final = (
    Himpunan(
        "rekapitulasi",
        "Rekapitulasi penanganan kemiskinan ekstrem per kecamatan",
        "Sasaran surat keputusan kepala daerah menurut data sumber yang berlaku: keluar dari desil "
        "1, dan yang masih desil 1 menurut intervensinya. Data mikro; bukan perkiraan BPS.",
        "jiwa",
        samar=True,
        isi=ledger,
    ),
    Himpunan(
        "kartu-skor",
        "Warna indikator layanan dasar per kecamatan",
        "Jawaban kartu skor desa dan kelurahan yang sudah diverifikasi, menurut ambang instrumen.",
        "jawaban (desa × indikator)",
        samar=False,
        isi=colours,
    ),
    Himpunan(
        "pengaduan",
        "Pengaduan per kategori",
        "Pengaduan warga yang diterima dalam satu triwulan, menurut keadaannya sebulan sesudah "
        "triwulan itu berakhir; yang digabungkan dihitung sekali.",
        "pengaduan",
        samar=True,
        isi=complaints,
    ),
    Himpunan(
        "rumah-bersama",
        "Kelembagaan Rumah Bersama per kecamatan",
        "Butir kelembagaan: terlembaga dengan dokumennya, praktik berjalan tanpa dokumen, belum.",
        "butir",
        samar=False,
        isi=maturity,
    ),
)


def set_of(kode: str) -> Himpunan | None:
    return next((one for one in HIMPUNAN if one.kode == kode), None)
