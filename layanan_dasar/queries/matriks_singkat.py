"""The newest quarter's matrix as a start page shows it: scores and colours, without trends and
without the last row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import BigIntegerField, Count, Max, Q, QuerySet, Value

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from layanan_dasar.enums import Keadaan, StatusKartu
from layanan_dasar.models import Instrumen, KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.queries.jumlah_nilai import PER, Jumlah, sum_columns
from layanan_dasar.queries.matriks import KolomMatriks, Waktu, columns_of
from layanan_dasar.rules.penilaian import Ambang, weighted

_INSTRUMEN = columns(Instrumen, "id", "ambang_kuning", "ambang_hijau")
SAH = (StatusKartu.DIVERIFIKASI, StatusKartu.TERKUNCI)


@dataclass(frozen=True, slots=True)
class SelSingkat:
    judul: str
    skor: Decimal | None
    warna: str


@dataclass(frozen=True, slots=True)
class BarisSingkat:
    """One place below; `kartu_pk` is its card where it is a desa."""

    wilayah: Wilayah
    sel: tuple[SelSingkat, ...]
    kartu: int
    terverifikasi: int
    kartu_pk: int | None

    @property
    def is_red(self) -> bool:
        return any(one.warna == "MERAH" for one in self.sel)


@dataclass(frozen=True, slots=True)
class MatriksSingkat:
    wilayah: Wilayah
    waktu: Waktu
    kolom: tuple[KolomMatriks, ...]
    baris: tuple[BarisSingkat, ...]

    @property
    def kartu(self) -> int:
        return sum(one.kartu for one in self.baris)

    @property
    def terverifikasi(self) -> int:
        return sum(one.terverifikasi for one in self.baris)

    @property
    def perlu_dukungan(self) -> int:
        return sum(one.is_red for one in self.baris)


@dataclass(frozen=True, slots=True)
class Rangka:
    """What of a matrix stands for the whole quarter; `periode` are the keys of all kabupaten that
    opened it."""

    waktu: Waktu
    ambang: Ambang
    kolom: tuple[KolomMatriks, ...]
    periode: list[int]


def frame_of(wilayah: Wilayah) -> Rangka | None:
    """None before a period was opened here; two queries."""
    newest = _newest(wilayah)
    if newest is None:
        return None
    waktu, instrumen, periode = newest
    ambang = Ambang(instrumen.ambang_kuning, instrumen.ambang_hijau)
    return Rangka(waktu, ambang, columns_of(instrumen), periode)


def matrix_in_brief(wilayah: Wilayah, rangka: Rangka) -> MatriksSingkat:
    """The places below within this frame; two queries."""
    kolom, ambang, periode = rangka.kolom, rangka.ambang, rangka.periode
    sums, places = _READ[Tingkat(wilayah.tingkat)]
    found: dict[int, dict[str, Jumlah]] = {}
    for place, kode, *parts in sums.rows(wilayah.pk, periode):
        found.setdefault(place, {})[kode] = Jumlah(*parts)
    rows = tuple(
        BarisSingkat(
            Wilayah(pk=pk, kode=kode, jenis=jenis, nama=nama),
            _cells(kolom, found.get(pk, {}), ambang),
            semua,
            sah,
            kartu,
        )
        for pk, kode, jenis, nama, semua, sah, kartu in places.rows(wilayah.pk, periode)
    )
    return MatriksSingkat(wilayah, rangka.waktu, kolom, rows)


def _newest(wilayah: Wilayah) -> tuple[Waktu, Instrumen, list[int]] | None:
    """The newest quarter, the portal's own family first; the newest version in use there; and the
    periods of all kabupaten that opened it."""
    if wilayah.tingkat == Tingkat.PROVINSI:
        found = _PERIODE_PROVINSI.rows(wilayah.pk)
    else:
        own = wilayah.pk if wilayah.tingkat == Tingkat.KABUPATEN else wilayah.induk_id
        found = _PERIODE.rows(own)
    if not found:
        return None
    waktu = Waktu(*found[0][1:5])
    same = [row[0] for row in found if row[1:4] == (waktu.keluarga, waktu.tahun, waktu.nomor)]
    return waktu, revive(Instrumen, _INSTRUMEN, found[0][5:]), same


def _periods(**here: int) -> QuerySet[Any, Any]:
    rows = PeriodeKartu.objects.filter(**here).annotate(lain=~Q(keluarga="layanan_dasar"))
    newest = rows.order_by("-tahun", "-nomor", "lain", "keluarga", "-instrumen__versi", "pk")
    named = (f"instrumen__{name}" for name in _INSTRUMEN)
    return newest.values_list("pk", "keluarga", "tahun", "nomor", "label", *named)


_PERIODE = KueriSiap(lambda kabupaten: _periods(kabupaten=kabupaten), int)
_PERIODE_PROVINSI = KueriSiap(lambda provinsi: _periods(kabupaten__induk=provinsi), int)


def _cells(
    kolom: tuple[KolomMatriks, ...], sums: Mapping[str, Jumlah], ambang: Ambang
) -> tuple[SelSingkat, ...]:
    """As `mean_of` for each column; an indicator of two columns is judged once."""
    asked = {each.kode: each for one in kolom for each in one.indikator if each.kode in sums}
    judged = {kode: (sums[kode].judged(each), each.bobot) for kode, each in asked.items()}
    scores = (
        (one.judul, weighted(judged[each.kode] for each in one.indikator if each.kode in judged))
        for one in kolom
    )
    return tuple(SelSingkat(judul, skor, ambang.warna(skor)) for judul, skor in scores)


def _cards(tingkat: Tingkat, wilayah: int, periode: list[int]) -> QuerySet[KartuSkor]:
    above = {Tingkat.KECAMATAN: {"kecamatan": wilayah}, Tingkat.KABUPATEN: {"kabupaten": wilayah}}
    here = above.get(tingkat, {"kabupaten__induk": wilayah})
    return KartuSkor.objects.filter(**here, periode=AnyOf(periode)).order_by()


def _sums(tingkat: Tingkat, wilayah: int, periode: list[int]) -> QuerySet[Any, Any]:
    cards = _cards(tingkat, wilayah, periode).filter(status__in=SAH)
    rows = Nilai.objects.filter(kartu__in=cards.values("pk")).order_by()
    rows = rows.exclude(keadaan=Keadaan.TIDAK_DIISI)
    grouped = rows.values_list(f"kartu__{PER[tingkat]}_id", "indikator__kode")
    return grouped.annotate(**sum_columns())


def _places(tingkat: Tingkat, wilayah: int, periode: list[int]) -> QuerySet[Any, Any]:
    """The places that have cards, with how many, how many verified, and a desa's own card."""
    place = PER[tingkat]
    own = Max("pk") if tingkat == Tingkat.KECAMATAN else Value(None, output_field=BigIntegerField())
    named = (f"{place}_id", *(f"{place}__{name}" for name in ("kode", "jenis", "nama")))
    rows = _cards(tingkat, wilayah, periode).values_list(*named)
    counted = rows.annotate(semua=Count("pk"), sah=Count("pk", filter=Q(status__in=SAH)))
    return counted.annotate(kartu=own).order_by(f"{place}__kode")


def _read(tingkat: Tingkat) -> tuple[KueriSiap, KueriSiap]:
    return (
        KueriSiap(lambda *given: _sums(tingkat, *given), int, list),
        KueriSiap(lambda *given: _places(tingkat, *given), int, list),
    )


_READ = {Tingkat(one): _read(Tingkat(one)) for one in PER}
