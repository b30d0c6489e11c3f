"""Programs and budget lines with their money and their people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from kecamatan.enums import Peran, Strategi
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusIntervensi, SumberDana
from kemiskinan.models import Intervensi, Program, SubKegiatan

TERSALUR = Q(intervensi__status=StatusIntervensi.TERSALUR)


def visible_sub_kegiatan(user: Pengguna) -> QuerySet[SubKegiatan]:
    """The secretariat and the leaders see the kabupaten's; an OPD its own."""
    cakupan = cakupan_of(user)
    kabupaten = cakupan.wilayah_ids(Peran.BAPPEDA, Peran.PIMPINAN)
    own = Q(instansi__in=cakupan.instansi_ids(Peran.OPD))
    rows = SubKegiatan.objects.filter(own | Q(kabupaten__in=kabupaten))
    return rows.select_related("program", "instansi", "kabupaten")


def with_penerima(rows: QuerySet[SubKegiatan]) -> QuerySet[Any]:
    """`penerima`: different people whom delivered help reached. Counted line by line: grouping the
    budget lines with all their columns would sort every recipient by them."""
    delivered = Intervensi.objects.filter(
        sub_kegiatan=OuterRef("pk"), status=StatusIntervensi.TERSALUR
    )
    counted = (
        delivered.order_by().values("sub_kegiatan").annotate(n=Count("sasaran", distinct=True))
    )
    return rows.annotate(penerima=Coalesce(Subquery(counted.values("n")), 0))


def shown_sub_kegiatan(rows: QuerySet[SubKegiatan]) -> QuerySet[Any]:
    """The same rows with their `penerima`, as far as a table shows them."""
    shown = rows.select_related(None).select_related("program", "instansi")
    return with_penerima(shown).only(
        *("kode", "nama", "tahun", "strategi", "sumber_dana", "pagu", "realisasi"),
        *("program__nama", "instansi__nama", "instansi__singkatan"),
    )


def money_totals(rows: QuerySet[SubKegiatan]) -> list[dict[str, Any]]:
    """Pagu and realisasi per strategy and source of money, in rupiah."""
    found = (
        rows.order_by()
        .values("strategi", "sumber_dana")
        .annotate(jumlah=Count("pk"), pagu=Sum("pagu"), realisasi=Sum("realisasi"))
        .order_by("strategi", "sumber_dana")
    )
    return [
        {
            **row,
            "strategi_nama": Strategi(row["strategi"]).label,
            "sumber_nama": SumberDana(row["sumber_dana"]).label,
        }
        for row in found
    ]


def total_money(totals: list[dict[str, Any]]) -> dict[str, Decimal]:
    return {key: sum((row[key] for row in totals), Decimal(0)) for key in ("pagu", "realisasi")}


def programs_of(kabupaten: Wilayah) -> QuerySet[Program]:
    return Program.objects.filter(kabupaten=kabupaten).annotate(jumlah=Count("sub_kegiatan"))
