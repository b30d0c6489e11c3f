"""By what a report was drawn: named in its figures, left out of their hash."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version

from django.conf import settings

from fondasi.pdf import pdf_hash
from rumahbersama.laporan.figures import Figures

KUNCI = "perender"
FONTA = "font-source-sans-pro"


@cache
def perender() -> dict[str, str]:
    """Version of the program, SHA-256 of the lock file, and the packages that draw letters."""
    lock = (settings.BASE_DIR / "requirements.lock").read_bytes()
    return {
        "program": settings.VERSI,
        "kunci_paket": hashlib.sha256(lock).hexdigest(),
        "weasyprint": version("weasyprint"),
        "fonta": f"{FONTA} {version(FONTA)}",
    }


def figures_hash(figures: Figures) -> str:
    """Equal figures have equal hashes, whoever draws them."""
    return pdf_hash({name: value for name, value in figures.items() if name != KUNCI})
