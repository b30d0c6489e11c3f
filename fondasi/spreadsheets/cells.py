"""A foreign cell's value as clean text, and what had to be noticed on the way."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import isfinite
from typing import Final

from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.refusals import refuse

ANGKA_PANJANG: Final = "ANGKA_PANJANG"
KARAKTER_DIBUANG: Final = "KARAKTER_DIBUANG"

# PostgreSQL's COPY refuses the whole batch for one of these (NUL, lone surrogates).
UNSTORABLE: Final = re.compile("[\x00\ud800-\udfff]")
# Excel keeps 15 significant digits; from 10**15 on a number may have lost its last ones.
LONG_NUMBER: Final = 10**15


@dataclass(frozen=True, slots=True)
class Temuan:
    """Something about one cell that its text no longer shows. `baris` and `kolom` count from 1.

    ANGKA_PANJANG: a number cell of 16 or more digits; the digits are those of the file, but
    Excel itself may have replaced those after the fifteenth by zeros before saving.
    KARAKTER_DIBUANG: NUL or lone surrogates were removed; `nilai` shows them escaped.
    `nilai` may be personal data: it is kept out of repr.
    """

    lembar: str
    baris: int
    kolom: int
    kode: str
    nilai: str = field(repr=False)


Pelapor = Callable[[Temuan], None]


def text_of(value: object) -> str:
    """Text of one typed value; dates ISO, booleans TRUE/FALSE, numbers without float noise."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float_text(value)
    return _moment_text(value)


def _float_text(value: float) -> str:
    """Digits beyond a double's precision come out as zeros, never as invented digits."""
    if not isfinite(value):
        return str(value)
    if value.is_integer():
        return format(Decimal(repr(value)), ".0f")
    return format(Decimal(f"{value:.15g}"), "f")


def _moment_text(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        seconds = int(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    return "" if value is None else str(value)


def _is_long_number(value: object) -> bool:
    return (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) >= LONG_NUMBER
    )


class CleanRows:
    """Raw rows of one sheet into (row number, texts); blank rows are skipped, numbers stay true.

    The joined text of a row answers three questions at C speed: are all cells text already
    (TypeError otherwise), is the row blank, does it hold characters that cannot be stored. Only
    a row that fails one of them is looked at cell by cell.
    """

    def __init__(self, lembar: str, batas: Batas, lapor: Pelapor) -> None:
        self.lembar = lembar
        self.batas = batas
        self.lapor = lapor

    def chunks(
        self, raw: Iterable[tuple[int, list[object]]], size: int
    ) -> Iterator[list[tuple[int, list[str]]]]:
        """Lists of at most `size` rows. Stops after `kosong_berturut` blank rows in a row.

        Raises Galat BARIS_TERLALU_BANYAK or KOLOM_TERLALU_BANYAK.
        """
        chunk: list[tuple[int, list[str]]] = []
        blank = kept = width = 0
        for number, row in raw:
            if len(row) > width:
                width = self._trim(row, width)
            cells, joined = self._texts(number, row)
            if not joined or joined.isspace():
                blank += 1
                if blank >= self.batas.kosong_berturut:
                    break
                continue
            blank = 0
            chunk.append((number, self._storable(number, cells, joined)))
            if len(chunk) >= size:
                kept = self._count(kept, chunk)
                yield chunk
                chunk = []
        self._count(kept, chunk)
        if chunk:
            yield chunk

    def _count(self, kept: int, chunk: list[tuple[int, list[str]]]) -> int:
        if kept + len(chunk) > self.batas.baris:
            raise refuse("BARIS_TERLALU_BANYAK", batas=self.batas.baris)
        return kept + len(chunk)

    def _texts(self, number: int, row: list[object]) -> tuple[list[str], str]:
        try:
            return row, "".join(row)  # type: ignore[return-value, arg-type]
        except TypeError:
            cells = [text_of(value) for value in row]
        for column, value in enumerate(row, 1):
            if _is_long_number(value):
                self._report(number, column, ANGKA_PANJANG, cells[column - 1])
        return cells, "".join(cells)

    def _trim(self, row: list[object], width: int) -> int:
        """Cut padding off in place; returns the widest filled width so far.

        Rows come padded to a width that a file declares or to the limit, and that width lies.
        """
        tail = row[width:]
        filled = 0 if tail.count("") == len(tail) else len(tail)
        while filled and tail[filled - 1] == "":
            filled -= 1
        if width + filled > self.batas.kolom:
            raise refuse("KOLOM_TERLALU_BANYAK", batas=self.batas.kolom)
        del row[width + filled :]
        return width + filled

    def _storable(self, number: int, cells: list[str], joined: str) -> list[str]:
        if "\x00" in joined or (not joined.isascii() and UNSTORABLE.search(joined)):
            return [self._clean(number, column, text) for column, text in enumerate(cells, 1)]
        return cells

    def _clean(self, number: int, column: int, text: str) -> str:
        if not UNSTORABLE.search(text):
            return text
        self._report(number, column, KARAKTER_DIBUANG, ascii(text)[1:-1])
        return UNSTORABLE.sub("", text)

    def _report(self, number: int, column: int, kode: str, nilai: str) -> None:
        self.lapor(Temuan(self.lembar, number, column, kode, nilai))
