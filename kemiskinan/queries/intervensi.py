"""Reading interventions: who received what, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q

from kemiskinan.enums import StatusIntervensi, Strategi, SumberDana
from kemiskinan.models import Rilis, SubKegiatan


@dataclass(frozen=True, slots=True)
class RekapProgram:
    """One budget line: people of the decree it reached, `pagu` and `realisasi` in rupiah."""

    program: str
    strategi: Strategi
    sumber_dana: SumberDana
    instansi: str
    penerima: int
    pagu: Decimal
    realisasi: Decimal


def recap_per_program(sk: Rilis) -> list[RekapProgram]:
    """Every budget line of the kabupaten with its recipients among the people of `sk`."""
    reached = Q(intervensi__status=StatusIntervensi.TERSALUR, intervensi__sasaran__rilis=sk)
    rows = (
        SubKegiatan.objects.filter(kabupaten=sk.kabupaten)
        .select_related("program", "instansi")
        .annotate(penerima=Count("intervensi__sasaran", filter=reached, distinct=True))
        .order_by("strategi", "kode", "tahun")
    )
    return [
        RekapProgram(
            program=row.program.nama,
            strategi=Strategi(row.strategi),
            sumber_dana=SumberDana(row.sumber_dana),
            instansi=str(row.instansi),
            penerima=row.penerima,
            pagu=row.pagu,
            realisasi=row.realisasi,
        )
        for row in rows
    ]
