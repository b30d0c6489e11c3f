"""Photos of meetings in a report: which ones. The pictures themselves stay in the storage."""

from __future__ import annotations

from kecamatan.models import FotoRapat
from rumahbersama.laporan.figures.koordinasi import held
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup

TERBANYAK = 6


def photos(lingkup: Lingkup) -> list[Figures]:
    """One of each meeting, then the second of each, at most TERBANYAK, by date. The caption that a
    person typed may hold a name and stays out."""
    rows = (
        FotoRapat.objects.filter(rapat__in=held(lingkup))
        .select_related("berkas", "rapat", "tempat")
        .order_by("rapat__tanggal", "rapat", "pk")
    )
    per_rapat: dict[int, list[FotoRapat]] = {}
    for row in rows:
        per_rapat.setdefault(row.rapat_id, []).append(row)
    turns = [(n, row) for each in per_rapat.values() for n, row in enumerate(each)]
    chosen = [row for _n, row in sorted(turns, key=lambda turn: turn[0])[:TERBANYAK]]
    return [_photo(row) for row in sorted(chosen, key=lambda r: (r.tanggal, r.rapat_id, r.pk))]


def _photo(row: FotoRapat) -> Figures:
    return {
        "berkas": row.berkas_id,
        "sidik": row.berkas.sidik,
        "tanggal": row.tanggal.isoformat(),
        "tempat": str(row.tempat),
        "rapat": row.rapat.judul,
    }
