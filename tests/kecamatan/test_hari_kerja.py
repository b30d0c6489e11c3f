from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kecamatan.models import HariLibur
from kecamatan.queries.hari_libur import kalender
from kecamatan.rules.hari_kerja import Kalender
from tests.pemeran import Tempat

NATAL = date(2024, 12, 25)  # Rabu
KALENDER = Kalender(frozenset({NATAL}), frozenset({2024}))
TANGGAL = st.dates(date(2024, 1, 1), date(2026, 12, 31))
LIBUR = st.frozensets(TANGGAL, max_size=40)


def test_akhir_pekan_dan_libur_dilewati() -> None:
    assert KALENDER.add(date(2024, 12, 20), 3) == date(2024, 12, 26)
    assert KALENDER.add(date(2024, 12, 20), 0) == date(2024, 12, 20)
    assert KALENDER.between(date(2024, 12, 20), date(2024, 12, 26)) == 3
    assert KALENDER.between(date(2024, 12, 26), date(2024, 12, 20)) == -3
    assert KALENDER.on_or_after(NATAL) == date(2024, 12, 26)
    assert KALENDER.on_or_after(date(2024, 12, 21)) == date(2024, 12, 23)
    assert (KALENDER.knows(NATAL), KALENDER.knows(date(2025, 1, 1))) == (True, False)


@given(TANGGAL, st.integers(1, 60), LIBUR)
def test_sama_dengan_hitungan_hari_demi_hari(start: date, n: int, libur: frozenset[date]) -> None:
    found = Kalender(libur, frozenset()).add(start, n)
    days = [start + timedelta(days=k) for k in range(1, (found - start).days + 1)]
    assert sum(day.weekday() < 5 and day not in libur for day in days) == n
    assert found.weekday() < 5
    assert found not in libur


@given(TANGGAL, st.integers(0, 60), LIBUR)
def test_selisih_membalik_penambahan(start: date, n: int, libur: frozenset[date]) -> None:
    calendar = Kalender(libur, frozenset())
    assert calendar.between(start, calendar.add(start, n)) == n


@given(TANGGAL, TANGGAL, LIBUR)
def test_selisih_sama_dengan_hitungan_hari(start: date, end: date, libur: frozenset[date]) -> None:
    calendar = Kalender(libur, frozenset())
    first, last = min(start, end), max(start, end)
    days = [first + timedelta(days=k) for k in range(1, (last - first).days + 1)]
    counted = sum(map(calendar.is_workday, days))
    assert calendar.between(start, end) == (counted if start <= end else -counted)


def test_tanggal_yang_jauh_tidak_dihitung_hari_demi_hari() -> None:
    assert KALENDER.between(date(1, 1, 1), date.max) == 2_608_613


@pytest.mark.django_db
def test_kalender_satu_tempat(tempat: Tempat) -> None:
    """The nation's days and those of the places above; nothing of a neighbour's."""
    HariLibur.objects.bulk_create(
        [
            HariLibur(tanggal=NATAL, nama="Natal"),
            HariLibur(tanggal=date(2024, 10, 21), nama="Hari jadi", wilayah=tempat.kabupaten),
            HariLibur(tanggal=date(2024, 10, 22), nama="Sedekah bumi", wilayah=tempat.desa),
            HariLibur(tanggal=date(2024, 10, 23), nama="Milik kota", wilayah=tempat.kota),
            HariLibur(tanggal=date(2025, 5, 1), nama="Tutup", wilayah=tempat.kecamatan),
        ]
    )
    found = kalender(tempat.kecamatan, date(2024, 10, 1), date(2025, 6, 1))
    assert found == Kalender(
        frozenset({NATAL, date(2024, 10, 21), date(2025, 5, 1)}), frozenset({2024})
    )
