"""Where two texts differ, as pieces that a page can mark."""

from __future__ import annotations

from collections.abc import Collection
from difflib import SequenceMatcher
from itertools import groupby

Potongan = tuple[str, bool]
"""A piece of the text, and whether it differs."""
Berdampingan = tuple[list[Potongan], list[Potongan]]
SERUPA = 0.6
"""Below this likeness single letters that happen to agree only confuse the eye."""
TAK_DIKETAHUI = "–"


def mark_differences(left: str, right: str) -> Berdampingan:
    """Both texts in pieces; joined again each gives its text. Equal texts have no mark, texts
    with little in common are marked whole."""
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.ratio() < SERUPA:
        return mark_whole(left, right)
    kiri: list[Potongan] = []
    kanan: list[Potongan] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        kiri.append((left[i1:i2], tag != "equal"))
        kanan.append((right[j1:j2], tag != "equal"))
    return [p for p in kiri if p[0]], [p for p in kanan if p[0]]


def mark_whole(left: str, right: str) -> Berdampingan:
    """For words that are the same or another; what is not known differs from nothing."""
    differs = left != right and TAK_DIKETAHUI not in (left, right)
    return [(left, differs)], [(right, differs)]


def mark_parts(left: str, right: str, separator: str = "/") -> Berdampingan:
    """Day with day, month with month, year with year."""
    pairs = list(zip(left.split(separator), right.split(separator), strict=False))
    if len(pairs) < 2:
        return mark_whole(left, right)
    kiri: list[Potongan] = []
    kanan: list[Potongan] = []
    for number, (a, b) in enumerate(pairs):
        for side, text in ((kiri, a), (kanan, b)):
            side.extend([(separator, False)] * bool(number) + [(text, a != b)])
    return kiri, kanan


def mark_positions(text: str, positions: Collection[int]) -> list[Potongan]:
    """The text in pieces with the characters at `positions` (from 1) marked."""
    flagged = ((char, number in positions) for number, char in enumerate(text, start=1))
    return [("".join(c for c, _ in run), mark) for mark, run in groupby(flagged, lambda p: p[1])]
