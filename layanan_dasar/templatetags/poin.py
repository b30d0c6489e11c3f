"""`{{ skor|poin }}`: a score as it stands beside its colour."""

from __future__ import annotations

from decimal import Decimal

from django import template

from fondasi.formatting import KOSONG, angka
from layanan_dasar.rules.kata import points

register = template.Library()


@register.filter
def poin(skor: Decimal | None) -> str:
    return KOSONG if skor is None else angka(points(skor))
