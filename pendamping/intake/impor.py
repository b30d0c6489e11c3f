"""A spreadsheet of the registry into rows of text, in the order of the columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.core.files import File
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.reading import Workbook, open_workbook
from pendamping.rules.impor import JUDUL, WAJIB

BARIS_TERBANYAK = 500
BATAS = Batas(ukuran_berkas=5 * MIB, ukuran_xls=5 * MIB, ukuran_terurai=64 * MIB, baris=20_000)
KEPALA_TERBAWAH = 10


@dataclass(frozen=True, slots=True)
class Lembaran:
    """`nomor` are the row numbers that the spreadsheet shows."""

    nomor: tuple[int, ...]
    baris: tuple[tuple[str, ...], ...]


def read_registry(isi: File[Any]) -> Lembaran:
    """The first sheet's rows below the line that names the columns.

    Raises Galat KOLOM_KURANG, TANPA_BARIS, BARIS_TERLALU_BANYAK and those of `open_workbook`.
    """
    with NamedTemporaryFile(suffix=".unggahan") as salinan:
        for potongan in isi.chunks():
            salinan.write(potongan)
        salinan.flush()
        with open_workbook(Path(salinan.name), batas=BATAS) as book:
            return _rows(book)


def _rows(book: Workbook) -> Lembaran:
    rows = iter(book.rows(book.sheet_names[0]))
    places = _columns(rows)
    found = list(islice(rows, BARIS_TERBANYAK + 1))
    if not found:
        raise Galat("TANPA_BARIS", _("Berkas ini tidak berisi baris di bawah judul kolomnya."))
    if len(found) > BARIS_TERBANYAK:
        raise Galat(
            "BARIS_TERLALU_BANYAK",
            _("Berkas ini lebih dari %(batas)s baris. Bagi per kecamatan, lalu unggah berurutan.")
            % {"batas": BARIS_TERBANYAK},
        )
    texts = (tuple(_cell(cells, places.get(title)) for title in JUDUL) for _n, cells in found)
    return Lembaran(tuple(n for n, _cells in found), tuple(texts))


def _cell(cells: list[str], place: int | None) -> str:
    return cells[place].strip() if place is not None and place < len(cells) else ""


def _columns(rows: Any) -> dict[str, int]:
    """Which column holds what, from the first line that names the necessary ones."""
    kurang: list[str] = list(WAJIB)
    for _n, cells in islice(rows, KEPALA_TERBAWAH):
        titles = [" ".join(one.casefold().split()) for one in cells]
        places = {one: titles.index(one.casefold()) for one in JUDUL if one.casefold() in titles}
        missing = [one for one in WAJIB if one not in places]
        if not missing:
            return places
        kurang = min(kurang, missing, key=len)
    raise Galat(
        "KOLOM_KURANG",
        _("Kolom %(kolom)s tidak ditemukan. Pakai judul kolom seperti pada contoh berkas.")
        % {"kolom": ", ".join(kurang)},
    )
