"""Meetings as entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from fondasi.kalender import Entri
from kecamatan.enums import StatusRapat
from kecamatan.models import Pengguna, RapatKoordinasi, Wilayah


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
    return map(rapat_entry, _between(rows, dari, sampai).exclude(status=StatusRapat.BATAL))


def _between(
    rows: QuerySet[RapatKoordinasi], dari: date, sampai: date
) -> QuerySet[RapatKoordinasi]:
    here = rows.filter(tanggal__gte=dari, tanggal__lte=sampai).select_related("wilayah")
    return here.order_by("tanggal", "mulai", "id")
