from __future__ import annotations

from datetime import date

from django.db.models import Q

from kecamatan.models import HariLibur, Wilayah
from kecamatan.rules.hari_kerja import Kalender


def kalender(wilayah: Wilayah, dari: date, sampai: date) -> Kalender:
    """The closed days of this place between two days: the nation's and those of the places that
    it lies in. One query."""
    parts = wilayah.kode.split(".")
    above = [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
    rows = HariLibur.objects.filter(
        Q(wilayah=None) | Q(wilayah__kode__in=above),
        tanggal__year__gte=dari.year,
        tanggal__year__lte=sampai.year,
    ).values_list("tanggal", "wilayah_id")
    found = list(rows)
    return Kalender(
        libur=frozenset(day for day, _place in found),
        tahun=frozenset(day.year for day, place in found if place is None),
    )
