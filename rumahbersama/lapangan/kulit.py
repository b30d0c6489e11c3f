"""The shell that works without a connection: its files, and one name for their whole content."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.templatetags.static import static

GAYA = (
    *("css/bootstrap.min.css", "rb/tema.css", "rb/kartu.css", "rb/verval.css"),
    "rb/luring/luring.css",
)
SKRIP = ("rb/aturan.js", "rb/luring/mulai.js", "rb/lambang.svg")
HALAMAN = ("/lapangan/", "/lapangan/tanpa-sinyal/")


def modules() -> list[str]:
    """Names of the modules below static/, as their own imports say them."""
    folder = Path(settings.BASE_DIR) / "static" / "rb" / "luring"
    return sorted(f"rb/luring/{path.name}" for path in folder.glob("*.js"))


def addresses() -> list[str]:
    """Everything that the worker keeps. Modules import each other by plain names, so those are
    kept beside the hashed address of the first one."""
    hashed = [static(name) for name in (*GAYA, *SKRIP)]
    plain = [f"{settings.STATIC_URL}{name}" for name in modules()]
    return list(dict.fromkeys([*HALAMAN, *hashed, *plain]))


@cache
def build_name() -> str:
    """Changes with the content of any file of the shell: a new one makes phones fetch anew."""
    digest = hashlib.sha256()
    root = Path(settings.BASE_DIR)
    for name in (*GAYA[1:], *SKRIP, *modules()):
        digest.update((root / "static" / name).read_bytes())
    digest.update("".join(addresses()).encode())
    for template in ("lapangan/halaman.html", "lapangan/tanpa_sinyal.html"):
        digest.update(render_to_string(template, {"peragaan": settings.PERAGAAN}).encode())
    return digest.hexdigest()[:16]
