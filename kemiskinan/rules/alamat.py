"""The part of an address that a visitor needs: hamlet, RT, RW."""

from __future__ import annotations

import re
from typing import Final

_RT = re.compile(r"\bRT\b\s*[.:/]?\s*0*(\d{1,3})", re.IGNORECASE)
_RW = re.compile(r"\bRW\b\s*[.:/]?\s*0*(\d{1,3})", re.IGNORECASE)
_PAIR = re.compile(r"\bRT\s*[./]?\s*RW\b\s*[.:]?\s*0*(\d{1,3})\s*[/-]\s*0*(\d{1,3})", re.IGNORECASE)
_DUSUN = re.compile(
    r"\b(?:DUSUN|DSN|DUKUH|DK|DKH|LINGKUNGAN|LINGK|LINK|KAMPUNG|KP|BANJAR|JORONG)\b\.?\s*"
    r"([A-Z][A-Z' ]*?)(?=\s*(?:,|\bRT\b|\bRW\b|\bDESA\b|\bDS\b|\bKEL\b|\bKEC\b|\d|$))",
    re.IGNORECASE,
)
LENGTH: Final = 120


def dusun_rt(alamat: str) -> str:
    """`Dusun Astuti RT 7 RW 8` from `DUSUN ASTUTI RT 007 RW 008`; empty when none is named."""
    parts = []
    if found := _DUSUN.search(alamat):
        parts.append(f"Dusun {found[1].strip().title()}")
    if found := _PAIR.search(alamat):
        parts += [f"RT {found[1]}", f"RW {found[2]}"]
    else:
        parts += [
            f"{word} {found[1]}"
            for word, pattern in (("RT", _RT), ("RW", _RW))
            if (found := pattern.search(alamat))
        ]
    return " ".join(parts)[:LENGTH]
