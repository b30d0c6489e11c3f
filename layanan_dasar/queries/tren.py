"""Scores of the last quarters, for trends the height of a line. One query each."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q, QuerySet

from kecamatan.models import Wilayah
from layanan_dasar.models import KartuSkor, Nilai
from layanan_dasar.queries.kartu import TAMPAK

KUARTAL = 8

Skor = list[Decimal | None]


def trends_of(kartu: KartuSkor) -> dict[str, Skor]:
    """{indicator: its scores up to this card, oldest first}; None where a quarter said nothing."""
    shown = Q(kartu__status__in=TAMPAK) | Q(kartu=kartu)
    rows = Nilai.objects.filter(shown, kartu__desa=kartu.desa_id)
    periode = kartu.periode
    found = _per_place(rows, periode.keluarga, (periode.tahun, periode.nomor))
    return found.get(kartu.desa_id, {})


def trends_in(
    kecamatan: Wilayah, keluarga: str, kuartal: tuple[int, int], kodes: Iterable[str]
) -> dict[int, dict[str, Skor]]:
    """{desa: {indicator: scores}} of its verified cards."""
    counted = KartuSkor.objects.filter(kecamatan=kecamatan).counted()
    rows = Nilai.objects.filter(kartu__in=counted, indikator__kode__in=list(kodes))
    return _per_place(rows, keluarga, kuartal)


def _per_place(
    rows: QuerySet[Nilai], keluarga: str, kuartal: tuple[int, int]
) -> dict[int, dict[str, Skor]]:
    times = _quarters(kuartal)
    first = times[0]
    seen = (
        rows.filter(
            Q(kartu__periode__tahun__gt=first[0])
            | Q(kartu__periode__tahun=first[0], kartu__periode__nomor__gte=first[1]),
            kartu__periode__keluarga=keluarga,
        )
        .order_by()
        .values_list(
            "kartu__desa", "indikator__kode", "kartu__periode__tahun", "kartu__periode__nomor",
            "skor",
        )
    )  # fmt: skip
    place = {one: n for n, one in enumerate(times)}
    found: dict[int, dict[str, Skor]] = {}
    for desa, kode, tahun, nomor, skor in seen:
        at = place.get((tahun, nomor))
        if at is not None:
            line = found.setdefault(desa, {}).setdefault(kode, [None] * len(times))
            line[at] = skor
    return found


def _quarters(last: tuple[int, int]) -> list[tuple[int, int]]:
    """The last quarters up to this one, oldest first."""
    count = last[0] * 4 + last[1] - 1
    return [(n // 4, n % 4 + 1) for n in range(count - KUARTAL + 1, count + 1)]
