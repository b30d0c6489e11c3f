"""The ledger of one place in the few figures of a start page; one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet

from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Neraca, Rilis

KUNCI = ("sk", "keluar", "masih", "perlu_ditinjau", "tidak_padan", "terintervensi")
_RILIS = columns(Rilis, "id", "jenis", "tahun", "versi")


@dataclass(frozen=True, slots=True)
class NeracaSingkat:
    dihitung_at: datetime
    rilis: Rilis
    angka: dict[str, int]


def neraca_in_brief(wilayah: Wilayah) -> NeracaSingkat | None:
    """Of the decree and the release in force in the kabupaten/kota that this place is or lies in:
    a kabupaten/kota or a kecamatan. All zero where nobody of the decree lives."""
    kabupaten = wilayah.pk if wilayah.tingkat == Tingkat.KABUPATEN else wilayah.induk_id
    for dihitung_at, *row in _NERACA.rows(kabupaten, wilayah.pk):
        rilis = revive(Rilis, _RILIS, row[: len(_RILIS)])
        figures = (figure or 0 for figure in row[len(_RILIS) :])
        return NeracaSingkat(dihitung_at, rilis, dict(zip(KUNCI, figures, strict=True)))
    return None


def _newest(kabupaten: int, wilayah: int) -> QuerySet[Any, Any]:
    here = FilteredRelation("per_wilayah", condition=Q(per_wilayah__wilayah=wilayah))
    rows = Neraca.objects.balanced().filter(
        kabupaten=kabupaten, sk__status=StatusRilis.BERLAKU, rilis__status=StatusRilis.BERLAKU
    )
    newest = rows.order_by("-sk_id", "-rilis__tahun", "-rilis_id", "-tanggal", "-id")
    named = [f"rilis__{name}" for name in _RILIS]
    figures = [f"di_sini__{key}" for key in KUNCI]
    return newest.annotate(di_sini=here).values_list("dihitung_at", *named, *figures)[:1]


_NERACA = KueriSiap(_newest, int, int)
