"""Kept SQL gives the same answers as a query written anew, and never an old answer."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F, QuerySet, Value
from django.test.utils import CaptureQueriesContext

from fondasi.queries.keys import AnyOf
from fondasi.queries.written import count_of, rows_of
from kecamatan.models import Wilayah

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def isi() -> None:
    jatim = Wilayah.objects.create(kode="35", nama="Jawa Timur", tingkat=1)
    for kode in ("35.17", "35.16"):
        Wilayah.objects.create(kode=kode, nama=f"Kab {kode}", tingkat=2, induk=jatim)


def kabupaten(tingkat: int = 2, nama: str = "") -> QuerySet[Wilayah]:
    rows = Wilayah.objects.filter(tingkat=tingkat, nama__contains=nama).select_related("induk")
    return rows.annotate(atas=F("induk__nama")).prefetch_related("induk").order_by("kode")


def test_rows_and_counts_are_read_anew_each_time() -> None:
    for asked, codes in ((2, ["35.16", "35.17"]), (1, ["35"]), (4, [])):
        for _turn in range(3):
            assert [row.kode for row in rows_of(kabupaten(asked))] == codes
            assert count_of(kabupaten(asked)) == len(codes)
    Wilayah.objects.filter(kode="35.16").delete()
    with CaptureQueriesContext(connection) as queries:
        (row,) = rows_of(kabupaten()[:5])
        assert (row.kode, row.atas, row.induk.nama) == ("35.17", "Jawa Timur", "Jawa Timur")
        assert count_of(kabupaten()) == 1
    assert len(queries) == 2


def test_values_are_part_of_what_is_kept() -> None:
    for nama in ("16", "17", "16' OR '1'='1", "16"):
        found = [row.kode for row in rows_of(kabupaten(nama=nama))]
        assert (found, count_of(kabupaten(nama=nama))) == (
            ([f"35.{nama}"], 1) if len(nama) == 2 else ([], 0)
        )


def test_a_queryset_can_be_narrowed_after_it_was_asked() -> None:
    rows = kabupaten()
    assert len(rows_of(rows)) == len(rows_of(rows)) == 2
    assert [row.kode for row in rows_of(rows.filter(kode="35.17"))] == ["35.17"]
    assert rows_of(rows.values_list("kode", flat=True)) == ["35.16", "35.17"]


def test_written_once_and_what_cannot_be_kept_each_time() -> None:
    keys = Wilayah.objects.values_list("pk", flat=True)
    unkept = Wilayah.objects.filter(pk=AnyOf(pk for pk in keys)).annotate(n=Value(1))
    assert (len(rows_of(unkept)), count_of(unkept)) == (3, 3)
    assert rows_of(Wilayah.objects.none()) == []
    assert count_of(Wilayah.objects.none()) == 0
