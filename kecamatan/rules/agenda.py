"""Words and order of agenda items."""

from __future__ import annotations

from collections.abc import Sequence

PANJANG_JUDUL = 200


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
