from __future__ import annotations

from django.db.models import QuerySet

from kecamatan.models import Pemberitahuan, Pengguna


def notify(pengguna: QuerySet[Pengguna], kunci: str, judul: str, tujuan: str) -> None:
    """Tell these people once per `kunci`; neither `judul` nor the path `tujuan` names a person."""
    ids = pengguna.order_by().values_list("pk", flat=True).distinct()
    Pemberitahuan.objects.bulk_create(
        (
            Pemberitahuan(pengguna_id=pk, kunci=kunci, judul=judul[:160], tujuan=tujuan)
            for pk in ids
        ),
        ignore_conflicts=True,
    )
