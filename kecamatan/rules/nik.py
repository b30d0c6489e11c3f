"""Texts that many people read never carry a NIK."""

from __future__ import annotations

import re
from typing import Final

NIK_DI_TEKS: Final = re.compile(r"(?<!\d)(?:\d[ .-]?){15}\d(?!\d)")


def has_nik(text: str) -> bool:
    """Whether sixteen digits stand in the text, also with blanks, dots or dashes between them.

    A NIP has eighteen digits and is none.
    """
    return bool(NIK_DI_TEKS.search(text))
