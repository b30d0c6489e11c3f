"""The one door through which foreign spreadsheets come in: streamed, bounded, cleaned.

    with open_workbook(path) as workbook:
        for number, cells in workbook.rows(workbook.sheet_names[0]):
            ...

Memory does not grow with the number of rows. A workbook is read one sheet at a time: starting a
second iteration ends the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from fondasi.spreadsheets import csvtext, sniffing
from fondasi.spreadsheets.archives import list_entries, unpack_single
from fondasi.spreadsheets.cells import CleanRows, Pelapor, Temuan
from fondasi.spreadsheets.limits import BATAS_BAWAAN, Batas
from fondasi.spreadsheets.native import NativeBook, open_native
from fondasi.spreadsheets.package_check import check_package
from fondasi.spreadsheets.refusals import refuse

CSV_SHEET: Final = "csv"
CHUNK: Final = 64

Raw = Callable[[str], Iterator[tuple[int, list[object]]]]


class Workbook:
    """An opened spreadsheet. `temuan` counts what `lapor` was told, by code, as rows are read."""

    def __init__(
        self, bentuk: str, sheet_names: list[str], raw: Raw, batas: Batas, lapor: Pelapor | None
    ) -> None:
        self.format = bentuk
        self.sheet_names = sheet_names
        self.temuan: Counter[str] = Counter()
        self._raw = raw
        self._batas = batas
        self._lapor = lapor

    def rows(self, sheet: str) -> Iterator[tuple[int, list[str]]]:
        """(row number as the spreadsheet shows it, texts from column A on; "" when empty).

        Wholly blank rows are skipped, their numbers are not. Rows of one sheet may differ in
        length. Cells further right than twice the width of the first 1,100 rows are not read.
        Raises Galat when the file turns out damaged or beyond the limits.
        """
        for chunk in self.iter_chunks(sheet, CHUNK):
            yield from chunk

    def iter_chunks(self, sheet: str, size: int) -> Iterator[list[tuple[int, list[str]]]]:
        """The same rows in lists of at most `size`; a finding is told before its chunk comes."""
        if sheet not in self.sheet_names:
            raise refuse("LEMBAR_TIDAK_ADA")
        cleaner = CleanRows(sheet, self._batas, self._note)
        return cleaner.chunks(self._raw(sheet), size)

    def holds_data(self, sheet: str) -> bool:
        """Whether one filled row exists; what is wrong in it is told when it is read."""
        cleaner = CleanRows(sheet, self._batas, lapor=lambda _temuan: None)
        return any(True for _chunk in cleaner.chunks(self._raw(sheet), 1))

    def _note(self, temuan: Temuan) -> None:
        self.temuan[temuan.kode] += 1
        if self._lapor:
            self._lapor(temuan)


@contextmanager
def open_workbook(
    path: Path, *, batas: Batas = BATAS_BAWAAN, lapor: Pelapor | None = None
) -> Iterator[Workbook]:
    """Open an XLSX, XLS, CSV, or a ZIP of exactly one of them.

    `lapor` is told of every cell whose text hides something (`Temuan`). Raises Galat for all
    that is not an ordinary, whole, harmless spreadsheet with data in at least one sheet.
    """
    with ExitStack() as stack:
        workbook = _open(stack, path, batas, lapor)
        _require_data(workbook, batas)
        yield workbook


def _open(stack: ExitStack, path: Path, batas: Batas, lapor: Pelapor | None) -> Workbook:
    bentuk = sniffing.sniff(path, batas)
    if bentuk == "zip":
        entries = list_entries(path, batas)
        bentuk = sniffing.package_form(entries)
        if bentuk == "zip":
            return _open_delivered(stack, path, batas, lapor)
        check_package(path, entries, batas)
    if bentuk == "csv":
        return _open_csv(path, batas, lapor)
    book: NativeBook = stack.enter_context(open_native(path, bentuk, batas))
    return Workbook(bentuk, book.sheet_names, book.rows, batas, lapor)


def _open_delivered(stack: ExitStack, path: Path, batas: Batas, lapor: Pelapor | None) -> Workbook:
    inner = stack.enter_context(unpack_single(path, list_entries(path, batas), batas))
    if _is_plain_zip(inner, batas):
        raise refuse("ZIP_BERSARANG")
    return _open(stack, inner, batas, lapor)


def _is_plain_zip(path: Path, batas: Batas) -> bool:
    if sniffing.sniff(path, batas) != "zip":
        return False
    return sniffing.package_form(list_entries(path, batas)) == "zip"


def _open_csv(path: Path, batas: Batas, lapor: Pelapor | None) -> Workbook:
    ragam = csvtext.detect(path, batas)
    return Workbook(
        "csv", [CSV_SHEET], lambda _sheet: csvtext.records(path, ragam, batas), batas, lapor
    )


def _require_data(workbook: Workbook, batas: Batas) -> None:
    if len(workbook.sheet_names) > batas.lembar:
        raise refuse("LEMBAR_TERLALU_BANYAK", batas=batas.lembar)
    if not any(workbook.holds_data(sheet) for sheet in workbook.sheet_names):
        raise refuse("TANPA_DATA")
