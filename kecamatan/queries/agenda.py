"""What an agenda is made of: promises still open and what the upper rooms propose."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kecamatan.enums import StatusTindakLanjut, Tingkat
from kecamatan.models import AgendaRapat, RapatKoordinasi, TindakLanjut, UsulanAgenda

TERBUKA = (StatusTindakLanjut.BELUM, StatusTindakLanjut.PROSES)


def open_promises(rapat: RapatKoordinasi) -> QuerySet[TindakLanjut]:
    """Promises of the meeting's wilayah that are not settled, the most overdue first; what this
    very meeting decided is no matter of its own agenda."""
    rows = TindakLanjut.objects.filter(wilayah=rapat.wilayah_id, status__in=TERBUKA)
    return rows.exclude(rapat=rapat.pk).order_by("batas", "id")


def open_proposals(rapat: RapatKoordinasi) -> QuerySet[UsulanAgenda]:
    """Proposals for the meeting's wilayah; a kecamatan also takes up those of its desa."""
    place = Q(wilayah=rapat.wilayah_id)
    place |= Q(wilayah__induk=rapat.wilayah_id, wilayah__tingkat=Tingkat.DESA)
    return UsulanAgenda.objects.filter(place, dicabut_at=None).order_by("asal", "wilayah__kode")


def agenda_of(rapat: RapatKoordinasi) -> QuerySet[AgendaRapat]:
    """All items, dropped ones too, with what they lead to. Two joins, one query."""
    rows = AgendaRapat.objects.filter(rapat=rapat.pk).order_by("urutan", "id")
    return rows.select_related(
        "tindak_lanjut__kontak", "tindak_lanjut__instansi", "tindak_lanjut__desa", "usulan"
    )
