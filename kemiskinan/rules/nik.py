"""NIK and nomor KK as delivered: read, never repaired.

A NIK is PPKKCC + DDMMYY (+40 on the day for women) + serial. It has no check digit, and its first
six digits name the place of first issue, so a prefix of another kabupaten is no finding. What
looks wrong but is 16 digits long is kept, because only Dukcapil can say; what is not 16 digits
is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

KOSONG: Final = "NIK_KOSONG"
NOL: Final = "NIK_NOL"
PENDEK: Final = "NIK_KURANG_ANGKA"
SEMENTARA: Final = "NIK_17_ANGKA"
PANJANG: Final = "NIK_LEBIH_ANGKA"
RUSAK_EXCEL: Final = "NIK_RUSAK_EXCEL"
TERSAMAR: Final = "NIK_TERSAMAR"
BUKAN_ANGKA: Final = "NIK_BUKAN_ANGKA"
TANGGAL: Final = "NIK_TANGGAL_MUSTAHIL"
POLA: Final = "NIK_POLA_ISIAN"
BEDA_LAHIR: Final = "NIK_BEDA_LAHIR"
BEDA_JK: Final = "NIK_BEDA_JENIS_KELAMIN"

LENGTH: Final = 16
WOMAN: Final = 40
SEPARATORS: Final = str.maketrans("", "", "'’`\"., -\t\u00a0\u200b")
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d*)?[eE]\+?\d+", re.ASCII)
_MASKED = re.compile(r"(?=.*\d)[\dXx*#•.\- ]*[Xx*#•][\dXx*#•.\- ]*", re.ASCII)
_ALL_MASK = re.compile(r"[Xx*#•]{4,}", re.ASCII)
# `35.2318.000...`: the rest was left out on purpose.
_CUT = re.compile(r"[\d. ]*\d *(?:\.{3,}|…) *", re.ASCII)
# Kab/kota and kecamatan are never 00, the serial starts at 0001, and one digit sixteen times is
# somebody's finger on a key.
SHAPE: Final = re.compile(r"(?!(\d)\1{15})[1-9]\d(?!00)\d\d(?!00)\d\d\d{6}(?!0000)\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Nik:
    """`angka` is 16 digits or None; `temuan` are the codes of what was noticed."""

    angka: str | None
    temuan: tuple[str, ...] = ()


def digits_for(lahir: date, jenis_kelamin: str) -> str:
    """The six digits that a NIK carries for this birth date and sex (`L`, `P`)."""
    day = lahir.day + (WOMAN if jenis_kelamin == "P" else 0)
    return f"{day:02d}{lahir.month:02d}{lahir.year % 100:02d}"


def read_nik(text: str, lahir: date | None, jenis_kelamin: str, number_cell: bool = False) -> Nik:
    """The NIK in a cell, held against the row's own birth date and sex where it has them.

    `number_cell`: the file kept it as a number of 16 digits. Excel itself keeps 15, so a last
    digit 0 says nothing and the NIK is counted as destroyed.
    """
    plain = text.translate(SEPARATORS)
    if not plain:
        return Nik(None, (KOSONG,))
    if fault := _unreadable(text.strip(), plain):
        return Nik(None, (fault,))
    if number_cell and plain.endswith("0"):
        return Nik(None, (RUSAK_EXCEL,))
    return Nik(plain, tuple(_doubts(plain, lahir, jenis_kelamin)))


def _unreadable(text: str, plain: str) -> str:
    """Why these are not 16 digits; empty when they are."""
    if _SCIENTIFIC.fullmatch(text.strip("'")):
        return RUSAK_EXCEL
    if _MASKED.fullmatch(text) or _ALL_MASK.fullmatch(plain) or _CUT.fullmatch(text):
        return TERSAMAR
    if not (plain.isascii() and plain.isdigit()):
        return BUKAN_ANGKA
    if not plain.strip("0"):
        return NOL
    if len(plain) == LENGTH:
        return ""
    return PENDEK if len(plain) < LENGTH else SEMENTARA if len(plain) == 17 else PANJANG


def _doubts(nik: str, lahir: date | None, jenis_kelamin: str) -> list[str]:
    if not SHAPE.fullmatch(nik):
        return [POLA]
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    woman = day > WOMAN
    day -= WOMAN * woman
    if not _possible(day, month, year):
        return [TANGGAL]
    found = []
    if lahir and (lahir.day, lahir.month, lahir.year % 100) != (day, month, year):
        found.append(BEDA_LAHIR)
    if jenis_kelamin and woman != (jenis_kelamin == "P"):
        found.append(BEDA_JK)
    return found


def _possible(day: int, month: int, year: int) -> bool:
    """The century is not written: 29 February counts when either century has it."""
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def read_kk(text: str) -> Nik:
    """A nomor KK: 16 digits too (region, date of issue, serial), without a person to hold it to."""
    plain = text.translate(SEPARATORS)
    if not plain:
        return Nik(None)
    fault = _unreadable(text.strip(), plain)
    return Nik(None, (fault.replace("NIK_", "KK_"),)) if fault else Nik(plain)


def mask(nik: str | None) -> str:
    """`3517********0001`; empty without a NIK."""
    return f"{nik[:4]}********{nik[12:]}" if nik else ""


def mask_raw(text: str) -> str:
    """A raw identity cell for a finding: at most the first four and the last two characters."""
    return text if len(text) <= 6 else f"{text[:4]}{'*' * (len(text) - 6)}{text[-2:]}"
