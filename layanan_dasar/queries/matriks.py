"""What the verified cards of a territory say together, and against the period before.

A share is rolled up from the sums of its numerators and denominators, never from shares; what has
no denominator (yes or no, a choice, a distance) counts each desa once. A dimension's figure comes
from the rolled-up indicators and their weights, never from figures of the places below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Count, IntegerField, Max, Q, QuerySet, Sum, Value
from django.utils import timezone

from fondasi.kept.drawing import passing
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from layanan_dasar.enums import AspekIndikator, JenisIndikator, Keadaan, StatusKartu, WarnaSkor
from layanan_dasar.models import Indikator, Instrumen, KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.models.kartu import KartuSkorQuerySet
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.queries.ringkasan import APART
from layanan_dasar.rules.kata import direction
from layanan_dasar.rules.penilaian import SEN, Ambang, score_of_share, share, weighted

BESAR_DETIK: Final = 600
"""How long the figures of a province are kept before they are counted anew."""

PER: Final[dict[int, str]] = {
    Tingkat.PROVINSI: "kabupaten",
    Tingkat.KABUPATEN: "kecamatan",
    Tingkat.KECAMATAN: "desa",
}


@dataclass(frozen=True, slots=True)
class Waktu:
    """A quarter of one family of instruments, over all kabupaten that opened it."""

    keluarga: str
    tahun: int
    nomor: int
    label: str

    @property
    def kode(self) -> str:
        return f"{self.keluarga}-{self.tahun}-{self.nomor}"

    @property
    def sebelum(self) -> tuple[int, int]:
        return (self.tahun, self.nomor - 1) if self.nomor > 1 else (self.tahun - 1, 4)


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


@dataclass(frozen=True, slots=True)
class KolomMatriks:
    """A dimension, an aspect over all dimensions, or one indicator of a dimension."""

    kode: str
    judul: str
    singkat: str
    indikator: tuple[Indikator, ...]
    jenis: str

    @property
    def tunggal(self) -> Indikator | None:
        return self.indikator[0] if self.jenis == "indikator" else None


@dataclass(frozen=True, slots=True)
class Sel:
    kolom: KolomMatriks
    skor: Decimal | None
    warna: str
    arah: int | None
    jumlah: Jumlah | None

    @property
    def persen(self) -> Decimal | None:
        """The share behind an indicator's score."""
        one = self.jumlah
        return share(one.pembilang, one.penyebut) if one else None

    @property
    def jarak(self) -> Decimal | None:
        """Percentage points short of the target of a share; 0 when met."""
        one = self.kolom.tunggal
        found = self.persen
        if one is None or one.target is None or found is None:
            return None
        if one.penilaian.get("jenis") != "persen":
            return None
        return max(one.target - found, Decimal(0))


@dataclass(frozen=True, slots=True)
class BarisMatriks:
    """One place below; `kartu` is its card where it is a desa."""

    wilayah: Wilayah
    sel: tuple[Sel, ...]
    kartu: int
    terverifikasi: int
    diajukan: int
    kartu_pk: int | None

    @property
    def merah(self) -> list[Sel]:
        return [one for one in self.sel if one.warna == WarnaSkor.MERAH]


@dataclass(frozen=True)
class Matriks:
    wilayah: Wilayah
    waktu: Waktu
    kolom: tuple[KolomMatriks, ...]
    baris: tuple[BarisMatriks, ...]
    total: tuple[Sel, ...]
    ambang: Ambang
    dihitung: datetime

    @cached_property
    def perlu_dukungan(self) -> list[BarisMatriks]:
        """Places with a red column, in the order of their codes: a list to help, no ranking."""
        return [one for one in self.baris if one.merah]

    @cached_property
    def belum(self) -> list[BarisMatriks]:
        """Places whose cards are not all verified."""
        return [one for one in self.baris if one.terverifikasi < one.kartu]

    @property
    def kartu(self) -> int:
        return sum(one.kartu for one in self.baris)

    @property
    def terverifikasi(self) -> int:
        return sum(one.terverifikasi for one in self.baris)


def times_of(wilayah: Wilayah) -> list[Waktu]:
    """The quarters that were opened here, newest first."""
    rows = periods_in(wilayah).order_by().values_list("keluarga", "tahun", "nomor")
    found = {(k, t, n): label for k, t, n, label in rows.annotate(nama=Max("label"))}
    newest = sorted(found, key=lambda one: (-one[1], -one[2], one[0] != "layanan_dasar", one[0]))
    return [Waktu(k, t, n, found[(k, t, n)]) for k, t, n in newest]


def periods_in(wilayah: Wilayah) -> QuerySet[PeriodeKartu]:
    parts = wilayah.kode.split(".")
    if wilayah.tingkat == Tingkat.PROVINSI:
        return PeriodeKartu.objects.filter(kabupaten__kode__startswith=f"{wilayah.kode}.")
    return PeriodeKartu.objects.filter(kabupaten__kode=".".join(parts[:2]))


def matrix_of(wilayah: Wilayah, waktu: Waktu, dimensi: str = "") -> Matriks:
    """The matrix of the places just below; of one dimension's indicators where it is named.

    A province's is kept for BESAR_DETIK; `dihitung` says since when.
    """
    if wilayah.tingkat > Tingkat.PROVINSI:
        return build_matrix(wilayah, waktu, dimensi)
    passing()
    key = f"matriks:{wilayah.kode}:{waktu.kode}:{dimensi}"
    found: Matriks | None = cache.get_or_set(
        key, lambda: build_matrix(wilayah, waktu, dimensi), BESAR_DETIK
    )
    return found or build_matrix(wilayah, waktu, dimensi)


