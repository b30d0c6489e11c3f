"""P3KE individu, layout B (2023/2024): percentile, verval priority, one age group."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, choices, pilihan
from kemiskinan.intake.layouts import p3ke
from kemiskinan.intake.layouts.p3ke_individu_a import DASAR

LAYOUT: Final = Layout(
    kode="B",
    jenis=JenisRilis.P3KE_INDIVIDU,
    judul="P3KE individu, susunan B (2023/2024)",
    tabel="individu",
    kolom=(
        p3ke.ID_KELUARGA,
        p3ke.DIMUTAKHIRKAN,
        p3ke.KODE,
        *p3ke.NAMA_WILAYAH,
        p3ke.DESIL,
        p3ke.PERSENTIL,
        p3ke.ALAMAT,
        pilihan("prioritas_verval", "Prioritas Verval", choices("NIK duplikat", "Normal")),
        *DASAR,
        pilihan("status_pekerjaan", "Status Pekerjaan", p3ke.STATUS_PEKERJAAN),
        Kolom("usia", ("Usia 2023", "Usia 2024", "Usia"), Jenis.ANGKA, atribut=True),
        pilihan(
            "kelompok_usia",
            ("Kelompok Usia 2023", "Kelompok Usia 2024", "Kelompok Usia"),
            choices("< 5", "6-12", "13-15", "16-18", "19-59", "60+")
            | {
                "USIA < 5 TAHUN": "< 5",
                "USIA 6-12 TAHUN": "6-12",
                "USIA 13-15 TAHUN": "13-15",
                "USIA 16-18 TAHUN": "16-18",
                "USIA 19-59 TAHUN": "19-59",
                "USIA 60+ TAHUN": "60+",
                "USIA < 5": "< 5",
                "6-12 TAHUN": "6-12",
                "13-15 TAHUN": "13-15",
                "16-18 TAHUN": "16-18",
                "19-59 TAHUN": "19-59",
                "60+ TAHUN": "60+",
                "< 5 TAHUN": "< 5",
            },
        ),
        *p3ke.PENERIMA,
        *p3ke.PENERIMA_B,
        *p3ke.TAMBAHAN_KABUPATEN,
    ),
)
