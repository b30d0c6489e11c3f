"""Notes of a meeting: their text, and two versions of it put together."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Final

BATAS_CATATAN: Final = 20_000


def clean_teks(teks: str) -> str:
    """One kind of line break, nothing that PostgreSQL refuses; the words stay as they were."""
    plain = teks.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return plain.encode("utf-8", "ignore").decode("utf-8").rstrip()


def merge_teks(theirs: str, mine: str) -> str:
    """Both texts line by line: what they share once, what differs one after the other."""
    left, right = theirs.split("\n"), mine.split("\n")
    merged: list[str] = []
    for tag, a, b, c, d in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        merged += left[a:b]
        if tag != "equal":
            merged += right[c:d]
    return "\n".join(merged)
