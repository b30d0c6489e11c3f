from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from pendamping.models import Kunjungan

KOLOM = (
    Kolom("Tanggal", 12, "tanggal"),
    Kolom("Desa/kelurahan", 22),
    Kolom("Tujuan", 26),
    Kolom("Kegiatan", 44),
    Kolom("Temuan", 60),
    Kolom("Oleh", 28),
    Kolom("Tindak lanjut", 40),
    Kolom("Lintang", 12),
    Kolom("Bujur", 12),
)


def visits_xlsx(rows: Iterable[Kunjungan]) -> bytes:
    target = BytesIO()
    write_xlsx(target, [Lembar("Kunjungan", KOLOM, (_row(row) for row in rows))])
    return target.getvalue()


def _row(row: Kunjungan) -> list[object]:
    follow_up = row.tindak_lanjut.uraian if row.tindak_lanjut else ""
    return [
        row.tanggal, row.desa.sebutan, row.get_tujuan_display(), row.kegiatan, row.temuan,
        row.oleh.nama, follow_up, row.lintang, row.bujur,
    ]  # fmt: skip
