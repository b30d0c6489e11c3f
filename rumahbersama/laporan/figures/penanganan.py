"""Visits and help in a report."""

from __future__ import annotations

from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.models import DaftarVerval, Rilis
from kemiskinan.queries import daftar as daftar_queries
from kemiskinan.queries.intervensi import recap_per_program
from rumahbersama.laporan.figures.lingkup import Figures, row_place

_KOLOM_PROGRAM = (
    "program", "strategi", "instansi", "sumber_dana", "sasaran", "penerima", "pagu", "realisasi",
)  # fmt: skip


def verval(sk: Rilis, tingkat: Tingkat, di: Wilayah | None = None) -> list[Figures]:
    """How far the visits are, per wilayah of that level, by code; within `di` if given."""
    lists = DaftarVerval.objects.filter(sk=sk)
    rows = daftar_queries.progress_per_wilayah(lists, tingkat, di)
    return [
        {
            **row_place(row.wilayah),
            "jumlah": row.total,
            "selesai": row.selesai,
            "batas": row.batas.isoformat() if row.batas else "",
        }
        for row in rows
    ]


def program(sk: Rilis) -> list[Figures]:
    return [{name: row[name] for name in _KOLOM_PROGRAM} for row in recap_per_program(sk)]
