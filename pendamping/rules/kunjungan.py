"""What a visit may say: its day and its place on earth."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

SURUT = timedelta(days=92)
"""A visit is written down within a quarter; the monthly report of that time is long closed."""
UBAH = timedelta(days=7)
"""How long its writer may correct it."""
LINTANG = (Decimal("-11.5"), Decimal("6.5"))
BUJUR = (Decimal("94.5"), Decimal("141.5"))
"""Indonesia from Rote to Weh and from Sabang to Merauke, in degrees."""


def is_possible_day(tanggal: date, hari_ini: date) -> bool:
    return hari_ini - SURUT <= tanggal <= hari_ini


def is_in_indonesia(lintang: Decimal, bujur: Decimal) -> bool:
    return LINTANG[0] <= lintang <= LINTANG[1] and BUJUR[0] <= bujur <= BUJUR[1]
