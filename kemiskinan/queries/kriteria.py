"""Which criterion of *optimal* holds."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from kecamatan.models import Wilayah
from kemiskinan.models import KriteriaOptimal


def kriteria_on(kabupaten: Wilayah, on: date) -> KriteriaOptimal | None:
    """The youngest criterion that is valid on the day; None: nothing adopted yet."""
    return (
        KriteriaOptimal.objects.filter(kabupaten=kabupaten, berlaku_mulai__lte=on)
        .order_by("-berlaku_mulai", "-id")
        .first()
    )


def kriteria_history(kabupaten: Wilayah) -> QuerySet[KriteriaOptimal]:
    return KriteriaOptimal.objects.filter(kabupaten=kabupaten).select_related("oleh")
