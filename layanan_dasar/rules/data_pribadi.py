"""Numbers in free text that name a person: found to warn, never to repair."""

from __future__ import annotations

import re
from typing import Final

from kecamatan.rules.nik import NIK_DI_TEKS, has_nik

TELEPON: Final = re.compile(r"(?<![\d.])(?:\+?62|0)[ .-]?8(?:[ .-]?\d){7,11}(?!\d)")
"""An Indonesian mobile number, however it was written."""


def find_personal(text: str) -> tuple[str, ...]:
    """What such numbers look like, in words for a warning: "NIK", "nomor telepon"."""
    found = ["NIK"] if has_nik(text) else []
    if TELEPON.search(NIK_DI_TEKS.sub(" ", text)):
        found.append("nomor telepon")
    return tuple(found)
