"""Sums of the verified answers of a quarter, per place below and indicator.

A share is rolled up from the sums of its numerators and denominators, never from shares; what has
no denominator (yes or no, a choice, a distance) counts each desa once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from django.db.models import Count, Q, Sum

from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from layanan_dasar.enums import JenisIndikator, Keadaan
from layanan_dasar.models import Indikator, KartuSkor, Nilai
from layanan_dasar.models.kartu import KartuSkorQuerySet
from layanan_dasar.rules.penilaian import SEN, score_of_share

PER: Final[dict[int, str]] = {
    Tingkat.PROVINSI: "kabupaten",
    Tingkat.KABUPATEN: "kecamatan",
    Tingkat.KECAMATAN: "desa",
}


@dataclass(frozen=True, slots=True)
class Jumlah:
    """The sums of one indicator in one place."""

    pembilang: Decimal | None
    penyebut: Decimal | None
    skor: Decimal | None
    desa: int
    tanpa_layanan: int

    def judged(self, indikator: Indikator) -> Decimal | None:
        """0-100 from the sums; the mean of the desa where there is nothing to divide by."""
        if indikator.jenis == JenisIndikator.RASIO and self.penyebut:
            return score_of_share(self.pembilang, self.penyebut, indikator.penilaian)
        if not self.desa or self.skor is None:
            return None
        return (self.skor / self.desa).quantize(SEN, ROUND_HALF_UP)


def cards_in(wilayah: Wilayah, keluarga: str, kuartal: tuple[int, int]) -> KartuSkorQuerySet:
    """Cards of the quarter in this territory, whatever their state."""
    levels: dict[Tingkat, dict[str, Any]] = {
        Tingkat.PROVINSI: {"kabupaten__kode__startswith": f"{wilayah.kode}."},
        Tingkat.KABUPATEN: {"kabupaten": wilayah},
        Tingkat.KECAMATAN: {"kecamatan": wilayah},
        Tingkat.DESA: {"desa": wilayah},
    }
    here = levels[Tingkat(wilayah.tingkat)]
    tahun, nomor = kuartal
    return KartuSkor.objects.filter(
        **here, periode__keluarga=keluarga, periode__tahun=tahun, periode__nomor=nomor
    )


def sums_per(
    wilayah: Wilayah, keluarga: str, kuartal: tuple[int, int], kodes: set[str]
) -> dict[int, dict[str, Jumlah]]:
    """{place just below: {indicator: sums}} over verified cards, in one query."""
    per = f"kartu__{PER[wilayah.tingkat]}_id"
    rows = Nilai.objects.filter(
        kartu__in=cards_in(wilayah, keluarga, kuartal).counted(), indikator__kode__in=kodes
    ).exclude(keadaan=Keadaan.TIDAK_DIISI)
    columns = sum_columns()
    grouped: Any = rows.order_by().values_list(per, "indikator__kode").annotate(**columns)
    found: dict[int, dict[str, Jumlah]] = {}
    for place, kode, *sums in grouped:
        found.setdefault(place, {})[kode] = Jumlah(*sums)
    return found


def sum_columns() -> dict[str, Any]:
    """What a Jumlah holds, in its order, over rows of Nilai."""
    return {
        "jumlah_pembilang": Sum("pembilang"),
        "jumlah_penyebut": Sum("penyebut"),
        "jumlah_skor": Sum("skor"),
        "desa": Count("skor"),
        "tiada": Count("pk", filter=Q(keadaan=Keadaan.TIDAK_ADA_LAYANAN)),
    }


def added(each: Iterable[Mapping[str, Jumlah]]) -> dict[str, Jumlah]:
    found: dict[str, Jumlah] = {}
    for sums in each:
        for kode, one in sums.items():
            before = found.get(kode)
            found[kode] = _plus(before, one) if before else one
    return found


def _plus(a: Jumlah, b: Jumlah) -> Jumlah:
    return Jumlah(
        _sum(a.pembilang, b.pembilang),
        _sum(a.penyebut, b.penyebut),
        _sum(a.skor, b.skor),
        a.desa + b.desa,
        a.tanpa_layanan + b.tanpa_layanan,
    )


def _sum(a: Decimal | None, b: Decimal | None) -> Decimal | None:
    return b if a is None else a if b is None else a + b
