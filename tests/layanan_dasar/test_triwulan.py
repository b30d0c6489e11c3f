"""Calendar quarters, and which of them have figures that are fixed."""

from __future__ import annotations

from datetime import date

import pytest

from layanan_dasar.rules.triwulan import Triwulan, fixed


@pytest.mark.parametrize(
    ("triwulan", "awal", "akhir", "keadaan"),
    [
        (Triwulan(2024, 1), date(2024, 1, 1), date(2024, 3, 31), date(2024, 4, 30)),
        (Triwulan(2024, 3), date(2024, 7, 1), date(2024, 9, 30), date(2024, 10, 31)),
        (Triwulan(2024, 4), date(2024, 10, 1), date(2024, 12, 31), date(2025, 1, 31)),
    ],
)
def test_days_of_a_quarter(triwulan: Triwulan, awal: date, akhir: date, keadaan: date) -> None:
    assert (triwulan.awal, triwulan.akhir, triwulan.keadaan) == (awal, akhir, keadaan)
    assert Triwulan.of(awal) == Triwulan.of(akhir) == triwulan
    assert triwulan.sesudahnya.sebelumnya == triwulan == triwulan.sebelumnya.sesudahnya


@pytest.mark.parametrize(
    ("hari", "newest"),
    [
        (date(2024, 10, 31), (2024, 2)),
        (date(2024, 11, 1), (2024, 3)),
        (date(2025, 1, 31), (2024, 3)),
    ],
)
def test_a_quarter_is_fixed_a_month_after_its_end(hari: date, newest: tuple[int, int]) -> None:
    found = fixed(hari, 4)
    assert found[0] == newest
    assert found[-1].kode == f"{newest[0] - 1}-{newest[1] + 1}"
