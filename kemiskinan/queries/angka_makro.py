"""Macro figures for pages: the newest of each measure, and against the year before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from kecamatan.models import Wilayah
from kemiskinan.models import AngkaKemiskinan
from kemiskinan.rules.angka_makro import difference


@dataclass(frozen=True, slots=True)
class Makro:
    """The newest figure of a place and measure, and the one before it, if any."""

    kini: AngkaKemiskinan
    lalu: AngkaKemiskinan | None

    @property
    def selisih(self) -> Decimal | None:
        """In *persen poin* for shares, else in the measure's own unit."""
        return difference(self.kini.nilai, self.lalu.nilai) if self.lalu else None

    @property
    def besar_selisih(self) -> Decimal | None:
        return None if self.selisih is None else abs(self.selisih)

    @property
    def satuan_selisih(self) -> str:
        return "persen poin" if self.kini.satuan == "persen" else self.kini.satuan


def macro_figures(wilayah: Iterable[Wilayah | None], until: tuple[int, int]) -> list[Makro]:
    """Of these places (None: the nation), known for moments up to (year, month), the nation first.
    One query."""
    places = list(wilayah)
    ids = [one.pk for one in places if one]
    rows = AngkaKemiskinan.objects.filter(wilayah__in=ids)
    if None in places:
        rows = rows | AngkaKemiskinan.objects.filter(wilayah=None)
    found = rows.filter(tahun__lte=until[0]).select_related("wilayah").newest_release_first()
    return _pairs([one for one in found if (one.tahun, one.bulan or 1) <= until])


def _pairs(rows: list[AngkaKemiskinan]) -> list[Makro]:
    """The first two moments of each place and measure; of a moment the first, newest release."""
    series: dict[tuple[int | None, str], dict[tuple[int, int | None], AngkaKemiskinan]] = {}
    for one in rows:
        moments = series.setdefault((one.wilayah_id, one.ukuran), {})
        moments.setdefault((one.tahun, one.bulan), one)
    return [
        Makro(kini, next(rest, None))
        for moments in series.values()
        for rest in [iter(moments.values())]
        for kini in [next(rest)]
    ]
