from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from pendamping.models import Pendamping

KOLOM = (
    Kolom("Nama", 30),
    Kolom("Program", 16),
    Kolom("Instansi asal", 28),
    Kolom("Nomor WA", 18),
    Kolom("Surel", 26),
    Kolom("Kecamatan", 22),
    Kolom("Desa binaan", 50),
    Kolom("Kontrak mulai", 14, "tanggal"),
    Kolom("Hari terakhir", 14, "tanggal"),
)


def registry_xlsx(rows: Iterable[Pendamping]) -> bytes:
    """The registry in the columns in which it can be brought in again."""
    target = BytesIO()
    write_xlsx(target, [Lembar("Pendamping", KOLOM, (_row(row) for row in rows))])
    return target.getvalue()


def _row(row: Pendamping) -> list[object]:
    places: list[str] = [one.desa.nama for one in getattr(row, "tempat", [])]
    kontak = row.kontak
    return [
        kontak.nama, row.program.singkatan, row.lembaga, kontak.telepon, kontak.email,
        row.wilayah.nama, "; ".join(places), row.kontrak_mulai, row.hari_terakhir,
    ]  # fmt: skip
