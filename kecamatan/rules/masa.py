"""Half-open periods: from a day until another day that no longer belongs to it; None is open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

Masa = tuple[date, date | None]


def holes(spans: Iterable[Masa], mulai: date, sampai: date | None) -> list[Masa]:
    """What of [mulai, sampai) none of the `spans` (sorted by their beginning) covers."""
    found: list[Masa] = []
    at: date = mulai
    for start, end in spans:
        if sampai is not None and start >= sampai:
            break
        if start > at:
            found.append((at, start))
        if end is None:
            return found
        at = max(at, end)
    if sampai is None or at < sampai:
        found.append((at, sampai))
    return found
