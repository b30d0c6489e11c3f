from __future__ import annotations

from django.db.models import QuerySet

from kecamatan.models import RapatKoordinasi
from kecamatan.rules.rapat import DIRENCANAKAN


def following(rapat: RapatKoordinasi) -> QuerySet[RapatKoordinasi]:
    """The later meetings of the same series that have not begun, by date."""
    if rapat.seri_id is None:
        return RapatKoordinasi.objects.none()
    rows = RapatKoordinasi.objects.filter(
        seri=rapat.seri_id, tanggal__gt=rapat.tanggal, status__in=DIRENCANAKAN
    )
    return rows.select_related("wilayah", "seri", "jenis").order_by("tanggal", "id")
