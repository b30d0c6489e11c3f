from __future__ import annotations

import json
from pathlib import Path

from django.db import transaction

from rumahbersama.laporan.models import AturanLaporan

BAWAAN = Path(__file__).resolve().parent.parent / "data" / "aturan.json"


@transaction.atomic
def load_aturan() -> int:
    """Add the shipped rules that are missing; changed ones stay. Returns how many were new."""
    known = set(AturanLaporan.objects.filter(wilayah=None).values_list("jenis", "tahun"))
    shipped = json.loads(BAWAAN.read_text(encoding="utf-8"))
    fresh = [AturanLaporan(**row) for row in shipped if (row["jenis"], row["tahun"]) not in known]
    return len(AturanLaporan.objects.bulk_create(fresh))
