"""Periods of reports: `2024-11` is a month, `2024-T4` a quarter."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from fondasi.errors import Galat
from fondasi.formatting import bulan_tahun
from fondasi.today import today
from rumahbersama.laporan.enums import Irama

_BULAN = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_TRIWULAN = re.compile(r"(20\d\d)-T([1-4])", re.ASCII)
ROMAWI = ("I", "II", "III", "IV")
CONTOH = {Irama.BULANAN: "2024-11", Irama.TRIWULAN: "2024-T4"}


@dataclass(frozen=True, slots=True, order=True)
class Periode:
    """From `awal` to `akhir`, both days included."""

    awal: date
    akhir: date

    @property
    def irama(self) -> Irama:
        return Irama.BULANAN if self.awal.month == self.akhir.month else Irama.TRIWULAN

    @property
    def kode(self) -> str:
        if self.irama == Irama.BULANAN:
            return f"{self.awal:%Y-%m}"
        return f"{self.awal.year}-T{self.akhir.month // 3}"

    @property
    def sebutan(self) -> str:
        """`November 2024` or `Triwulan IV 2024`."""
        if self.irama == Irama.BULANAN:
            return bulan_tahun(self.awal)
        return f"Triwulan {ROMAWI[self.akhir.month // 3 - 1]} {self.awal.year}"

    @property
    def sebelumnya(self) -> Periode:
        return period_of(self.awal - timedelta(days=1), self.irama)


def read_periode(kode: str, irama: Irama) -> Periode:
    """Galat PERIODE_SALAH for another notation, PERIODE_DEPAN for one that has not begun."""
    try:
        found = parse_periode(kode)
    except ValueError:
        found = None
    if found is None or found.irama != irama:
        contoh = CONTOH[irama]
        raise Galat("PERIODE_SALAH", f"Tulis periode {irama.label.lower()}, misalnya {contoh}.")
    if found.awal > today():
        raise Galat(
            "PERIODE_DEPAN", "Periode ini belum berjalan; pilih yang sekarang atau sebelumnya."
        )
    return found


def parse_periode(kode: str) -> Periode:
    """A stored code. Raises ValueError for anything else."""
    if match := _BULAN.fullmatch(kode):
        return _months(int(match[1]), int(match[2]), 1)
    if match := _TRIWULAN.fullmatch(kode):
        return _months(int(match[1]), int(match[2]) * 3 - 2, 3)
    raise ValueError(f"{kode} is no period")


def period_of(day: date, irama: Irama) -> Periode:
    """The period in which `day` lies."""
    if irama == Irama.BULANAN:
        return _months(day.year, day.month, 1)
    return _months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


def last_periods(day: date, irama: Irama, count: int) -> list[Periode]:
    """The `count` newest periods up to the one of `day`, oldest first."""
    found = [period_of(day, irama)]
    while len(found) < count:
        found.append(found[-1].sebelumnya)
    return found[::-1]


def _months(year: int, month: int, count: int) -> Periode:
    last = month + count - 1
    return Periode(date(year, month, 1), date(year, last, calendar.monthrange(year, last)[1]))
