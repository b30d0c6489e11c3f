"""Who works in the villages, and where they were, in a report of a kecamatan."""

from __future__ import annotations

from django.db.models import Count, Q

from kecamatan.enums import Tingkat
from pendamping.enums import TujuanKunjungan
from pendamping.models import Kunjungan
from pendamping.queries.cakupan import coverage_of
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup, row_place


def coverage(lingkup: Lingkup) -> Figures:
    matrix = coverage_of(lingkup.wilayah, lingkup.pada)
    return {
        "desa": len(matrix.baris),
        "pendamping": len(matrix.beban),
        "celah": matrix.celah,
        "tanpa_pendamping": [row_place(desa) for desa in matrix.tanpa_pendamping],
    }


def visits(lingkup: Lingkup) -> list[Figures]:
    """Per purpose: visits and villages visited in the period."""
    rows = Kunjungan.objects.standing().filter(
        Q(desa__kode__startswith=f"{lingkup.wilayah.kode}."),
        desa__tingkat=Tingkat.DESA,
        tanggal__gte=lingkup.masa.awal,
        tanggal__lte=lingkup.pada,
    )
    found = (
        rows.order_by()
        .values_list("tujuan")
        .annotate(n=Count("pk"), desa=Count("desa", distinct=True))
    )
    counts = {purpose: (n, villages) for purpose, n, villages in found}
    return [
        {"tujuan": purpose.label, "kunjungan": n, "desa": villages}
        for purpose in TujuanKunjungan
        for n, villages in [counts.get(purpose, (0, 0))]
        if n
    ]
