"""Macro figures for tests."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from kecamatan.models import Wilayah
from kemiskinan.models import AngkaKemiskinan


def buat_makro(wilayah: Wilayah | None, nilai: str = "8.60", **lainnya: Any) -> AngkaKemiskinan:
    isi = {"tahun": 2024, "bulan": 3, "ukuran": "p0", "sumber": "BPS (uji)", **lainnya}
    return AngkaKemiskinan.objects.create(wilayah=wilayah, nilai=Decimal(nilai), **isi)


def sel(kode: str, tahun: str, ukuran: str, nilai: str, **lainnya: str) -> dict[str, str]:
    """Cells of one row, by column."""
    isi = {"Kode wilayah": kode, "Tahun": tahun, "Ukuran": ukuran, "Nilai": nilai}
    return {**isi, "Bulan": "", "Sumber": "BPS (uji)", "Tanggal rilis": "", **lainnya}
