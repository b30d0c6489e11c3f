"""A pendamping's own month, for her start page: one query each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from fondasi.queries.keys import AnyOf
from fondasi.queries.prepared import KueriSiap, columns, revive
from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models import Kunjungan

_NAMED = columns(Wilayah, "id", "kode", "nama", "jenis")


@dataclass(frozen=True, slots=True)
class DesaDikunjungi:
    desa: Wilayah
    terakhir: date | None


def villages_visited(user: Pengguna) -> list[DesaDikunjungi]:
    """Her villages and when she was there last, those longest unvisited first."""
    rows = _DESA.rows(cakupan_of(user).ids_within(Peran.PENDAMPING), user.pk, today())
    return [DesaDikunjungi(revive(Wilayah, _NAMED, row[:-1]), row[-1]) for row in rows]


def visits_in_month(user: Pengguna) -> int:
    first = today().replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    return sum(count for (count,) in _BANYAK.rows(user.pk, first, following))


def _villages(ids: list[int], pengguna: int, on: date) -> QuerySet[Any, Any]:
    rows = Wilayah.objects.current(on).filter(pk=AnyOf(ids), tingkat=Tingkat.DESA)
    hers = Q(kunjungan__oleh=pengguna, kunjungan__dibatalkan_at=None)
    told = rows.values_list(*_NAMED).annotate(terakhir=Max("kunjungan__tanggal", filter=hers))
    return told.order_by(F("terakhir").asc(nulls_first=True), "kode")


def _counted(pengguna: int, first: date, following: date) -> QuerySet[Any, Any]:
    rows = Kunjungan.objects.standing().filter(tanggal__gte=first, tanggal__lt=following)
    mine = rows.filter(oleh=pengguna).order_by().values("oleh")
    return mine.annotate(banyak=Count("pk")).values_list("banyak")


_DESA = KueriSiap(_villages, list, int, date)
_BANYAK = KueriSiap(_counted, int, date, date)
