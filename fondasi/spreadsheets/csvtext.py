"""CSV: encoding and delimiter found, records read one by one."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.refusals import refuse

DELIMITERS: Final = ";,\t|"
SAMPLE_LINES: Final = 20


@dataclass(frozen=True, slots=True)
class Ragam:
    """How this file writes its table. `kepala` is 1 after Excel's own `sep=;` line."""

    pengodean: str
    pemisah: str
    kepala: int


def detect(path: Path, batas: Batas) -> Ragam:
    """Reads the whole file once: the encoding is proved, not guessed from the beginning."""
    pengodean = _encoding(path, batas)
    with _open(path, pengodean) as stream:
        lines = [line for line in (stream.readline(MIB) for _ in range(SAMPLE_LINES)) if line]
    first = lines[0].strip() if lines else ""
    if first[:4].lower() == "sep=" and len(first) == 5:
        return Ragam(pengodean, first[4], 1)
    return Ragam(pengodean, _delimiter(lines), 0)


def _open(path: Path, pengodean: str) -> TextIO:
    # surrogateescape keeps a byte without meaning visible until the cell cleaning reports it.
    return path.open(encoding=pengodean, errors="surrogateescape", newline="")


def _encoding(path: Path, batas: Batas) -> str:
    with path.open("rb") as stream:
        mark = stream.read(3)
        stream.seek(0)
        if mark.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            name = "utf-16"
        elif mark == codecs.BOM_UTF8:
            name = "utf-8-sig"
        else:
            name = ""
        proved = _prove_utf8(iter(lambda: stream.read(MIB), b""), batas)
    return name or ("utf-8" if proved else "cp1252")


def _prove_utf8(pieces: Iterator[bytes], batas: Batas) -> bool:
    """Whether all is valid UTF-8; also refuses a line that would not fit in memory."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    valid, since_line = True, 0
    for piece in pieces:
        since_line = 0 if b"\n" in piece or b"\r" in piece else since_line + len(piece)
        if since_line > batas.panjang_teks:
            raise refuse("SEL_TERLALU_PANJANG")
        try:
            valid = valid and decoder.decode(piece) is not None
        except UnicodeDecodeError:
            valid = False
    return valid and not decoder.getstate()[0]


def _delimiter(lines: list[str]) -> str:
    """The one that splits the most lines into the same number of columns; `;` when none does."""
    best, points = ";", 0
    for candidate in DELIMITERS:
        widths = [len(row) for row in csv.reader(lines, delimiter=candidate)]
        widest = max(widths, default=1)
        score = widths.count(widest) * (widest - 1)
        if score > points:
            best, points = candidate, score
    return best


def records(path: Path, ragam: Ragam, batas: Batas) -> Iterator[tuple[int, list[object]]]:
    """(record number from 1, fields). A quoted line break stays within its record."""
    with _open(path, ragam.pengodean) as stream:
        reader = csv.reader(stream, delimiter=ragam.pemisah)
        try:
            for number, row in enumerate(reader, 1 - ragam.kepala):
                if number:
                    yield number, row  # type: ignore[misc]
        except csv.Error as error:
            raise refuse("SEL_TERLALU_PANJANG") from error
        except UnicodeError as error:
            raise refuse("BERKAS_RUSAK") from error
