"""Words and order of agenda items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

PANJANG_JUDUL = 200


@dataclass(frozen=True, slots=True)
class Kelompok:
    """What several matters have in common, so that a meeting takes them as one item."""

    kunci: str
    pokok: str


def shorten(text: str, limit: int = PANJANG_JUDUL) -> str:
    """One line of at most `limit` characters, cut at a word and marked where it was cut."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    kept = line[: limit - 1].rsplit(" ", 1)[0] or line[: limit - 1]
    return f"{kept}…"


def moved(order: Sequence[int], pk: int, step: int) -> list[int]:
    """The same keys with `pk` moved up (-1) or down (+1); unchanged at either end."""
    keys = list(order)
    if pk not in keys:
        return keys
    here = keys.index(pk)
    there = min(max(here + step, 0), len(keys) - 1)
    keys.insert(there, keys.pop(here))
    return keys


def item_title(pokok: str, titles: Sequence[str]) -> str:
    """The words of an item: of its one matter, or what its matters have in common and how many."""
    return titles[0] if len(titles) == 1 else f"{shorten(pokok, 180)} ({len(titles)})"
