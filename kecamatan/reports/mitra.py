"""Partners and economic activities as spreadsheets; without the contact person."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fondasi.spreadsheets.sheets import Kolom, Lembar
from kecamatan.models import KegiatanEkonomi

KOLOM_MITRA = (
    Kolom("Mitra", lebar=32),
    Kolom("Golongan", lebar=16),
    Kolom("Bentuk", lebar=16),
    Kolom("Dicatat oleh", lebar=24),
    Kolom("Yang dapat dibantu", lebar=40),
    Kolom("Di mana", lebar=24),
    Kolom("Jumlah komitmen", jenis="bilangan", lebar=12),
    Kolom("Terwujud", jenis="bilangan", lebar=12),
    Kolom("Komitmen (Rp)", jenis="bilangan"),
    Kolom("Realisasi (Rp)", jenis="bilangan"),
)
KOLOM_KEGIATAN = (
    Kolom("Kegiatan", lebar=32),
    Kolom("Jenis", lebar=14),
    Kolom("Desa/kelurahan", lebar=22),
    Kolom("Kecamatan", lebar=22),
    Kolom("Strategi", lebar=28),
    Kolom("Keadaan", lebar=14),
    Kolom("Tahun mulai", jenis="bilangan", lebar=12),
    Kolom("KK terlibat", jenis="bilangan", lebar=12),
    Kolom("Omzet setahun (Rp)", jenis="bilangan"),
    Kolom("Mitra", lebar=40),
)


def mitra_sheet(rows: Iterable[Any]) -> Lembar:
    """From rows with their sums (`with_sums`)."""
    cells = (
        (
            row.nama, row.get_kelas_display(), row.bentuk, str(row.wilayah), row.tawaran,
            row.lokasi, row.janji, row.terwujud, row.komitmen, row.realisasi,
        )
        for row in rows
    )  # fmt: skip
    return Lembar("Mitra", KOLOM_MITRA, cells)


def kegiatan_sheet(rows: Iterable[KegiatanEkonomi]) -> Lembar:
    cells = (
        (
            row.nama, row.get_jenis_display(), str(row.desa), str(row.desa.induk),
            row.get_strategi_display(), row.get_keadaan_display(), row.tahun_mulai,
            row.keluarga, row.omzet, "; ".join(str(one) for one in row.mitra.all()),
        )
        for row in rows
    )  # fmt: skip
    return Lembar("Kegiatan ekonomi", KOLOM_KEGIATAN, cells)
