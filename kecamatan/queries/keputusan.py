"""Who may own a decision of a meeting, and who is involved in it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kecamatan.enums import Tingkat
from kecamatan.models import Kontak, RapatKoordinasi, Wilayah
from kecamatan.models.cakupan import below
from kecamatan.queries.kontak import facilitator


def is_facilitator(kontak: Kontak) -> bool:
    return Kontak.objects.filter(facilitator(), pk=kontak.pk).exists()


def owners_near(rapat: RapatKoordinasi) -> QuerySet[Kontak]:
    """People who can be given a duty by this meeting."""
    return people_near(rapat).exclude(facilitator())


def facilitators_near(rapat: RapatKoordinasi) -> QuerySet[Kontak]:
    """Who can be involved."""
    return people_near(rapat).filter(facilitator())


def people_near(rapat: RapatKoordinasi) -> QuerySet[Kontak]:
    """People whom a decision can name: of the meeting's wilayah (a kecamatan's villages too) and
    those it invited."""
    scope = Q(wilayah=rapat.wilayah_id) | Q(undangan__rapat=rapat)
    if rapat.wilayah.tingkat >= Tingkat.KECAMATAN:
        scope |= below("wilayah", [rapat.wilayah.kode])
    rows = Kontak.objects.filter(scope, aktif=True).select_related("instansi__wilayah", "pengguna")
    return rows.order_by("nama", "id").distinct()


def places_below(rapat: RapatKoordinasi) -> QuerySet[Wilayah]:
    """What a decision can be about: the villages of a kecamatan, the kecamatan of a kabupaten."""
    return Wilayah.objects.filter(induk=rapat.wilayah_id, berlaku_sampai=None).order_by("kode")
