"""`{% load angka %}`: the functions of `fondasi.formatting` as template filters.

Django's own number localisation stays off, because it would print years and keys with dots;
a template says `|angka` where a number is meant for a reader.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django import template

from fondasi import formatting
from fondasi.formatting import Angka
from fondasi.today import today

register = template.Library()

register.filter("angka", formatting.angka)
register.filter("desimal", formatting.desimal)
register.filter("persen", formatting.persen)
register.filter("rupiah", formatting.rupiah)
register.filter("tanggal", formatting.tanggal)
register.filter("tanggal_singkat", formatting.tanggal_singkat)
register.filter("hari_tanggal", formatting.hari_tanggal)
register.filter("bulan_tahun", formatting.bulan_tahun)
register.filter("jam", formatting.jam)
register.filter("waktu", formatting.waktu)
register.filter("durasi", formatting.durasi)
register.filter("ukuran", formatting.ukuran)
register.filter("samarkan_nik", formatting.samarkan_nik)


@register.filter
def relatif(value: date | None) -> str:
    """Seen from the domain's today, so that the demo's deadlines stay near."""
    return formatting.relatif(value, today())


@register.filter
def lebar(part: Angka | None, whole: Angka | None) -> str:
    """Share in percent with a dot, for SVG attributes and `<progress value>`; never for reading."""
    if part is None or not whole:
        return "0"
    return f"{Decimal(str(part)) * 100 / Decimal(str(whole)):.2f}"
