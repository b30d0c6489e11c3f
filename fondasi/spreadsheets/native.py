"""XLSX and XLS through the native reader: XLSX streamed row by row, XLS sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

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
        if self._streamed:
            return self._book.stream_sheet_by_index(index)  # type: ignore[no-any-return]
        return self._book.get_sheet_by_index(index).iter_rows()  # type: ignore[no-any-return]


@contextmanager
def open_native(path: Path, bentuk: str, batas: Batas) -> Iterator[NativeBook]:
    with _refusing():
        book = CalamineWorkbook.from_path(path)
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
