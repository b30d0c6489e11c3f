"""Dates as delivered files write them."""

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
_NAMED = re.compile(r"(\d{1,2})[ .-]+([A-Za-z]{3,9})\.?[ .-]+(\d{4})", re.ASCII)
_SERIAL = re.compile(r"\d{4,5}(?:\.\d+)?", re.ASCII)
# Four digits that read as a year are one, not a day of 1905.
_YEAR_ALONE = re.compile(r"(?:19|20)\d{2}(?:\.0)?", re.ASCII)
_PLACE = re.compile(r"[^\d,]+,\s*(?=\d)")
# In full, cut to three letters, as spelt before 1972 and as an English spreadsheet writes them.
_SPELT: Final = (
    ("jan", "januari", "january"),
    ("feb", "peb", "februari", "pebruari", "february"),
    ("mar", "mrt", "maret", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "ags", "agt", "aug", "agustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oct", "oktober", "october"),
    ("nov", "nop", "november", "nopember"),
    ("des", "dec", "desember", "december"),
)
_MONTHS: Final = {name: number for number, names in enumerate(_SPELT, 1) for name in names}


@dataclass(frozen=True, slots=True)
class Tanggal:
    """A date, or None with the code of what is wrong; TERLALU_TUA keeps its date."""

    nilai: date | None
    kode: str = ""


def read_date(text: str, today: date) -> Tanggal:
    """A birth date: `read_day`, possible and not to come; a place before it (`Jombang, 23-05-1987`,
    the column *Tempat/tanggal lahir*) is passed by."""
    text = _PLACE.sub("", text.strip().lstrip("'"), count=1)
    if not text:
        return Tanggal(None, KOSONG)
    try:
        value = read_day(text)
    except ValueError:
        return Tanggal(None, MUSTAHIL)
    return Tanggal(None, RUSAK) if value is None else _plausible(value, today)


def read_day(text: str) -> date | None:
    """`23/05/1987 0:00:00`, `23-05-1987`, `1987-05-23`, `23 Mei 1987`, or an Excel serial such as
    `31920`; None for anything else, ValueError for a day that never was.

    Day before month, always: a file that swaps them is not repaired. A two-digit year is not a
    date: the century would be invented. Nor is a year alone.
    """
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = map(int, found.groups())
        return date(year, month, day)
    if (found := _NAMED.fullmatch(text)) and (named := _MONTHS.get(found[2].lower())):
        return date(int(found[3]), named, int(found[1]))
    if _SERIAL.fullmatch(text) and not _YEAR_ALONE.fullmatch(text):
        return EXCEL_ZERO + timedelta(days=int(float(text)))
    return None


def _plausible(value: date, today: date) -> Tanggal:
    if value > today:
        return Tanggal(None, MASA_DEPAN)
    if today.year - value.year > OLDEST:
        return Tanggal(value, TERLALU_TUA)
    return Tanggal(value)
