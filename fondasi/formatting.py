"""Numbers, dates and identifiers as Indonesian officials write them.

Pure functions without Django: pages, PDFs, spreadsheets and messages all pass through here, so
`654.220` and `8,60 %` look the same everywhere. A missing value is an en dash, never "None".
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from lokal import format_rupiah

from fondasi.errors import Galat
from fondasi.today import as_told, day_told

KOSONG = "–"

Angka = int | float | Decimal

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
BULAN_SINGKAT = (
    "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
)  # fmt: skip
ZONA = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Jayapura": "WIT",
}

# Groups of three with dots, or no dots at all; an optional comma part.
_ANGKA = re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII)


def _decimal(value: Angka) -> Decimal:
    # str() first: Decimal(8.6) would carry the binary tail of the float.
    return value if isinstance(value, Decimal) else Decimal(str(value))


def desimal(value: Angka | None, digits: int = 2) -> str:
    """`desimal(8.6) == "8,60"`; rounds half up, as people do by hand."""
    if value is None:
        return KOSONG
    rounded = _decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_UP)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def angka(value: Angka | None) -> str:
    """A whole number: `angka(654220) == "654.220"`."""
    if type(value) is int:
        return f"{value:,}".replace(",", ".")
    return desimal(value, 0)


def persen(part: Angka | None, whole: Angka | None, digits: int = 2) -> str:
    """`persen(5567, 7408) == "75,15 %"`; a share of nothing is a dash, not 0."""
    if part is None or not whole:
        return KOSONG
    # The no-break space keeps the sign with its number.
    return f"{desimal(_decimal(part) * 100 / _decimal(whole), digits)}\u00a0%"


def rupiah(value: int | Decimal | None) -> str:
    """Whole rupiah: `rupiah(1500000) == "Rp1.500.000"`."""
    return KOSONG if value is None else str(format_rupiah(value))


def tanggal(value: date | None) -> str:
    """`22 November 2026`; of a moment, its date in the installation's time zone."""
    if isinstance(value, datetime):
        value = day_told(value)
    return KOSONG if value is None else f"{value.day} {BULAN[value.month - 1]} {value.year}"


def tanggal_singkat(value: date | None) -> str:
    """`22 Nov 2026`, for narrow columns."""
    return KOSONG if value is None else f"{value.day} {BULAN_SINGKAT[value.month - 1]} {value.year}"


def hari_tanggal(value: date | None) -> str:
    """`Senin, 4 November 2024`."""
    return KOSONG if value is None else f"{HARI[value.weekday()]}, {tanggal(value)}"


def bulan_tahun(value: date | None) -> str:
    """`November 2024`, the name of a monthly period."""
    return KOSONG if value is None else f"{BULAN[value.month - 1]} {value.year}"


def relatif(value: date | None, today: date) -> str:
    """A coming day seen from `today`, within a week; any other is the full date. What is late is
    counted in working days (`kecamatan.queries.batas`)."""
    if value is None:
        return KOSONG
    days = (value - today).days
    near = {0: "hari ini", 1: "besok", 2: "lusa"}
    return near.get(days) or (f"{days} hari lagi" if 0 < days <= 7 else tanggal(value))


def jam(value: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """`09.41 WIB` in the zone of the place; a naive datetime is a programming error."""
    if value is None:
        return KOSONG
    if value.tzinfo is None:
        raise ValueError("jam() needs an aware datetime")
    return f"{value.astimezone(ZoneInfo(zone)):%H.%M} {ZONA[zone]}"


def waktu(value: datetime | None, zone: str = "Asia/Jakarta") -> str:
    """`4 November 2024 07.12 WIB`; the date, too, is the date of the place."""
    if value is None:
        return KOSONG
    return f"{tanggal(as_told(value).astimezone(ZoneInfo(zone)).date())} {jam(value, zone)}"


def durasi(seconds: Angka | None) -> str:
    """`8,4 detik`, `2 menit 5 detik`, `1 jam 4 menit`: two units at most."""
    if seconds is None:
        return KOSONG
    if seconds < 10:
        return f"{desimal(seconds, 1)} detik"
    total = int(_decimal(seconds).quantize(Decimal(1), rounding=ROUND_HALF_UP))
    hours, rest = divmod(total, 3600)
    minutes, left = divmod(rest, 60)
    units = ((hours, "jam"), (minutes, "menit"), (left, "detik"))
    parts = [f"{count} {unit}" for count, unit in units if count]
    return " ".join(parts[:2])


def ukuran(size: int | None) -> str:
    """File sizes as people say them: `200 MB`, `1,5 MB`, base 1024."""
    if size is None:
        return KOSONG
    if size < 1024:
        return f"{size} B"
    value = Decimal(size)
    for unit in ("KB", "MB", "GB"):
        value /= 1024
        if value < 1024 or unit == "GB":
            break
    return f"{desimal(value, 1).removesuffix(',0')} {unit}"


def samarkan_nik(nik: str | None) -> str:
    """`3517********0001`: place and serial stay, the birth date goes.

    Anything that is not 16 digits is hidden whole except for its length, because a broken NIK
    does not tell where its birth date stands.
    """
    if not nik:
        return KOSONG
    if re.fullmatch(r"\d{16}", nik, re.ASCII):
        return f"{nik[:4]}********{nik[-4:]}"
    return "*" * len(nik)


def samarkan_nama(nama: str) -> str:
    """`S*** A*****`: enough to find a name again that one knows."""
    return " ".join(f"{kata[0]}{'*' * (len(kata) - 1)}" for kata in nama.split())


def baca_angka(text: str) -> Decimal:
    """Read `8,60`, `654.220` or `1.234,5`; a dot is always a thousands separator.

    Raises Galat ANGKA_TIDAK_TERBACA with a sentence for the field.
    """
    match = _ANGKA.fullmatch(text.strip())
    if not match:
        raise Galat(
            "ANGKA_TIDAK_TERBACA",
            "Angka belum terbaca. Tulis dengan titik untuk ribuan dan koma untuk desimal, "
            "misalnya 654.220 atau 8,60.",
        )
    sign, whole, fraction = match.groups()
    return Decimal(f"{sign}{whole.replace('.', '')}.{fraction or 0}")
