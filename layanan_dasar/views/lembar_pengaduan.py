from __future__ import annotations

from collections.abc import Iterable, Sequence
from tempfile import TemporaryFile

from django.http import FileResponse

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx

TIPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TANGGAL = ("Tanggal laporan", "Batas waktu")


def xlsx_response(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> FileResponse:
    """One sheet as a download that no cache keeps."""
    stream = TemporaryFile()  # noqa: SIM115 - the response closes it
    kolom = [Kolom(one, jenis="tanggal" if one in TANGGAL else "teks") for one in columns]
    write_xlsx(stream, [Lembar("Pengaduan", kolom, rows)])
    stream.seek(0)
    response = FileResponse(
        stream, as_attachment=True, filename="pengaduan.xlsx", content_type=TIPE
    )
    response["Cache-Control"] = "private, no-store"
    return response
