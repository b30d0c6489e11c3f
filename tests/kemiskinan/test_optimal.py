"""The criterion as data: an allow-list, a sentence, and what it lets through."""

from __future__ import annotations

from typing import Any

import pytest

from fondasi.errors import Galat
from kemiskinan.rules.optimal import Syarat, describe, dump_aturan, is_optimal, parse_aturan

TKPK = [{"strategi": [1], "minimal": 1}, {"strategi": [2, 3], "minimal": 1}]


def test_rule_survives_storage() -> None:
    assert parse_aturan(TKPK) == (Syarat((1,), 1), Syarat((2, 3), 1))
    assert dump_aturan(parse_aturan(TKPK)) == TKPK


@pytest.mark.parametrize(
    "aturan",
    [
        None,
        {},
        [],
        [{}],
        [{"strategi": [], "minimal": 1}],
        [{"strategi": [4], "minimal": 1}],
        [{"strategi": [True], "minimal": 1}],
        [{"strategi": ["1"], "minimal": 1}],
        [{"strategi": 1, "minimal": 1}],
        [{"strategi": [1], "minimal": 0}],
        [{"strategi": [1], "minimal": 10}],
        [{"strategi": [1], "minimal": 1.0}],
        [{"strategi": [1]}],
        [{"strategi": [1], "minimal": 1, "sql": "true"}],
        [{"strategi": [1], "minimal": 1}] * 7,
    ],
)
def test_rule_outside_the_allow_list_is_refused(aturan: Any) -> None:
    with pytest.raises(Galat) as refused:
        parse_aturan(aturan)
    assert refused.value.kode == "ATURAN_KRITERIA"


@pytest.mark.parametrize(
    ("bantuan", "expected"),
    [
        ([], False),
        ([(1, 10)], False),
        ([(2, 20), (3, 30)], False),
        ([(1, 10), (2, 20)], True),
        ([(1, 10), (3, 30)], True),
    ],
)
def test_every_requirement_must_hold(bantuan: list[tuple[int, int]], expected: bool) -> None:
    assert is_optimal(parse_aturan(TKPK), bantuan) is expected


def test_monthly_payments_of_one_sub_kegiatan_count_once() -> None:
    syarat = parse_aturan([{"strategi": [1], "minimal": 2}])
    assert not is_optimal(syarat, [(1, 10)] * 12)
    assert is_optimal(syarat, [(1, 10), (1, 11)])


def test_nobody_is_optimal_without_requirements() -> None:
    assert not is_optimal((), [(1, 10), (2, 20), (3, 30)])


def test_rule_reads_as_a_sentence() -> None:
    assert describe(parse_aturan(TKPK)) == (
        "Optimal berarti telah tersalur paling sedikit 1 jenis bantuan strategi 1 (pengurangan "
        "beban pengeluaran), dan paling sedikit 1 jenis bantuan strategi 2 (peningkatan "
        "pendapatan) atau strategi 3 (penurunan kantong kemiskinan)."
    )
