"""The one door through which spreadsheets go out: streamed, inert, printable."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any, Final

import xlsxwriter

from fondasi.spreadsheets.cells import UNSTORABLE, text_of
from fondasi.spreadsheets.sheets import Kolom, Lembar, Nilai

# Excel's own limits; longer texts are cut by Excel with a repair dialog, so they are cut here.
CELL_LENGTH: Final = 32_767
FOOTER_LENGTH: Final = 255
LIST_LENGTH: Final = 255
PAPER_A4: Final = 9
PAGE_NUMBER: Final = "Halaman &P dari &N"
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")

OPTIONS: Final = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
FORMATS: Final[dict[str, dict[str, Any]]] = {
    "kepala": {
        "bold": True,
        "font_color": "#FFFFFF",
        "bg_color": "#1F4E5F",
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
    },
    "teks": {"num_format": "@", "valign": "top"},
    "bilangan": {"num_format": "#,##0.##", "valign": "top"},
    "tanggal": {"num_format": "dd/mm/yyyy", "valign": "top"},
}


def write_xlsx(target: Path | IO[bytes], sheets: Iterable[Lembar]) -> int:
    """Write the sheets one after the other; returns the number of data rows.

    No text ever becomes a formula, a link or a number. Memory does not grow with the rows.
    """
    destination = str(target) if isinstance(target, Path) else target
    with xlsxwriter.Workbook(destination, OPTIONS) as book:
        formats = {name: book.add_format(look) for name, look in FORMATS.items()}
        return sum(_write_sheet(book.add_worksheet(s.nama), s, formats) for s in sheets)


def _write_sheet(sheet: Any, lembar: Lembar, formats: dict[str, Any]) -> int:
    _set_columns(sheet, lembar.kolom, formats)
    sheet.write_row(0, 0, [kolom.judul for kolom in lembar.kolom], formats["kepala"])
    count = 0
    for count, values in enumerate(lembar.baris, 1):
        _write_row(sheet, count, lembar.kolom, values, formats)
    _set_page(sheet, lembar)
    _set_choices(sheet, lembar, max(count, lembar.baris_isian))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(count, 1), max(len(lembar.kolom) - 1, 0))
    return count


def _set_columns(sheet: Any, columns: Sequence[Kolom], formats: dict[str, Any]) -> None:
    """The column's format also holds for cells that somebody fills in later."""
    for number, kolom in enumerate(columns):
        hidden = {"hidden": True} if kolom.tersembunyi else {}
        sheet.set_column(number, number, kolom.lebar, formats[kolom.jenis], hidden)


def _write_row(
    sheet: Any,
    row: int,
    columns: Sequence[Kolom],
    values: Sequence[Nilai],
    formats: dict[str, Any],
) -> None:
    for number, (kolom, value) in enumerate(zip(columns, values, strict=True)):
        style = formats[kolom.jenis]
        if value is None or value == "":
            sheet.write_blank(row, number, None, style)
        elif kolom.jenis == "bilangan" and isinstance(value, int | float | Decimal):
            sheet.write_number(row, number, value, style)
        elif kolom.jenis == "tanggal" and isinstance(value, date | datetime):
            sheet.write_datetime(row, number, value, style)
        else:
            sheet.write_string(row, number, _storable(value)[:CELL_LENGTH], style)


def _storable(value: object) -> str:
    return UNSTORABLE.sub("", str(value) if isinstance(value, Decimal) else text_of(value))


def _set_page(sheet: Any, lembar: Lembar) -> None:
    sheet.set_landscape()
    sheet.set_paper(PAPER_A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    if lembar.keterangan:
        sheet.set_header("&L" + _page_text(lembar.keterangan, FOOTER_LENGTH - 2))
    room = FOOTER_LENGTH - len(PAGE_NUMBER) - 4
    sheet.set_footer(f"&L{_page_text(lembar.kaki, room)}&R{PAGE_NUMBER}")


def _page_text(text: str, room: int) -> str:
    """Text of at most `room` characters in which & is no command; no && is ever halved."""
    kept = ""
    for character in text:
        escaped = "&&" if character == "&" else character
        if len(kept) + len(escaped) >= room:
            return kept + "…"
        kept += escaped
    return kept


def _set_choices(sheet: Any, lembar: Lembar, last_row: int) -> None:
    for number, kolom in enumerate(lembar.kolom):
        if not kolom.pilihan or not last_row:
            continue
        if len(",".join(kolom.pilihan)) > LIST_LENGTH:
            raise ValueError("a dropdown holds 255 characters")
        sheet.data_validation(1, number, last_row, number, _choice_rule(kolom))


def _choice_rule(kolom: Kolom) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": list(kolom.pilihan),
        "error_title": "Pilihan tidak dikenal",
        "error_message": f"Pilih salah satu dari daftar pada kolom {kolom.judul}."[:255],
    }


def write_csv(stream: IO[bytes], columns: Sequence[str], rows: Iterable[Sequence[Nilai]]) -> int:
    """UTF-8 with BOM and `;`, as an Indonesian Excel opens it; returns the number of data rows.

    A text that a spreadsheet would take for a formula gets an apostrophe in front.
    """
    text = TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_inert(title) for title in columns])
    count = 0
    for values in rows:
        writer.writerow([_inert(value) for value in values])
        count += 1
    text.detach()
    return count


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Nilai]]) -> Iterator[bytes]:
    """The same table as pieces for a streaming response."""
    echo = _Echo()
    writer = csv.writer(echo, delimiter=";", lineterminator="\r\n")
    yield b"\xef\xbb\xbf" + bytes(writer.writerow([_inert(title) for title in columns]))
    for values in rows:
        yield bytes(writer.writerow([_inert(value) for value in values]))


class _Echo:
    def write(self, text: str) -> bytes:
        return text.encode()


def _inert(value: Nilai) -> str:
    text = "" if value is None else _storable(value)
    number = isinstance(value, int | float | Decimal)
    return f"'{text}" if text.startswith(FORMULA_STARTS) and not number else text