def build_matrix(wilayah: Wilayah, waktu: Waktu, dimensi: str) -> Matriks:
    instrumen = _instrument(wilayah, waktu)
    kolom = columns_of(instrumen, dimensi)
    ambang = Ambang(instrumen.ambang_kuning, instrumen.ambang_hijau)
    wanted = {one.kode for each in kolom for one in each.indikator}
    now = sums_per(wilayah, waktu.keluarga, (waktu.tahun, waktu.nomor), wanted)
    then = sums_per(wilayah, waktu.keluarga, waktu.sebelum, wanted)
    places = _places(wilayah, waktu)
    rows = tuple(
        BarisMatriks(one, _cells(kolom, now.get(one.pk, {}), then.get(one.pk, {}), ambang), *counts)
        for one, counts in places
    )
    total = _total(kolom, now, then, ambang)
    return Matriks(wilayah, waktu, kolom, rows, total, ambang, timezone.now())


def _instrument(wilayah: Wilayah, waktu: Waktu) -> Instrumen:
    """The newest version in use: over several versions an indicator is judged by the newest."""
    rows = periods_in(wilayah).filter(keluarga=waktu.keluarga, tahun=waktu.tahun, nomor=waktu.nomor)
    newest = rows.select_related("instrumen").order_by("-instrumen__versi", "pk").first()
    if newest is None:
        raise LookupError(waktu.kode)
    return newest.instrumen


def columns_of(instrumen: Instrumen, dimensi: str = "") -> tuple[KolomMatriks, ...]:
    sheet = sheet_of(instrumen)
    if dimensi:
        each = next((each for one, each in sheet.dimensi if one.kode == dimensi), ())
        return tuple(KolomMatriks(o.kode, o.nama, o.nama, (o,), "indikator") for o in each)
    columns = [
        KolomMatriks(one.kode, one.nama, one.singkat, _coverage(each), "dimensi")
        for one, each in sheet.dimensi
        if any(o.penilaian.get("jenis") != "tanpa" for o in _coverage(each))
    ]
    everything = tuple(sheet.indikator.values())
    for aspek in APART:
        of_it = tuple(o for o in everything if o.aspek == aspek)
        if of_it:
            label = str(aspek.label)
            columns.append(KolomMatriks(aspek.lower(), label, label, of_it, "aspek"))
    return tuple(columns)


def _coverage(each: Iterable[Indikator]) -> tuple[Indikator, ...]:
    return tuple(o for o in each if o.aspek == AspekIndikator.CAKUPAN)


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


def _places(wilayah: Wilayah, waktu: Waktu) -> list[tuple[Wilayah, tuple[Any, ...]]]:
    """The places below that have cards, with how many, verified, handed in, and the desa's own."""
    per = f"{PER[wilayah.tingkat]}_id"
    verified = Q(status__in=[StatusKartu.DIVERIFIKASI, StatusKartu.TERKUNCI])
    sent = Q(status__in=[StatusKartu.DIAJUKAN, StatusKartu.DIVALIDASI])
    cards = cards_in(wilayah, waktu.keluarga, (waktu.tahun, waktu.nomor))
    own = Max("pk") if wilayah.tingkat == Tingkat.KECAMATAN else Value(None, IntegerField())
    rows: Any = (
        cards.order_by()
        .values_list(per)
        .annotate(
            semua=Count("pk"), sah=Count("pk", filter=verified), ajukan=Count("pk", filter=sent),
            sendiri=own,
        )
    )  # fmt: skip
    counts = {place: tuple(told) for place, *told in rows}
    places = Wilayah.objects.filter(pk__in=counts).order_by("kode")
    return [(one, counts[one.pk]) for one in places]


def _total(
    kolom: tuple[KolomMatriks, ...],
    now: Mapping[int, Mapping[str, Jumlah]],
    then: Mapping[int, Mapping[str, Jumlah]],
    ambang: Ambang,
) -> tuple[Sel, ...]:
    """The whole territory; its trend is that of the places which reported both times."""
    both = now.keys() & then.keys()
    whole = _cells(kolom, _added(now.values()), {}, ambang)
    common = _cells(kolom, _added(now[k] for k in both), _added(then[k] for k in both), ambang)
    return tuple(replace(one, arah=same.arah) for one, same in zip(whole, common, strict=True))


def _added(each: Iterable[Mapping[str, Jumlah]]) -> dict[str, Jumlah]:
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


def _cells(
    kolom: tuple[KolomMatriks, ...],
    now: Mapping[str, Jumlah],
    then: Mapping[str, Jumlah],
    ambang: Ambang,
) -> tuple[Sel, ...]:
    return tuple(_cell(one, now, then, ambang) for one in kolom)


def _cell(
    one: KolomMatriks, now: Mapping[str, Jumlah], then: Mapping[str, Jumlah], ambang: Ambang
) -> Sel:
    skor = mean_of(one, now)
    jumlah = now.get(one.kode) if one.jenis == "indikator" else None
    return Sel(one, skor, ambang.warna(skor), direction(skor, mean_of(one, then)), jumlah)


def mean_of(one: KolomMatriks, sums: Mapping[str, Jumlah]) -> Decimal | None:
    """The column's score from the sums of its indicators."""
    return weighted(
        (sums[o.kode].judged(o), o.bobot if one.jenis != "indikator" else Decimal(1))
        for o in one.indikator
        if o.kode in sums
    )
