"""What a file is, from its bytes; its name is not asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal
from zipfile import ZipInfo

import olefile

from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.refusals import refuse

Bentuk = Literal["xlsx", "xls", "csv", "zip"]

HEAD_SIZE: Final = 64 * 1024
OLE_MAGIC: Final = bytes.fromhex("d0cf11e0a1b11ae1")
UTF16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
UTF8_MARK: Final = b"\xef\xbb\xbf"
HTML_TAGS: Final = (b"<html", b"<!doctype html", b"<table", b"<head", b"<body", b"<meta", b"<div")
FOREIGN_MAGICS: Final = (b"%PDF", b"{\\rtf", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x89PNG")
CONTROL_BYTES: Final = bytes(set(range(32)) - {0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x1A})


def sniff(path: Path, batas: Batas) -> Bentuk:
    """xlsx and zip are told apart later, by `package_form`. Raises Galat for all the rest."""
    size = path.stat().st_size
    if size == 0:
        raise refuse("BERKAS_KOSONG")
    if size > batas.ukuran_berkas:
        raise refuse("BERKAS_TERLALU_BESAR", ukuran=size // MIB, batas=batas.ukuran_berkas // MIB)
    with path.open("rb") as stream:
        head = stream.read(HEAD_SIZE)
    if head.startswith(b"PK"):
        return "zip"
    if head.startswith(OLE_MAGIC):
        return _sniff_ole(path, size, batas)
    return _sniff_text(head)


def _sniff_ole(path: Path, size: int, batas: Batas) -> Bentuk:
    streams = _ole_streams(path)
    if "encryptedpackage" in streams:
        raise refuse("BERKAS_BERSANDI")
    if any(name.startswith("_vba_project") for name in streams):
        raise refuse("BERKAS_MAKRO")
    if not streams & {"workbook", "book"}:
        raise refuse("JENIS_TIDAK_DIKENAL")
    if size > batas.ukuran_xls:
        raise refuse("BERKAS_TERLALU_BESAR", ukuran=size // MIB, batas=batas.ukuran_xls // MIB)
    return "xls"


def _ole_streams(path: Path) -> set[str]:
    try:
        with olefile.OleFileIO(str(path)) as container:
            return {part.lower() for name in container.listdir(True, True) for part in name}
    except Exception as error:  # olefile raises whatever a damaged directory leads it to
        raise refuse("BERKAS_RUSAK") from error


def _sniff_text(head: bytes) -> Bentuk:
    text = head.removeprefix(UTF8_MARK).lstrip()
    if text.startswith(b"<"):
        lowered = text[:2048].lower()
        raise refuse("BERKAS_HTML" if any(t in lowered for t in HTML_TAGS) else UNKNOWN)
    if text.startswith(FOREIGN_MAGICS) or (not head.startswith(UTF16_MARKS) and _is_binary(head)):
        raise refuse(UNKNOWN)
    return "csv"


UNKNOWN: Final = "JENIS_TIDAK_DIKENAL"


def _is_binary(head: bytes) -> bool:
    """More than one control byte in a hundred; NULs alone may be a damaged but readable CSV."""
    controls = len(head) - len(head.translate(None, CONTROL_BYTES))
    nulls = head.count(0)
    return controls * 100 > len(head) or nulls * 4 > len(head)


def package_form(entries: Iterable[ZipInfo]) -> Bentuk:
    """An XLSX, or a plain ZIP to look into."""
    names = {entry.filename.lower() for entry in entries}
    if "xl/workbook.bin" in names or "content.xml" in names or "word/document.xml" in names:
        raise refuse(UNKNOWN)
    return "xlsx" if "[content_types].xml" in names else "zip"
