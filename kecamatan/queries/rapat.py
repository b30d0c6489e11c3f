from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from kecamatan.enums import Peran, StatusRapat
from kecamatan.models import (
    AgendaRapat,
    JenisRapat,
    Kontak,
    Pejabat,
    Pengguna,
    RapatKoordinasi,
    UndanganRapat,
    Wilayah,
)
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rapat import PENYELENGGARA

BERJALAN = (StatusRapat.RENCANA, StatusRapat.DIUNDANG, StatusRapat.BERLANGSUNG)


def with_counts(rows: QuerySet[RapatKoordinasi]) -> QuerySet[RapatKoordinasi]:
    """Each with `butir` (items that are not dropped) and `tamu` (invitees).

    Counted for each row that is shown: joins would first be made for every meeting of the list.
    """
    butir = AgendaRapat.objects.filter(dilewati=False, induk=None)
    return rows.annotate(butir=_counted(butir), tamu=_counted(UndanganRapat.objects.all()))


def _counted(rows: QuerySet[Any]) -> Coalesce:
    mine = rows.filter(rapat=OuterRef("pk")).order_by().values("rapat")
    return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n")), 0)


def soonest_first(rows: QuerySet[RapatKoordinasi], hari_ini: date) -> QuerySet[RapatKoordinasi]:
    """What is to come, the nearest at the top; below it what was, the latest first."""
    ahead = Case(When(tanggal__gte=hari_ini, then=F("tanggal")))
    past = Case(When(tanggal__lt=hari_ini, then=Value(1)), default=Value(0))
    return rows.order_by(past, ahead, "-tanggal", "mulai", "id")


def places_to_plan(user: Pengguna) -> QuerySet[Wilayah]:
    """The wilayah for which this person may call a meeting, by code."""
    cakupan = cakupan_of(user)
    scope = Q(pk__in=[])
    for tingkat, peran in PENYELENGGARA.items():
        scope |= Q(tingkat=tingkat, kode__in=cakupan.kodes(*peran))
    return Wilayah.objects.filter(scope).order_by("kode")


def kinds_for(wilayah: Wilayah, keep: JenisRapat | None = None) -> QuerySet[JenisRapat]:
    """Kinds of meeting at this level; the kind that a meeting already has stays on offer."""
    fitting = Q(aktif=True) & (Q(tingkat=None) | Q(tingkat=wilayah.tingkat))
    return JenisRapat.objects.filter(fitting | Q(pk=keep.pk if keep else None))


def hosts_of(wilayah: Wilayah) -> QuerySet[Kontak]:
    """Who may chair or take minutes: the people of the wilayah itself, then of below it."""
    rows = Kontak.objects.filter(aktif=True, wilayah__in=Wilayah.objects.within(wilayah.kode))
    return rows.select_related("wilayah", "instansi").order_by("wilayah__tingkat", "nama", "id")


def leader_for(user: Pengguna, wilayah: Wilayah) -> Kontak | None:
    """A camat leads the meetings of the own kecamatan, unless somebody else is chosen."""
    if wilayah.pk not in cakupan_of(user).wilayah_ids(Peran.CAMAT):
        return None
    return hosts_of(wilayah).filter(pengguna=user).first()


def signatories_of(wilayah: Wilayah) -> QuerySet[Pejabat]:
    return Pejabat.objects.filter(wilayah=wilayah).order_by("-mulai", "id")
