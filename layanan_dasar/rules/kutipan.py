"""Whether a text of staff repeats a citizen's own words."""

from __future__ import annotations

import re
from typing import Final

KATA_BERURUTAN: Final = 8
"""So many words in a row are a quotation; fewer are the language of the matter."""


def quotes(teks: str, isi: str) -> bool:
    ours, theirs = _words(teks), _words(isi)
    runs = range(len(theirs) - KATA_BERURUTAN + 1)
    said = {tuple(theirs[n : n + KATA_BERURUTAN]) for n in runs}
    return any(
        tuple(ours[n : n + KATA_BERURUTAN]) in said for n in range(len(ours) - KATA_BERURUTAN + 1)
    )


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
