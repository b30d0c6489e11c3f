from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from kecamatan.enums import StatusRapat
from kecamatan.models import RapatKoordinasi, SeriRapat
from kecamatan.rules.rapat import DIRENCANAKAN


def following(rapat: RapatKoordinasi) -> QuerySet[RapatKoordinasi]:
    """The later meetings of the same series that have not begun, by date."""
    if rapat.seri_id is None:
        return RapatKoordinasi.objects.none()
    rows = RapatKoordinasi.objects.filter(
        seri=rapat.seri_id, tanggal__gt=rapat.tanggal, status__in=DIRENCANAKAN
    )
    return rows.select_related("wilayah", "seri", "jenis").order_by("tanggal", "id")


@dataclass(frozen=True, slots=True)
class Sisa:
    """What a series still holds after its last day: `gugur` nobody was invited to yet, so they
    fall away with the series; `tetap` were announced and are called off one by one."""

    gugur: tuple[RapatKoordinasi, ...]
    tetap: tuple[RapatKoordinasi, ...]


def rest_of(seri: SeriRapat, sampai: date) -> Sisa:
    rows = seri.rapat.filter(tanggal__gt=sampai, status__in=DIRENCANAKAN)
    found = list(rows.select_related("wilayah").order_by("tanggal", "id"))
    gugur = tuple(one for one in found if one.status == StatusRapat.RENCANA)
    return Sisa(gugur, tuple(one for one in found if one.status != StatusRapat.RENCANA))
