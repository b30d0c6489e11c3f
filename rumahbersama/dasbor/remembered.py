"""The drawn figures of a dashboard, kept while its tables stand still.

It names nobody: what it shows is the same for all who hold the same authority. The kept text is
found by that authority, the choice, the day and the stamps of the tables. What leaves no stamp (an
undone visit, a piece set inactive) shows after a minute at the latest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.core.cache import cache
from django.utils.safestring import SafeString, mark_safe

from fondasi.stamps import latest_change
from fondasi.today import today
from kecamatan.models import KeadaanButir, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import AngkaKemiskinan, DaftarVerval, NeracaWilayah, Rilis, Verval
from layanan_dasar.models import KartuSkor, Pengaduan, PeriodeKartu
from rumahbersama.laporan.models import Laporan

DETIK = 60
BERCAP = (
    Wilayah, NeracaWilayah, Rilis, DaftarVerval, PeriodeKartu, KartuSkor, Pengaduan, Laporan,
)  # fmt: skip
BERTAMBAH = (Verval, KeadaanButir, AngkaKemiskinan)


def remembered(
    user: Pengguna, choice: tuple[str, ...], draw: Callable[[], SafeString]
) -> SafeString:
    """`draw` anew unless nothing changed. The stamps are read first: what changes while it draws
    is drawn again by the next reader."""
    stamps = latest_change(*BERCAP, growing=BERTAMBAH)
    parts = (*choice, cakupan_of(user).told, str(today()), stamps)
    key = f"dasbor-{hashlib.sha256('|'.join(parts).encode()).hexdigest()}"
    text = cache.get_or_set(key, lambda: str(draw()), DETIK)
    return mark_safe(str(text))  # noqa: S308 - a template's output
