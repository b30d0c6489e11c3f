"""What a ZIP (every XLSX is one) claims, and what it truly holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile
from typing import IO, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from fondasi.spreadsheets.inflating import inflate
from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.refusals import refuse

ENCRYPTED: Final = 0x1
SYSTEM_LEAVINGS: Final = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


def list_entries(path: Path, batas: Batas) -> list[ZipInfo]:
    """The entries, after everything that can be refused without inflating a byte."""
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError, UnicodeError) as error:
        raise refuse("BERKAS_RUSAK") from error
    if any(_climbs(entry.filename) for entry in entries):
        raise refuse("ZIP_JALUR_BERBAHAYA")
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise refuse("BERKAS_BERSANDI")
    if _claims_too_much(entries, path.stat().st_size, batas):
        raise refuse("ZIP_BOM")
    return entries


def _climbs(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in PurePosixPath(plain).parts


def _claims_too_much(entries: list[ZipInfo], size: int, batas: Batas) -> bool:
    """Too many entries, too large, too dense, or entries that share the same packed bytes."""
    inflated = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    dense = inflated > batas.rasio_mulai and inflated > batas.rasio * size
    return len(entries) > batas.entri or inflated > batas.ukuran_terurai or dense or packed > size


def delivered_entries(entries: list[ZipInfo]) -> list[ZipInfo]:
    """Without folders and what operating systems leave behind."""
    return [
        entry
        for entry in entries
        if not entry.is_dir()
        and not entry.filename.startswith(SYSTEM_LEAVINGS[0])
        and PurePosixPath(entry.filename).name not in SYSTEM_LEAVINGS
    ]


@contextmanager
def unpack_single(path: Path, entries: list[ZipInfo], batas: Batas) -> Iterator[Path]:
    """The one file in a delivery's ZIP, as a temporary file under a name of our own."""
    delivered = delivered_entries(entries)
    if not delivered:
        raise refuse("ZIP_KOSONG")
    if len(delivered) > 1:
        raise refuse("ZIP_BERISI_BANYAK", jumlah=len(delivered))
    _refuse_large(delivered[0], batas)
    with NamedTemporaryFile(suffix=".isi") as target:
        with path.open("rb") as stream:
            _copy(stream, delivered[0], target)
        yield Path(target.name)


def _refuse_large(entry: ZipInfo, batas: Batas) -> None:
    if entry.file_size > batas.ukuran_berkas:
        raise refuse(
            "BERKAS_TERLALU_BESAR",
            ukuran=entry.file_size // MIB,
            batas=batas.ukuran_berkas // MIB,
        )


def _copy(stream: IO[bytes], entry: ZipInfo, target: IO[bytes]) -> None:
    for piece in inflate(stream, entry):
        target.write(piece)
    target.flush()
