"""A card of the catalogue on paper, and the catalogue as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from fondasi.formatting import tanggal
from fondasi.pdf import render_pdf
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.today import today
from kecamatan.models import AdopsiInovasi, Inovasi

KOLOM = (
    Kolom("Inovasi", lebar=32),
    Kolom("Tempat", lebar=24),
    Kolom("Tahap", lebar=14),
    Kolom("Tahun", lebar=8),
    Kolom("Masalah", lebar=40),
    Kolom("Yang diukur", lebar=28),
    Kolom("Sebelum", jenis="bilangan", lebar=12),
    Kolom("Sesudah", jenis="bilangan", lebar=12),
    Kolom("Satuan", lebar=12),
    Kolom("Biaya (Rp)", jenis="bilangan"),
    Kolom("Nomor SK", lebar=20),
    Kolom("Diadopsi (kecamatan)", jenis="bilangan", lebar=12),
    Kolom("Sumber", lebar=32),
)


def inovasi_pdf(inovasi: Inovasi, adopsi: Sequence[AdopsiInovasi]) -> bytes:
    """One card; what is not known yet is said to be missing, not left out."""
    context = {
        "inovasi": inovasi,
        "adopsi": adopsi,
        "kaki": f"Katalog inovasi kecamatan, per {tanggal(today())}.",
    }
    return render_pdf("pdf/inovasi.html", context, title=inovasi.nama)


def inovasi_sheet(rows: Iterable[Any]) -> Lembar:
    cells = (
        (
            row.nama, str(row.wilayah or ""), row.get_tahap_display(), str(row.tahun or ""),
            row.masalah, row.indikator, row.sebelum, row.sesudah, row.satuan, row.biaya,
            row.nomor_sk, row.pengadopsi, row.sumber,
        )
        for row in rows
    )  # fmt: skip
    return Lembar("Inovasi", KOLOM, cells)
