"""What the verified cards of a territory say together, and against the period before.

A dimension's figure comes from the sums of its indicators (`jumlah_nilai`) and their weights, never
from figures of the places below.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from django.core.cache import cache
from django.db.models import Count, IntegerField, Max, Q, QuerySet, Value
from django.utils import timezone

from fondasi.kept.drawing import passing
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from layanan_dasar.enums import AspekIndikator, StatusKartu, WarnaSkor
from layanan_dasar.models import Indikator, Instrumen, PeriodeKartu
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.queries.jumlah_nilai import PER, Jumlah, added, cards_in, sums_per
from layanan_dasar.queries.ringkasan import APART
from layanan_dasar.rules.kata import direction
from layanan_dasar.rules.penilaian import Ambang, share, weighted

BESAR_DETIK: Final = 600
"""How long the figures of a province are kept before they are counted anew."""


@dataclass(frozen=True, slots=True)
class Waktu:
    """A quarter of one family of instruments, over all kabupaten that opened it."""

    keluarga: str
    tahun: int
    nomor: int
    label: str
    instrumen: str = ""

    @property
    def kode(self) -> str:
        return f"{self.keluarga}-{self.tahun}-{self.nomor}"

    @property
    def sebelum(self) -> tuple[int, int]:
        return (self.tahun, self.nomor - 1) if self.nomor > 1 else (self.tahun - 1, 4)


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
    named = rows.annotate(sebutan=Max("label"), nama=Max("instrumen__nama"))
    found = {(k, t, n): words for k, t, n, *words in named}
    newest = sorted(found, key=lambda one: (-one[1], -one[2], one[0] != "layanan_dasar", one[0]))
    return [Waktu(k, t, n, *found[k, t, n]) for k, t, n in newest]


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
    whole = _cells(kolom, added(now.values()), {}, ambang)
    common = _cells(kolom, added(now[k] for k in both), added(then[k] for k in both), ambang)
    return tuple(replace(one, arah=same.arah) for one, same in zip(whole, common, strict=True))


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
