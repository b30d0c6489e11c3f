"""The instruments that come with the portal, as data files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.actions.instrumen import import_instrumen, publish_instrumen
from layanan_dasar.models import Instrumen

FOLDER: Final = Path(__file__).resolve().parent.parent / "data"
KODE: Final = ("layanan_dasar", "konvergensi_stunting")


def seed_data(kode: str) -> dict[str, Any]:
    """The content of one of the files in `layanan_dasar/data/`."""
    content: dict[str, Any] = json.loads((FOLDER / f"{kode}.json").read_text(encoding="utf-8"))
    return content


@transaction.atomic
def load_seeds(*, pemilik: Wilayah, oleh: Pengguna | None) -> list[Instrumen]:
    """Publish those that this owner does not have in any version; safe to repeat."""
    made = []
    for kode in KODE:
        if not Instrumen.objects.filter(pemilik=pemilik, kode=kode).exists():
            draft = import_instrumen(seed_data(kode), pemilik=pemilik, oleh=oleh)
            made.append(publish_instrumen(draft, oleh=oleh))
    return made
