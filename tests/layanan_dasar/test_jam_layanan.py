"""The clock against a plain count, day by day."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from kecamatan.rules.hari_kerja import Kalender
from layanan_dasar.rules.jam_layanan import Jam

AWAL = date(2024, 11, 4)
SEHARI = timedelta(days=1)


def plain(mulai: date, hari: int, jeda: list[tuple[date, date]], libur: frozenset[date]) -> date:
    """Walk through the days with a pencil: which day is the last in time?"""
    terpakai, day = 0, mulai
    while True:
        stopped = next((end for begin, end in jeda if begin == day and terpakai <= hari), None)
        if stopped is not None:
            day = stopped
            if terpakai == hari:
                return day
        elif terpakai == hari:
            return day
        day += SEHARI
        if day.weekday() < 5 and day not in libur:
            terpakai += 1


@st.composite
def cases(draw: st.DrawFn) -> tuple[date, int, list[tuple[date, date]], frozenset[date]]:
    libur = frozenset(AWAL + SEHARI * n for n in draw(st.sets(st.integers(0, 60), max_size=20)))
    mulai = AWAL + SEHARI * draw(st.integers(0, 10))
    jeda, day = [], mulai
    for gap, length in draw(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 9)), max_size=4)):
        begin = day + SEHARI * gap
        day = begin + SEHARI * length
        jeda.append((begin, day))
    return mulai, draw(st.integers(1, 12)), jeda, libur


@settings(max_examples=300)
@given(cases())
def test_the_deadline_is_the_plain_count(
    case: tuple[date, int, list[tuple[date, date]], frozenset[date]],
) -> None:
    mulai, hari, jeda, libur = case
    kalender = Kalender(libur, frozenset())
    jam = Jam(mulai, hari)
    for begin, end in jeda:
        jam = jam.pause(begin, kalender).resume(end)
    assert jam.deadline(kalender) == plain(mulai, hari, jeda, libur)


def test_a_standing_clock_has_no_deadline() -> None:
    kalender = Kalender(frozenset(), frozenset())
    standing = Jam(AWAL, 5).pause(AWAL + SEHARI, kalender)
    assert (standing, standing.deadline(kalender)) == (Jam(None, 4), None)
    assert standing.pause(AWAL + SEHARI * 2, kalender) == standing


def test_one_that_ran_out_keeps_its_deadline() -> None:
    kalender = Kalender(frozenset(), frozenset())
    late = Jam(AWAL, 2).pause(AWAL + SEHARI * 3, kalender)
    assert late.deadline(kalender) == AWAL + SEHARI * 2
    assert late.resume(AWAL + SEHARI * 9) == late
