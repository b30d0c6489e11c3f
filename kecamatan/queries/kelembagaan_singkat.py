"""How far a place's Rumah Bersama stands, in the few figures of a start page; one query each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, F, Func, OuterRef, Q, QuerySet, Subquery, Value

from fondasi.queries.prepared import KueriSiap
from fondasi.today import today
from kecamatan.enums import Kelembagaan, Tingkat
from kecamatan.models import ButirKelembagaan, KeadaanButir, Wilayah
from kecamatan.queries.kelembagaan_rekap import changed_since
from kecamatan.rules.kelembagaan import Hitungan, count, next_step


@dataclass(frozen=True, slots=True)
class LangkahBerikut:
    kode: str
    langkah: str


@dataclass(frozen=True, slots=True)
class RumahSingkat:
    """One kecamatan: its counts, whether anything was ever told, and the piece to work on."""

    hitungan: Hitungan
    dilaporkan: bool
    berikutnya: LangkahBerikut | None


def rumah_in_brief(kecamatan: Wilayah) -> RumahSingkat | None:
    """None while no piece is asked for."""
    rows = _BUTIR.rows(kecamatan.pk)
    if not rows:
        return None
    states = [keadaan for _kode, _langkah, keadaan in rows]
    index = next_step(states)
    following = None if index is None else LangkahBerikut(*rows[index][:2])
    return RumahSingkat(count(states), any(states), following)


def _pieces(wilayah: int) -> QuerySet[Any, Any]:
    told = KeadaanButir.objects.filter(rumah__wilayah=wilayah, butir=OuterRef("pk"))
    last = Subquery(told.order_by("-pk").values("keadaan")[:1])
    rows = ButirKelembagaan.objects.filter(aktif=True)
    return rows.values_list("kode", "langkah").annotate(kini=last)


_BUTIR = KueriSiap(_pieces, int)


@dataclass(frozen=True, slots=True)
class RekapSingkat:
    """All kecamatan below a place. Those that did not report count in none of the states;
    `berubah` counts pieces whose state changed in the running month."""

    kecamatan: int
    melapor: int
    terlembaga: int
    praktik: int
    berubah: int

    @property
    def belum_melapor(self) -> int:
        return self.kecamatan - self.melapor


def recap_in_brief(place: Wilayah) -> RekapSingkat:
    """Of a kabupaten/kota or a province."""
    hari_ini = today()
    ask = _PROVINSI if place.tingkat == Tingkat.PROVINSI else _KABUPATEN
    rows = ask.rows(place.pk, hari_ini, hari_ini.replace(day=1))
    found = {kind: figures for kind, *figures in rows}
    (kecamatan, *_), (berubah, *_) = found.get(0, [0]), found.get(2, [0])
    melapor, terlembaga, praktik = found.get(1, [0, 0, 0])
    return RekapSingkat(kecamatan, melapor, terlembaga, praktik, berubah)


def _recap(path: str, place: int, hari_ini: date, first: date) -> QuerySet[Any, Any]:
    """(kind, figure, figure, figure): how many kecamatan; what they told; what changed."""
    places = Wilayah.objects.current(hari_ini).filter(**{path: place}, tingkat=Tingkat.KECAMATAN)
    inside = places.order_by().values("pk")
    told = KeadaanButir.objects.filter(rumah__wilayah__in=inside).standing()
    states = (Kelembagaan.TERLEMBAGA, Kelembagaan.PRAKTIK)
    changed = changed_since(first).filter(rumah__wilayah__in=inside)
    pieces = Func(F("rumah"), F("butir"), function="ROW", output_field=BooleanField())
    counted: QuerySet[Any, Any] = _kind(0, places, Count("pk")).union(
        _kind(
            1,
            told,
            Count("rumah", distinct=True),
            *(Count("pk", filter=Q(keadaan=one)) for one in states),
        ),
        _kind(2, changed, Count(pieces, distinct=True)),
        all=True,
    )
    return counted


def _kind(kind: int, rows: QuerySet[Any, Any], *figures: Count) -> QuerySet[Any, Any]:
    named = dict(zip("abc", (*figures, Value(0), Value(0)), strict=False))
    lines: QuerySet[Any, Any] = rows.order_by().values_list(Value(kind)).annotate(**named)
    return lines


_KABUPATEN = KueriSiap(lambda *given: _recap("induk", *given), int, date, date)
_PROVINSI = KueriSiap(lambda *given: _recap("induk__induk", *given), int, date, date)
