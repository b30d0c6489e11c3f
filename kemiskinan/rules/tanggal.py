"""Birth dates as delivered files write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

KOSONG: Final = "TANGGAL_KOSONG"
RUSAK: Final = "TANGGAL_TIDAK_DIKENAL"
MUSTAHIL: Final = "TANGGAL_MUSTAHIL"
MASA_DEPAN: Final = "TANGGAL_MASA_DEPAN"
TERLALU_TUA: Final = "TANGGAL_TERLALU_TUA"

# Excel counts days from here; its leap year 1900 never was, and nobody on a list is that old.
EXCEL_ZERO: Final = date(1899, 12, 30)
OLDEST: Final = 120

_TIME = r"(?:[ T]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)?"
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}}){_TIME}", re.ASCII)
_YEAR_FIRST = re.compile(rf"(\d{{4}})[/-](\d{{1,2}})[/-](\d{{1,2}}){_TIME}", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date, or None with the code of what is wrong; TERLALU_TUA keeps its date."""

    nilai: date | None
    kode: str = ""


def read_date(text: str, today: date) -> Tanggal:
    """`23/05/1987 0:00:00`, `23-05-1987`, `1987-05-23`, or an Excel serial such as `31920`.

    Day before month, always: a file that swaps them is not repaired. A two-digit year is not a
    date: the century would be invented.
    """
    text = text.strip().lstrip("'")
    if not text:
        return Tanggal(None, KOSONG)
    parts = _parts(text)
    if parts is None:
        return Tanggal(None, RUSAK)
    try:
        return _plausible(parts if isinstance(parts, date) else date(*parts), today)
    except ValueError:
        return Tanggal(None, MUSTAHIL)


def _parts(text: str) -> tuple[int, int, int] | date | None:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return year, month, day
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return year, month, day
    if _SERIAL.fullmatch(text):
        return EXCEL_ZERO + timedelta(days=int(float(text)))
    return None


def _plausible(value: date, today: date) -> Tanggal:
    if value > today:
        return Tanggal(None, MASA_DEPAN)
    if today.year - value.year > OLDEST:
        return Tanggal(value, TERLALU_TUA)
    return Tanggal(value)
