"""Promises as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet

from fondasi.spreadsheets.sheets import Kolom, Lembar, Nilai
from fondasi.today import day_told, today
from kecamatan.enums import JenisTindakLanjut
from kecamatan.models import TindakLanjut
from kecamatan.queries.tindak_lanjut import almanak_of
from kecamatan.rules.tindak_lanjut import keterlambatan

KOLOM = [
    Kolom("Nomor", 8, "bilangan"),
    Kolom("Wilayah", 24),
    Kolom("Desa/kelurahan", 24),
    Kolom("Jenis", 26),
    Kolom("Uraian", 60),
    Kolom("Penanggung jawab", 30),
    Kolom("Prioritas", 12),
    Kolom("Batas waktu", 14, "tanggal"),
    Kolom("Keadaan", 14),
    Kolom("Penerusan", 20),
    Kolom("Terlambat (hari kerja)", 14, "bilangan"),
    Kolom("Rapat", 34),
    Kolom("Selesai", 14, "tanggal"),
]
# Rows of one sheet; a list that is longer is filtered first.
BARIS_TERBANYAK = 20_000


def lembar_tindak_lanjut(rows: QuerySet[TindakLanjut], keterangan: str) -> Lembar:
    return Lembar("Tindak lanjut", KOLOM, _lines(rows), keterangan=keterangan)


def _lines(rows: QuerySet[TindakLanjut]) -> Iterator[tuple[Nilai, ...]]:
    found = list(rows.select_related("rapat")[:BARIS_TERBANYAK])
    calendars, hari_ini = almanak_of(found), today()
    for row in found:
        late = row.is_late
        telat = keterlambatan(calendars.of(row.wilayah), row.batas, hari_ini) if late else None
        usulan = row.jenis == JenisTindakLanjut.USULAN
        yield (
            row.pk, str(row.wilayah), str(row.desa or ""), row.get_jenis_display(), row.uraian,
            str(row.pemilik), row.get_prioritas_display(), row.batas, row.get_status_display(),
            row.get_penerusan_display() if usulan else "", telat, str(row.rapat or ""),
            day_told(row.selesai_at) if row.selesai_at else None,
        )  # fmt: skip
