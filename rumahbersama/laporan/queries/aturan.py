"""Which of the rules holds now."""

from __future__ import annotations

from django.db.models import QuerySet, Value
from django.db.models.functions import Coalesce

from rumahbersama.laporan.models import AturanLaporan


def keys_in_force(rows: QuerySet[AturanLaporan], place: str, year: int) -> set[int]:
    """Keys of the rules that hold in `year`: those at `place` or above it as seen from there, all
    others as seen from their own place. `rows` has every rule above each of its rows."""
    kode = Coalesce("wilayah__kode", Value(""))
    found = list(rows.filter(tahun__lte=year).values_list("jenis", kode, "tahun", "pk"))
    seen_from = {(jenis, place if _covers(kode, place) else kode) for jenis, kode, _t, _pk in found}
    return {
        max(
            (len(kode), tahun, pk)
            for jenis, kode, tahun, pk in found
            if jenis == kind and _covers(kode, where)
        )[2]
        for kind, where in seen_from
    }


def _covers(kode: str, place: str) -> bool:
    return not kode or place == kode or place.startswith(f"{kode}.")
