"""Directions with their progress."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from fondasi.rujukan import Rujukan
from kecamatan.enums import JenisInstansi, StatusArahan, Tingkat
from kecamatan.models import Arahan, Instansi, PenerimaArahan, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.arahan import can_issue_arahan

RUJUKAN = "arahan"


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How many recipients stand in each state."""

    jumlah: int
    per_status: list[tuple[StatusArahan, int]]

    @property
    def selesai(self) -> int:
        return dict(self.per_status)[StatusArahan.SELESAI]


def kemajuan_of(penerima: Iterable[PenerimaArahan]) -> Kemajuan:
    found = [row.status for row in penerima]
    counts = [(status, found.count(status.value)) for status in StatusArahan]
    return Kemajuan(len(found), counts)


def issuing_places(user: Pengguna) -> list[Wilayah]:
    held = cakupan_of(user).penugasan
    found = {p.wilayah.kode: p.wilayah for p in held if can_issue_arahan(user, p.wilayah)}
    return [found[kode] for kode in sorted(found)]


def wilayah_of_choice(wilayah: Wilayah) -> QuerySet[Wilayah]:
    """Places just below: the kecamatan of a kabupaten, the kabupaten of a province."""
    return Wilayah.objects.filter(induk=wilayah, berlaku_sampai=None).order_by("kode")


def instansi_of_choice(wilayah: Wilayah) -> QuerySet[Instansi]:
    """OPD of the kabupaten/kota itself; a province reaches them through the kabupaten."""
    if wilayah.tingkat != Tingkat.KABUPATEN:
        return Instansi.objects.none()
    return Instansi.objects.filter(wilayah=wilayah, jenis=JenisInstansi.OPD, aktif=True)


def url_of_arahan(arahan: Arahan) -> str:
    jalur = reverse("kecamatan:arahan-detail", args=[arahan.pk])
    return f"{settings.SITUS_URL.rstrip('/')}{jalur}"


def resolve_arahan(user: Pengguna, kunci: str) -> Rujukan | None:
    """What a promise made from an arahan is about: the recipient's own line of it."""
    if not (kunci.isascii() and kunci.isdecimal()):
        return None
    rows = PenerimaArahan.objects.visible_to(user).select_related("arahan")
    row = rows.filter(pk=int(kunci[:18])).first()
    if row is None:
        return None
    return Rujukan(row.arahan.judul, reverse("kecamatan:arahan-detail", args=[row.arahan_id]))
