"""By what a report was drawn: named in its figures, left out of their hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version

from django.conf import settings

from fondasi.pdf import pdf_hash
from rumahbersama.laporan.figures import Figures

KUNCI = "perender"
SITUS = "situs"
FONTA = "font-source-sans-pro"


def perender() -> dict[str, str]:
    """What draws, and the address under which the drawn code can be checked."""
    return {**_drawer(), SITUS: settings.SITUS_URL}


@cache
def _drawer() -> dict[str, str]:
    """Version of the program, SHA-256 of the lock file, and the packages that draw letters."""
    lock = (settings.BASE_DIR / "requirements.lock").read_bytes()
    return {
        "program": settings.VERSI,
        "kunci_paket": hashlib.sha256(lock).hexdigest(),
        "weasyprint": version("weasyprint"),
        "fonta": f"{FONTA} {version(FONTA)}",
    }


def is_drawn_alike(frozen: Mapping[str, str]) -> bool:
    """Whether what drew then would draw now; the address is drawn as it was frozen."""
    return all(frozen.get(name) == value for name, value in _drawer().items())


def figures_hash(figures: Figures) -> str:
    """Equal figures have equal hashes, whoever draws them."""
    return pdf_hash({name: value for name, value in figures.items() if name != KUNCI})
