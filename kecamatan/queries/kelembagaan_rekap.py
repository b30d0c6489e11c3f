"""Many kecamatan at once: what was reported, what changed, who is silent. The number of queries
does not depend on how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from fondasi.today import today
from kecamatan.enums import Kelembagaan, StatusRapat, Tingkat
from kecamatan.models import (
    ButirKelembagaan,
    KeadaanButir,
    Pengguna,
    RapatKoordinasi,
    TindakLanjut,
    Wilayah,
)
from kecamatan.rules.kelembagaan import Hitungan


@dataclass(frozen=True, slots=True)
class BarisRekap:
    """A place: a kecamatan, or a kabupaten/kota as the sum of its kecamatan.

    `berubah` counts pieces whose state changed in the running month, `rapat` the meetings of the
    month that were not cancelled, `terlambat` the open promises past their day.
    """

    wilayah: Wilayah
    hitungan: Hitungan
    kecamatan: int
    melapor: int
    berubah: int
    rapat: int
    terlambat: int
    terakhir: date | None

    @property
    def belum_melapor(self) -> int:
        return self.kecamatan - self.melapor


def kecamatan_of(wilayah: Wilayah) -> QuerySet[Wilayah]:
    """Itself or the kecamatan below, by code."""
    rows = Wilayah.objects.within(wilayah.kode).current(today())
    return rows.filter(tingkat=Tingkat.KECAMATAN).order_by("kode")


def recap(kecamatan: Sequence[Wilayah]) -> list[BarisRekap]:
    """One line per kecamatan, in the given order. Five queries."""
    ids = [one.pk for one in kecamatan]
    return _lines(kecamatan, ids, dict.fromkeys(ids, 1), by="")


def per_kabupaten(provinsi: Wilayah) -> list[BarisRekap]:
    """One line per kabupaten/kota of the province: the sums of its kecamatan. Seven queries."""
    rows = list(Wilayah.objects.current(today()).filter(induk=provinsi).order_by("kode"))
    inside = kecamatan_of(provinsi).order_by()
    many = dict(inside.values_list("induk").annotate(n=Count("pk")))
    return _lines(rows, inside.values("pk"), many, by="__induk")


def lines_below(place: Wilayah) -> list[BarisRekap]:
    """Of a province its kabupaten/kota, of any other place its kecamatan."""
    if place.tingkat == Tingkat.PROVINSI:
        return per_kabupaten(place)
    return recap(list(kecamatan_of(place)))


def _lines(
    places: Sequence[Wilayah], kecamatan: Any, many: dict[int, int], by: str
) -> list[BarisRekap]:
    """A line per place of what happened in `kecamatan` (keys, or a query of them); `by` leads from
    a kecamatan to its place."""
    first = today().replace(day=1)
    kinds = ButirKelembagaan.objects.filter(aktif=True).count()
    silent = Hitungan() if by else Hitungan(belum_lapor=kinds)
    reported = reported_states(kecamatan, by)
    changed = _changed(kecamatan, by, first)
    meetings = _meetings(kecamatan, by, first)
    late = _late(kecamatan, by)
    return [
        BarisRekap(
            wilayah=one,
            hitungan=_counts(reported[one.pk], kinds) if one.pk in reported else silent,
            kecamatan=many.get(one.pk, 0),
            melapor=reported[one.pk]["melapor"] if one.pk in reported else 0,
            berubah=changed[one.pk],
            rapat=meetings.get(one.pk, 0),
            terlambat=late.get(one.pk, 0),
            terakhir=reported[one.pk]["terakhir"] if one.pk in reported else None,
        )
        for one in places
    ]


def _counts(found: dict[str, Any], kinds: int) -> Hitungan:
    terlembaga, praktik, belum = (found[name] for name in ("terlembaga", "praktik", "belum"))
    told = kinds * found["melapor"]
    return Hitungan(terlembaga, praktik, belum, told - terlembaga - praktik - belum)


def reported_states(kecamatan: Any, by: str = "") -> dict[int, dict[str, Any]]:
    """Counts per state, the kecamatan that told and the day of the last report, by place."""
    rows = KeadaanButir.objects.filter(rumah__wilayah__in=kecamatan).standing().order_by()
    grouped = rows.values(tempat=F(f"rumah__wilayah{by}")).annotate(
        terlembaga=Count("pk", filter=Q(keadaan=Kelembagaan.TERLEMBAGA)),
        praktik=Count("pk", filter=Q(keadaan=Kelembagaan.PRAKTIK)),
        belum=Count("pk", filter=Q(keadaan=Kelembagaan.BELUM)),
        melapor=Count("rumah", distinct=True),
        terakhir=Max("dicatat"),
    )
    return {row["tempat"]: dict(row) for row in grouped}


def changed_since(first: date) -> QuerySet[KeadaanButir]:
    """Reports of the month that said something new, also the very first."""
    return KeadaanButir.objects.filter(dicatat__gte=first, butir__aktif=True).exclude(
        dari=F("keadaan")
    )


def _changed(kecamatan: Any, by: str, first: date) -> Counter[int]:
    rows = changed_since(first).filter(rumah__wilayah__in=kecamatan).order_by()
    grouped = rows.values("rumah", tempat=F(f"rumah__wilayah{by}"))
    found: Counter[int] = Counter()
    for row in grouped.annotate(n=Count("butir", distinct=True)):
        found[row["tempat"]] += row["n"]
    return found


def _meetings(kecamatan: Any, by: str, first: date) -> dict[int, int]:
    rows = RapatKoordinasi.objects.filter(
        wilayah__in=kecamatan, tanggal__year=first.year, tanggal__month=first.month
    ).exclude(status=StatusRapat.BATAL)
    return dict(rows.order_by().values_list(f"wilayah{by}").annotate(n=Count("pk")))


def _late(kecamatan: Any, by: str) -> dict[int, int]:
    rows = TindakLanjut.objects.filter(wilayah__in=kecamatan).overdue()
    return dict(rows.order_by().values_list(f"wilayah{by}").annotate(n=Count("pk")))


def summed(wilayah: Wilayah, lines: Sequence[BarisRekap]) -> BarisRekap:
    """The lines as one. Kecamatan that did not report count in none of the three states."""
    told = [line for line in lines if line.melapor]
    return BarisRekap(
        wilayah=wilayah,
        hitungan=Hitungan(
            terlembaga=sum(line.hitungan.terlembaga for line in told),
            praktik=sum(line.hitungan.praktik for line in told),
            belum=sum(line.hitungan.belum for line in told),
            belum_lapor=sum(line.hitungan.belum_lapor for line in told),
        ),
        kecamatan=sum(line.kecamatan for line in lines),
        melapor=sum(line.melapor for line in lines),
        berubah=sum(line.berubah for line in lines),
        rapat=sum(line.rapat for line in lines),
        terlambat=sum(line.terlambat for line in lines),
        terakhir=max((line.terakhir for line in lines if line.terakhir), default=None),
    )


def changes_visible_to(user: Pengguna, wilayah: Wilayah) -> QuerySet[KeadaanButir]:
    """The month's changes in this place and below it, newest first."""
    rows = changed_since(today().replace(day=1)).visible_to(user)  # type: ignore[attr-defined]
    within = rows.filter(
        Q(rumah__wilayah=wilayah) | Q(rumah__wilayah__kode__startswith=f"{wilayah.kode}.")
    )
    found: QuerySet[KeadaanButir] = within.select_related("rumah__wilayah__induk", "butir")
    return found
