"""Names of territories as files write them, made comparable."""

from __future__ import annotations

import re

_PREFIX = re.compile(
    r"^(?:KABUPATEN|KAB|KOTA|KECAMATAN|KEC|KELURAHAN|KEL|DESA|DS|DISTRIK)(?:\.\s*|\s+)(?=\S)"
)
_OTHER = re.compile(r"[^A-Z0-9]")


def plain_name(text: str) -> str:
    """`Kec. Mojo Warno` and `MOJOWARNO` are the same."""
    return _OTHER.sub("", _PREFIX.sub("", text.strip().upper()))


def plain_code(text: str) -> str:
    """Ten digits out of `35.17.01.2001`, `3517012001` or `'3517012001`; empty otherwise."""
    digits = re.sub(r"[\s.'-]", "", text)
    return digits if len(digits) == 10 and digits.isascii() and digits.isdigit() else ""


def dotted(digits: str) -> str:
    """`3517012001` → `35.17.01.2001`."""
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"


def looks_like_bps(digits: str) -> bool:
    """BPS writes a kecamatan with three digits of which the last is mostly 0; Kemendagri's
    seventh digit is the kind of village (1 kelurahan, 2 desa, 3 desa adat), never 0."""
    return len(digits) == 10 and digits[6] == "0"
