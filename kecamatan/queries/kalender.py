"""Meetings as entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time, timedelta

from django.db.models import QuerySet
from django.urls import reverse

from fondasi.kalender import Entri, entries
from fondasi.queries.written import rows_of
from kecamatan.enums import StatusRapat
from kecamatan.models import Pengguna, RapatKoordinasi, Wilayah
from kecamatan.models.cakupan import cakupan_of

LAMPAU = timedelta(days=60)
KE_DEPAN = timedelta(days=400)
TERBANYAK = 500


def rapat_entry(rapat: RapatKoordinasi) -> Entri:
    """Needs rapat.wilayah at hand."""
    return Entri(
        kunci=f"rapat-{rapat.pk}",
        judul=rapat.judul,
        tanggal=rapat.tanggal,
        kategori="Rapat",
        mulai=rapat.mulai,
        selesai=rapat.selesai,
        tempat=rapat.tempat,
        pelaksana=rapat.wilayah.sebutan,
        zona=rapat.wilayah.zona_waktu,
        url=reverse("kecamatan:rapat-rinci", args=[rapat.pk]),
        batal=rapat.status == StatusRapat.BATAL,
        versi=rapat.versi,
        diubah_at=rapat.created_at,
    )


def rapat_entries(user: Pengguna, wilayah: Wilayah, dari: date, sampai: date) -> Iterable[Entri]:
    """The meetings of this very wilayah that the person knows of; a source of the calendar."""
    rows = RapatKoordinasi.objects.visible_to(user).filter(wilayah=wilayah)
    return map(rapat_entry, rows_of(_between(rows, dari, sampai).exclude(status=StatusRapat.BATAL)))


def feed_entries(user: Pengguna, hari_ini: date) -> list[Entri]:
    """What a person's calendar shows: the meetings she attends, called-off ones too, and what the
    rooms hold in the places of her Penugasan."""
    dari, sampai = hari_ini - LAMPAU, hari_ini + KE_DEPAN
    rows = _between(RapatKoordinasi.objects.concerning(user), dari, sampai)
    found = {one.kunci: one for one in map(rapat_entry, rows[:TERBANYAK])}
    places = {p.wilayah_id: p.wilayah for p in cakupan_of(user).penugasan}
    for place in places.values():
        for one in entries(user, place, dari, sampai)[:TERBANYAK]:
            found.setdefault(one.kunci, one)
    return sorted(found.values(), key=lambda one: (one.tanggal, one.mulai or time.min, one.kunci))


def _between(
    rows: QuerySet[RapatKoordinasi], dari: date, sampai: date
) -> QuerySet[RapatKoordinasi]:
    here = rows.filter(tanggal__gte=dari, tanggal__lte=sampai).select_related("wilayah")
    return here.order_by("tanggal", "mulai", "id")
