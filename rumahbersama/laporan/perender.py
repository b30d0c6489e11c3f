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
RUPA = (
    *("fondasi/charts", "fondasi/pdf", "rumahbersama/laporan"),
    *("templates/laporan", "templates/pdf"),
)
"""Folders whose templates, styles and code lay out a page."""


def perender() -> dict[str, str]:
    """What draws, and the address under which the drawn code can be checked."""
    return {**_drawer(), SITUS: settings.SITUS_URL}


@cache
def _drawer() -> dict[str, str]:
    """Version of the program, SHA-256 of the lock file and of the layout, and the packages that
    draw letters."""
    lock = (settings.BASE_DIR / "requirements.lock").read_bytes()
    return {
        "program": settings.VERSI,
        "kunci_paket": hashlib.sha256(lock).hexdigest(),
        "rupa": layout_hash(),
        "weasyprint": version("weasyprint"),
        "fonta": f"{FONTA} {version(FONTA)}",
    }


def layout_hash() -> str:
    """SHA-256 of every template, style and line of code that lays out a report's page."""
    digest = hashlib.sha256()
    for folder in RUPA:
        for path in sorted((settings.BASE_DIR / folder).rglob("*.*")):
            if path.suffix in {".css", ".html", ".py"}:
                digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + path.read_bytes())
    return digest.hexdigest()


def is_drawn_alike(frozen: Mapping[str, str]) -> bool:
    """Whether what drew then would draw now; the address is drawn as it was frozen."""
    return all(frozen.get(name) == value for name, value in _drawer().items())


def figures_hash(figures: Figures) -> str:
    """Equal figures have equal hashes, whoever draws them."""
    return pdf_hash({name: value for name, value in figures.items() if name != KUNCI})
