from __future__ import annotations

from django.db import transaction

from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from pendamping.actions.program import DATA, read_rows
from pendamping.models import TopikKonsultasi


@transaction.atomic
def load_topik(*, oleh: Pengguna | None = None) -> int:
    """Add the topics of the shipped file that are not there yet; returns how many."""
    known = set(TopikKonsultasi.objects.values_list("kode", flat=True))
    rows = enumerate(read_rows(DATA / "topik.csv"), 1)
    fresh = [
        TopikKonsultasi(urutan=urutan * 10, **{**row, "hari_kerja": int(row["hari_kerja"])})
        for urutan, row in rows
        if row["kode"] not in known
    ]
    TopikKonsultasi.objects.bulk_create(fresh)
    if fresh:
        record("muat_topik_konsultasi", "topikkonsultasi", oleh=oleh, baru=len(fresh))
    return len(fresh)
