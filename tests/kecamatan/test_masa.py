from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kecamatan.actions.penugasan import cover_penugasan
from kecamatan.enums import Peran
from kecamatan.models import Penugasan
from kecamatan.rules.masa import Masa, holes
from tests.pemeran import Tempat, beri_tugas, buat_pengguna

AWAL = date(2024, 1, 1)


def hari(n: int) -> date:
    return AWAL + timedelta(days=n)


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], [(0, 10)]),
        ([(0, 10)], []),
        ([(0, None)], []),
        ([(2, 4)], [(0, 2), (4, 10)]),
        ([(-5, 3), (3, 7)], [(7, 10)]),
        ([(20, None)], [(0, 10)]),
        ([(-9, -3), (8, 30)], [(0, 8)]),
    ],
)
def test_lubang(spans: list[tuple[int, int | None]], expected: list[tuple[int, int]]) -> None:
    taken: list[Masa] = [(hari(a), hari(b) if b is not None else None) for a, b in spans]
    assert holes(taken, hari(0), hari(10)) == [(hari(a), hari(b)) for a, b in expected]


def test_lubang_yang_terbuka() -> None:
    assert holes([(hari(2), hari(4))], hari(3), None) == [(hari(4), None)]


SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: (s[0], s[0] + s[1]))


@given(st.lists(SPAN, max_size=5), st.integers(0, 30), st.integers(1, 20))
def test_setiap_hari_tertutup_sekali(spans: list[tuple[int, int]], start: int, long: int) -> None:
    """A day is in a hole exactly when no span has it."""
    taken: list[Masa] = sorted((hari(a), hari(b)) for a, b in spans)
    found = holes(taken, hari(start), hari(start + long))
    for n in range(start, start + long):
        free = not any(a <= n < b for a, b in spans)
        in_hole = [1 for a, b in found if a <= hari(n) and (b is None or hari(n) < b)]
        assert len(in_hole) == free


@pytest.mark.django_db
def test_cover_mengisi_lubang_dan_tidak_menyentuh_yang_lama(tempat: Tempat) -> None:
    orang = buat_pengguna("orang")
    lama = beri_tugas(orang, Peran.PENDAMPING, tempat.desa, mulai=hari(2), sampai=hari(4))
    kepada: dict[str, Any] = {"peran": Peran.PENDAMPING, "wilayah": tempat.desa, "oleh": None}
    cover_penugasan(orang, mulai=hari(0), sampai=None, **kepada)
    assert cover_penugasan(orang, mulai=hari(0), sampai=None, **kepada) == []
    lama.refresh_from_db()
    assert (lama.mulai, lama.sampai) == (hari(2), hari(4))
    rows = Penugasan.objects.order_by("mulai").values_list("mulai", "sampai")
    assert list(rows) == [(hari(0), hari(2)), (hari(2), hari(4)), (hari(4), None)]
