from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fondasi.queries.written import rows_of
from kecamatan.models import HariLibur, Wilayah
from kecamatan.rules.hari_kerja import Kalender


@dataclass(frozen=True, slots=True)
class Almanak:
    """The closed days of many places between two days: (day, code of the place or None)."""

    hari: tuple[tuple[date, str | None], ...]

    def of(self, wilayah: Wilayah) -> Kalender:
        above = {None, *_codes(wilayah)}
        return Kalender(
            libur=frozenset(day for day, kode in self.hari if kode in above),
            tahun=frozenset(day.year for day, kode in self.hari if kode is None),
        )


def almanak(dari: date, sampai: date, wilayah: Iterable[Wilayah]) -> Almanak:
    """The nation's closed days and those of the places that these lie in. One query."""
    kodes = sorted({kode for one in wilayah for kode in _codes(one)})
    rows = HariLibur.objects.filter(
        Q(wilayah=None) | Q(wilayah__kode__in=kodes),
        tanggal__year__gte=dari.year,
        tanggal__year__lte=sampai.year,
    )
    return Almanak(tuple(rows_of(rows.values_list("tanggal", "wilayah__kode"))))


def kalender(wilayah: Wilayah, dari: date, sampai: date) -> Kalender:
    """The closed days of this place between two days: the nation's and those of the places that
    it lies in. One query."""
    return almanak(dari, sampai, [wilayah]).of(wilayah)


def _codes(wilayah: Wilayah) -> list[str]:
    parts = wilayah.kode.split(".")
    return [".".join(parts[:n]) for n in range(1, len(parts) + 1)]
