"""Keys of territory: anchored at the dot, down to a level, read once."""

from __future__ import annotations

from typing import Any

from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Wilayah
from kecamatan.models.cakupan import cakupan_of, ids_within
from tests.pemeran import Pemeran, Tempat


def test_itself_and_what_lies_below(tempat: Tempat) -> None:
    near = Wilayah.objects.create(
        kode=f"{tempat.kecamatan.kode}9", nama="Serupa", tingkat=3, jenis="kecamatan",
        induk=tempat.kabupaten,
    )  # fmt: skip
    found = set(ids_within([tempat.kecamatan.kode]))
    below = Wilayah.objects.within(tempat.kecamatan.kode).values_list("pk", flat=True)
    assert found == set(below)
    assert {tempat.kecamatan.pk, tempat.desa.pk} <= found
    assert near.pk not in found
    assert set(ids_within([tempat.kabupaten.kode], Tingkat.KABUPATEN)) == {tempat.kabupaten.pk}
    assert ids_within([]) == []


def test_is_read_once_per_person(pemeran: Pemeran, django_assert_num_queries: Any) -> None:
    held = cakupan_of(pemeran.camat)
    with django_assert_num_queries(1):
        assert held.ids_within(Peran.CAMAT) == held.ids_within(Peran.CAMAT)
    with django_assert_num_queries(0):
        assert held.ids_within(Peran.PENDAMPING) == []
