"""An XLSX package looked through to its last byte before a native parser sees it.

The native reader takes a path and believes the file: it holds the shared strings and each row
in memory. So every part is inflated here once, measured, its checksum proved and its XML scanned.
With isal this costs about a tenth of the reading itself.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO, Final
from zipfile import ZipInfo

from fondasi.spreadsheets.inflating import inflate
from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.refusals import refuse

XML_SUFFIXES: Final = (".xml", ".rels", ".vml")
SHARED_STRINGS: Final = "xl/sharedstrings.xml"
SHEETS: Final = "xl/worksheets/"


def check_package(path: Path, entries: list[ZipInfo], batas: Batas) -> None:
    """Raise the Galat of the first part that is not what a workbook's part should be."""
    with path.open("rb") as stream:
        for entry in entries:
            _check_part(stream, entry, batas)


def _check_part(stream: IO[bytes], entry: ZipInfo, batas: Batas) -> None:
    name = entry.filename.lower()
    if "vbaproject" in name:
        raise refuse("BERKAS_MAKRO")
    _check_part_size(name, entry.file_size, batas)
    if name.endswith(XML_SUFFIXES):
        _scan_xml(stream, entry, batas)
    else:
        for _piece in inflate(stream, entry):
            pass


def _check_part_size(name: str, size: int, batas: Batas) -> None:
    """Every part but the sheets and pictures is held in memory by the native reader."""
    if name == SHARED_STRINGS:
        if size > batas.teks_bersama:
            raise refuse("TEKS_TERLALU_BANYAK")
    elif not name.startswith(SHEETS) and size > batas.bagian_kecil:
        raise refuse("ZIP_BOM")


def _scan_xml(stream: IO[bytes], entry: ZipInfo, batas: Batas) -> None:
    """No DTD at the head, no endless text, no endless row."""
    sheet = entry.filename.lower().startswith(SHEETS)
    since_tag = since_row = 0
    for number, piece in enumerate(inflate(stream, entry)):
        if number == 0:
            _check_head(piece, entry.filename.lower())
        since_tag = 0 if b"<" in piece else since_tag + len(piece)
        since_row = 0 if not sheet or b"<row" in piece else since_row + len(piece)
        if since_tag > batas.panjang_teks or since_row > batas.panjang_baris:
            raise refuse("SEL_TERLALU_PANJANG")


def _check_head(head: bytes, name: str) -> None:
    """A DTD stands before the root element; NULs are dropped to see through UTF-16."""
    plain = head.replace(b"\x00", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise refuse("XML_BERBAHAYA")
    if name == "[content_types].xml" and b"macroEnabled" in plain:
        raise refuse("BERKAS_MAKRO")
