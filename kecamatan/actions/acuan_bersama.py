from __future__ import annotations

from typing import TypeVar

from django.db import models, transaction

from kecamatan.actions.audit import record
from kecamatan.models import Pengguna

M = TypeVar("M", bound=models.Model)


@transaction.atomic
def save_acuan_bersama(row: M, *, oleh: Pengguna) -> M:
    """Create or change a row of a short list without a place of its own, with its audit line."""
    tindakan = "ubah" if row.pk else "tambah"
    row.save()
    record(f"{tindakan}_{row._meta.model_name}", row, oleh=oleh)
    return row
