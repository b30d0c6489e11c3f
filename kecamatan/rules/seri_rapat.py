"""The days of a monthly series: the same weekday of the same week, or the same date."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from fondasi.formatting import bulan_tahun
from kecamatan.enums import PolaSeri
from kecamatan.rules.hari_kerja import SATU_HARI, Kalender

SEMINGGU = 7


def month_after(day: date, months: int) -> date:
    """The first day of the month that many months later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def day_in_month(start: date, month: date, pola: str) -> date:
    """Where `start` falls in another month: Thursday of the first week, or the 7th. The fifth week
    and the 31st become the last such day that the month has."""
    last = calendar.monthrange(month.year, month.month)[1]
    if pola == PolaSeri.TANGGAL:
        return month.replace(day=min(start.day, last))
    first = 1 + (start.weekday() - month.weekday()) % SEMINGGU
    week = (start.day - 1) // SEMINGGU
    day = first + week * SEMINGGU
    return month.replace(day=day if day <= last else day - SEMINGGU)


def open_day(day: date, kalender: Kalender) -> date:
    """That day or the next on which offices are open; within the month, else the one before."""
    later = kalender.on_or_after(day)
    if later.month == day.month:
        return later
    while not kalender.is_workday(day):
        day -= SATU_HARI
    return day


def series_dates(start: date, months: int, pola: str, kalender: Kalender) -> list[date]:
    """One day in each of the following months."""
    found = (day_in_month(start, month_after(start, n), pola) for n in range(1, months + 1))
    return [open_day(day, kalender) for day in found]


def retitled(judul: str, before: date, after: date) -> str:
    """`Rakor November 2024` becomes `Rakor Desember 2024`; a title without its month stays."""
    return judul.replace(bulan_tahun(before), bulan_tahun(after))


def span(start: date, months: int) -> tuple[date, date]:
    """The days for which holidays must be known."""
    return start, month_after(start, months + 1) + timedelta(days=SEMINGGU)
