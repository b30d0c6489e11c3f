"""Real spreadsheet files, well and badly made, for the tests of the spreadsheet door."""

from __future__ import annotations

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import xlsxwriter

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{NS}">'
SHEET = "xl/worksheets/sheet1.xml"


def make_xlsx(path: Path, rows: list[list[object]], name: str = "data") -> Path:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write(number, column, value)
    return path


def text_cell(ref: str, text: str) -> str:
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


def sheet_xml(body: str, dimension: str = "A1:B2") -> bytes:
    return (
        f'{HEAD}<dimension ref="{dimension}"/><sheetData>{body}</sheetData></worksheet>'
    ).encode()


def make_package(path: Path, parts: dict[str, bytes]) -> Path:
    """An ordinary XLSX in which the given parts replace or join the ordinary ones."""
    base = BytesIO()
    book = xlsxwriter.Workbook(base)
    book.add_worksheet("data").write(0, 0, "x")
    book.close()
    with zipfile.ZipFile(base) as source:
        whole = {name: source.read(name) for name in source.namelist()} | parts
    return make_zip(path, whole)


def make_zip(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def lie_about_size(path: Path, entry: str, declared: int) -> None:
    """Overwrite an entry's declared size wherever the archive states it."""
    with zipfile.ZipFile(path) as archive:
        true = struct.pack("<I", archive.getinfo(entry).file_size)
    path.write_bytes(path.read_bytes().replace(true, struct.pack("<I", declared)))


def make_ole(path: Path, streams: dict[str, bytes]) -> Path:
    """A compound file (version 3) with the given streams, each padded to whole big sectors."""
    size, end, free, fat_mark = 512, 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    padded = {
        name: data + bytes(max(4096, -(-len(data) // size) * size) - len(data))
        for name, data in streams.items()
    }
    directory_sectors = -(-(len(padded) + 1) // 4)
    fat = [fat_mark, *range(2, directory_sectors + 1), end]
    body, starts = b"", []
    for data in padded.values():
        starts.append(len(fat))
        count = len(data) // size
        fat += [*range(len(fat) + 1, len(fat) + count), end]
        body += data
    directory = _ole_entry("Root Entry", 5, end, 0, child=1)
    for number, (name, data) in enumerate(padded.items(), 1):
        right = number + 1 if number < len(padded) else free
        directory += _ole_entry(name, 2, starts[number - 1], len(data), right=right)
    directory += bytes(directory_sectors * size - len(directory))
    header = struct.pack(
        "<8s16sHHHHH6sIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE,
        9, 6, bytes(6), 0, 1, 1, 0, 4096, end, 0, end, 0,
    ) + struct.pack("<109I", 0, *[free] * 108)  # fmt: skip
    fat += [free] * (128 - len(fat))
    path.write_bytes(header + struct.pack("<128I", *fat) + directory + body)
    return path


def _ole_entry(
    name: str, kind: int, start: int, length: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    raw = name.encode("utf-16-le") + b"\0\0"
    return (
        raw.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(raw), kind, 1, 0xFFFFFFFF, right, child)
        + bytes(36)
        + struct.pack("<IQ", start, length)
    )


def make_xls(path: Path, rows: list[list[str | float]], *, locked: bool = False) -> Path:
    """BIFF8: one sheet of labels and numbers."""
    globals_start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    if locked:
        globals_start += _record(0x2F, struct.pack("<HHH", 1, 1, 1) + bytes(48))
    name = b"\x04\x00data"
    offset = len(globals_start) + 4 + 6 + len(name) + 4
    head = globals_start + _record(0x85, struct.pack("<IBB", offset, 0, 0) + name) + _record(0xA)
    sheet = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            at = struct.pack("<HHH", number, column, 0)
            if isinstance(value, str):
                text = value.encode("utf-16-le")
                sheet += _record(0x204, at + struct.pack("<HB", len(value), 1) + text)
            else:
                sheet += _record(0x203, at + struct.pack("<d", value))
    return make_ole(path, {"Workbook": head + sheet + _record(0xA)})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
