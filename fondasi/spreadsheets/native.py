"""XLSX and XLS through the native reader: XLSX streamed row by row, XLS sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from python_calamine_plus import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
)

from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.refusals import refuse


class NativeBook:
    """The worksheets of one file; chart and macro sheets are not listed."""

    def __init__(self, book: CalamineWorkbook, bentuk: str, batas: Batas) -> None:
        self._book = book
        self._streamed = bentuk == "xlsx"
        self._batas = batas
        self._index = {
            sheet.name: number
            for number, sheet in enumerate(book.sheets_metadata)
            if sheet.typ == SheetTypeEnum.WorkSheet
        }
        self.sheet_names = list(self._index)

    def rows(self, sheet: str) -> Iterator[tuple[int, list[object]]]:
        """(row number from 1, typed values padded to the sheet's declared width)."""
        with _refusing():
            yield from enumerate(self._start(self._index[sheet]), 1)

    def _start(self, index: int) -> Iterator[list[object]]:
        """`max_col` keeps one far cell from making a row of millions; XLS ends at column 256."""
        if not self._streamed:
            whole: Any = self._book.get_sheet_by_index(index)
            return iter(whole.iter_rows())
        reach = self._reach(islice(self._stream(index, self._batas.kolom), self._batas.kepala))
        return self._stream(index, reach)

    def _stream(self, index: int, reach: int) -> Iterator[list[object]]:
        stream: Any = self._book.stream_sheet_by_index(index, max_col=reach)
        return iter(stream)

    def _reach(self, first_rows: Iterator[list[object]]) -> int:
        """Twice the width of the first rows: declared widths lie, and padding costs time."""
        widest = max((_filled(row) for row in first_rows), default=0)
        return min(self._batas.kolom, max(2 * widest, 32))


def _filled(row: list[object]) -> int:
    return next((at for at in range(len(row), 0, -1) if row[at - 1] != ""), 0)


@contextmanager
def open_native(path: Path, bentuk: str, batas: Batas) -> Iterator[NativeBook]:
    """The native reader chooses by suffix, so it gets a link that tells the truth."""
    with TemporaryDirectory() as folder:
        link = Path(folder, f"isi.{bentuk}")
        link.symlink_to(path.resolve())
        with _refusing():
            book = CalamineWorkbook.from_path(link)
        with closing(book):
            yield NativeBook(book, bentuk, batas)


@contextmanager
def _refusing() -> Iterator[None]:
    """The reader's errors, and the panics of its native code, are one refusal."""
    try:
        yield
    except PasswordError as error:
        raise refuse("BERKAS_BERSANDI") from error
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise refuse("BERKAS_RUSAK") from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise refuse("BERKAS_RUSAK") from error
        raise
