from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.db.models import F
from django.db.models.functions import Upper
from django.test.utils import CaptureQueriesContext

from fondasi.queries.prepared_rows import BarisSiap
from kecamatan.models import Wilayah

pytestmark = pytest.mark.django_db
ANAK: BarisSiap[Wilayah] = BarisSiap(
    lambda kode: (
        Wilayah.objects.filter(kode=kode)
        .select_related("induk__induk")
        .only("nama", "induk__kode", "induk__induk__kode")
        .annotate(keras=Upper("nama"), di_atas=F("induk__nama"))
        .order_by("kode")
    ),
    str,
)


def test_reads_rows_as_django_does() -> None:
    jatim = Wilayah.objects.create(kode="35", nama="Jawa Timur", tingkat=1, jenis="provinsi")
    Wilayah.objects.create(kode="35.17", nama="Jombang", tingkat=2, jenis="kabupaten", induk=jatim)
    with CaptureQueriesContext(connection) as queries:
        kabupaten: Any
        (kabupaten,) = ANAK.objects("35.17")
        found = ANAK.first("35")
        assert found is not None
        assert (found.induk, found.nama, found.pk) == (None, "Jawa Timur", jatim.pk)
        assert (kabupaten.induk, kabupaten.nama) == (jatim, "Jombang")
        assert kabupaten.induk.induk is None
        assert (kabupaten.keras, kabupaten.di_atas) == ("JOMBANG", "Jawa Timur")
    assert len(queries) == 2
    assert kabupaten.get_deferred_fields() >= {"tingkat"}
    assert kabupaten.tingkat == 2


def test_none_where_there_is_no_row() -> None:
    assert (ANAK.objects("91"), ANAK.first("91")) == ([], None)
