"""Letters that the one font of our PDFs cannot draw: said in words, never as empty boxes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

from fontTools.ttLib import TTFont

from fondasi.pdf.sources import FONT_PACKAGE, FONTS

PENGGANTI = "[aksara lain]"
LAST_PLAIN = 126


@cache
def _drawn() -> frozenset[int]:
    path = files(FONT_PACKAGE).joinpath("files", FONTS["regular"])
    with path.open("rb") as stream, TTFont(stream, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _is_missing(letter: str) -> bool:
    return ord(letter) > LAST_PLAIN and ord(letter) not in _drawn() and not letter.isspace()


def is_printable(text: str) -> bool:
    """Whether a PDF shows every letter of it: false for Javanese script and emoji."""
    return not any(map(_is_missing, set(text)))


def printable(text: str) -> str:
    """The text with each run of such letters as `[aksara lain]`; joiners and variants fall away."""
    missing = set(filter(_is_missing, set(text)))
    if not missing:
        return text
    invisible = {one for one in missing if unicodedata.category(one) == "Cf" or _is_variant(one)}
    for one in invisible:
        text = text.replace(one, "")
    if not (shown := missing - invisible):
        return text
    run = f"[{re.escape(''.join(sorted(shown)))}]+"
    return re.sub(rf"{run}(?:[ \t]+{run})*", PENGGANTI, text)


def _is_variant(letter: str) -> bool:
    return "\ufe00" <= letter <= "\ufe0f"
