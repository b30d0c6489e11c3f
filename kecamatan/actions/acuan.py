"""The lists of the Rumah Bersama that an installation starts with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kecamatan.models import ButirKelembagaan

BAWAAN = Path(__file__).resolve().parent.parent / "data" / "kelembagaan.json"


def load_butir() -> int:
    """The pieces that make a Rumah Bersama; returns how many were new."""
    return _add(ButirKelembagaan, "butir")


def _add(model: Any, kind: str) -> int:
    """What the file names and the table lacks, in the file's order, with room between the
    numbers for others."""
    known = set(model.objects.values_list("kode", flat=True))
    shipped = json.loads(BAWAAN.read_text(encoding="utf-8"))[kind]
    fresh = [
        model(**row, urutan=number * 10)
        for number, row in enumerate(shipped, 1)
        if row["kode"] not in known
    ]
    return len(model.objects.bulk_create(fresh))
