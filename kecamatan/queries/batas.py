"""Deadlines in words: one measure for every noun, the working days of its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from fondasi.today import today
from kecamatan.models import Wilayah
from kecamatan.queries.hari_libur import almanak
from kecamatan.rules.tindak_lanjut import kata_batas

Batas = tuple[date, str]
"""A deadline and the code of the place whose offices have to keep it."""


def words_of(deadlines: Iterable[Batas]) -> Mapping[Batas, str]:
    """Each of them in words; one query for all, none for nothing."""
    wanted = set(deadlines)
    if not wanted:
        return {}
    hari_ini = today()
    days = [hari_ini, *(batas for batas, _kode in wanted)]
    places = {kode: Wilayah(kode=kode) for _batas, kode in wanted}
    closed = almanak(min(days), max(days), places.values())
    open_days = {kode: closed.of(place) for kode, place in places.items()}
    return {(batas, kode): kata_batas(open_days[kode], batas, hari_ini) for batas, kode in wanted}


def word_of(batas: date, wilayah: Wilayah) -> str:
    one = (batas, wilayah.kode)
    return words_of([one])[one]
