from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.db import models

from kecamatan.models import JejakAudit, Pengguna, Wilayah

perintah_berjalan: ContextVar[str] = ContextVar("perintah_berjalan", default="")


def record(
    tindakan: str,
    objek: models.Model | str,
    *,
    oleh: Pengguna | None,
    wilayah: Wilayah | None = None,
    **rincian: Any,
) -> None:
    """Leave one audit line. `rincian` holds counts, states and reasons, never personal data.

    Inside the caller's transaction: no act without its line, no line without its act. A command
    names itself in `perintah_berjalan`.
    """
    row = objek if isinstance(objek, models.Model) else None
    JejakAudit.objects.create(
        pelaku=oleh,
        perintah=perintah_berjalan.get(),
        tindakan=tindakan,
        objek=row._meta.model_name or "" if row is not None else str(objek),
        objek_id=row.pk if row is not None else None,
        wilayah_kode=wilayah.kode if wilayah else "",
        rincian=rincian,
    )
