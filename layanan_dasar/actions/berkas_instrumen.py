"""A delivered file of an instrument: JSON or XLSX, read whole or refused with every defect."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from fondasi.errors import Galat
from fondasi.jsontext import read_json
from fondasi.spreadsheets.reading import open_workbook
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.actions.instrumen import InstrumenCacatError, import_instrumen
from layanan_dasar.models import Instrumen
from layanan_dasar.rules.lembar_instrumen import read_sheets

TERBESAR: Final = 2 * 1024 * 1024
LEMBAR: Final = ("Instrumen", "Indikator", "Aturan")


def read_instrument_file(path: Path) -> Any:
    """The file's content as data. Raises Galat BERKAS_TERLALU_BESAR, JSON_RUSAK, LEMBAR_KURANG,
    those of `open_workbook`, or InstrumenCacatError where cells cannot be read."""
    if path.stat().st_size > TERBESAR:
        raise Galat("BERKAS_TERLALU_BESAR", "Berkas instrumen paling besar 2 MB.")
    with path.open("rb") as file:
        start = file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")
    return _from_json(path) if start.startswith((b"{", b"[")) else _from_workbook(path)


def _from_json(path: Path) -> Any:
    try:
        return read_json(path.read_text(encoding="utf-8-sig"))
    except ValueError as error:
        raise Galat(
            "JSON_RUSAK", "Berkas JSON ini tidak terbaca. Unduh ulang dari portal."
        ) from error


def _from_workbook(path: Path) -> Any:
    with open_workbook(path) as workbook:
        missing = [name for name in LEMBAR[:2] if name not in workbook.sheet_names]
        if missing:
            raise Galat("LEMBAR_KURANG", f"Lembar {missing[0]} tidak ada pada berkas ini.")
        rows = [
            list(workbook.rows(name)) if name in workbook.sheet_names else [] for name in LEMBAR
        ]
    found = read_sheets(*rows)
    if found.cacat:
        raise InstrumenCacatError(found.cacat)
    return found.data


def import_instrument_file(path: Path, *, pemilik: Wilayah, oleh: Pengguna | None) -> Instrumen:
    return import_instrumen(read_instrument_file(path), pemilik=pemilik, oleh=oleh)
