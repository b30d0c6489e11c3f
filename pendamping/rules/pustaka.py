"""What never goes into the library."""

from __future__ import annotations

import re

_TELEPON = re.compile(r"(?<!\d)(?:\+?62[ .-]?|0)8(?:[ .-]?\d){7,11}(?!\d)")


def names_a_phone(teks: str) -> bool:
    """Whether a mobile number stands in the text, however it is grouped."""
    return bool(_TELEPON.search(teks))


def names(teks: str, nama: str) -> bool:
    """Whether this name stands in the text as words of its own."""
    return bool(re.search(rf"(?<!\w){re.escape(nama)}(?!\w)", teks, re.IGNORECASE))
