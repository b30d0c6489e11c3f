"""What the pages of the ledger need beside the figures themselves."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.models import Neraca, NeracaWilayah, PermintaanNeraca
from kemiskinan.models.cakupan import aggregate_kodes
from kemiskinan.queries.neraca import figures, latest_neraca
from kemiskinan.rules.neraca import KEYS


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One figure that differs from the end of the month before."""

    kunci: str
    dahulu: int
    sekarang: int

    @property
    def naik(self) -> bool:
        return self.sekarang > self.dahulu

    @property
    def beda(self) -> int:
        return abs(self.sekarang - self.dahulu)


def visible_wilayah(user: Pengguna) -> QuerySet[Wilayah]:
    """Kabupaten and below whose figures this person sees."""
    rows = Wilayah.objects.within_any(aggregate_kodes(user)).filter(tingkat__gte=Tingkat.KABUPATEN)
    return rows.select_related("induk__induk__induk")


def kabupaten_of(wilayah: Wilayah) -> Wilayah:
    found = wilayah
    while found.tingkat > Tingkat.KABUPATEN:
        assert found.induk is not None
        found = found.induk
    return found


def month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def neraca_before(neraca: Neraca) -> Neraca | None:
    """The ledger as it stood at the end of the month before this build."""
    return latest_neraca(neraca.kabupaten, until=neraca.tanggal.replace(day=1) - timedelta(days=1))


def changes(before: Neraca, wilayah: Wilayah, now: dict[str, int]) -> list[Perubahan]:
    then = figures(before, wilayah)
    return [Perubahan(k, then[k], now[k]) for k in KEYS if then[k] != now[k]]


def is_asked(kabupaten: Wilayah) -> bool:
    """Whether something changed that the ledger has not counted yet."""
    return PermintaanNeraca.objects.filter(kabupaten=kabupaten).exists()


def rows_for_export(neraca: Neraca, wilayah: Wilayah) -> QuerySet[NeracaWilayah]:
    """The wilayah and all below it, by code; the unknown places stand last, for a kabupaten."""
    rows = NeracaWilayah.objects.filter(neraca=neraca).select_related("wilayah")
    if wilayah.tingkat == Tingkat.KABUPATEN:
        return rows.order_by("wilayah__kode")
    return rows.filter(wilayah__in=Wilayah.objects.within(wilayah.kode)).order_by("wilayah__kode")
