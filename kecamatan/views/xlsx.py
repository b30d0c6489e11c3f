"""A spreadsheet as the answer to a request."""

from __future__ import annotations

from collections.abc import Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, cast

from django.http import FileResponse

from fondasi.spreadsheets.sheets import Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.rules.berkas import XLSX, nama_unduhan

DALAM_MEMORI = 4 * 1024 * 1024


def xlsx_response(sheets: Sequence[Lembar], nama: str) -> FileResponse:
    """For lists of offices and places; lists of people go through Unduhan instead."""
    stream = cast(IO[bytes], SpooledTemporaryFile(max_size=DALAM_MEMORI))  # noqa: SIM115
    write_xlsx(stream, sheets)
    stream.seek(0)
    response = FileResponse(
        stream, as_attachment=True, filename=nama_unduhan(nama, XLSX), content_type=XLSX
    )
    response["Cache-Control"] = "private, no-store"
    return response
