from __future__ import annotations

import calendar
import re
from datetime import date

from fondasi.errors import Galat
from fondasi.today import today

_BULAN = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


def last_day(periode: str) -> date:
    """Last day of a `YYYY-MM` period. Galat PERIODE_SALAH or PERIODE_DEPAN."""
    match = _BULAN.fullmatch(periode)
    if not match:
        raise Galat("PERIODE_SALAH", "Tulis periode sebagai tahun-bulan, misalnya 2024-11.")
    year, month = int(match[1]), int(match[2])
    if (year, month) > (today().year, today().month):
        raise Galat("PERIODE_DEPAN", "Periode ini belum berjalan; pilih bulan ini atau sebelumnya.")
    return date(year, month, calendar.monthrange(year, month)[1])
