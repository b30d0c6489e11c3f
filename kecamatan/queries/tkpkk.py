from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kecamatan.models import AnggotaTkpkk, Kontak, Pengguna, Wilayah


@dataclass(frozen=True, slots=True)
class Susunan:
    """The team of one kecamatan as it stands: how many, and under which decree."""

    jumlah: int
    nomor_sk: str
    tanggal_sk: date | None


def filtered_anggota(
    user: Pengguna, *, q: str = "", tempat: str = "", keadaan: str = ""
) -> QuerySet[AnggotaTkpkk]:
    """Present members unless former ones are asked for (`keadaan`: "", "semua")."""
    rows = AnggotaTkpkk.objects.visible_to(user)
    if keadaan != "semua":
        rows = rows.active()
    if q:
        hit = Q(kontak__nama__icontains=q) | Q(unsur__icontains=q) | Q(bidang__icontains=q)
        rows = rows.filter(hit)
    if tempat:
        rows = rows.filter(wilayah__nama__icontains=tempat)
    return rows.select_related("kontak__instansi", "wilayah__induk")


def team(wilayah: Wilayah) -> QuerySet[AnggotaTkpkk]:
    """Present members in the order of a decree."""
    rows = AnggotaTkpkk.objects.filter(wilayah=wilayah).active()
    return rows.select_related("kontak__instansi").order_by("jabatan", "bidang", "kontak__nama")


def team_summary(wilayah: Wilayah) -> Susunan:
    """Two queries. The newest decree speaks for the team."""
    rows = AnggotaTkpkk.objects.filter(wilayah=wilayah).active()
    newest = rows.exclude(nomor_sk="").order_by("-tanggal_sk", "-id").first()
    return Susunan(
        rows.count(),
        newest.nomor_sk if newest else "",
        newest.tanggal_sk if newest else None,
    )


def kontak_of(wilayah: Wilayah) -> QuerySet[Kontak]:
    """People who work in this kecamatan or in one of its desa."""
    here = Q(wilayah=wilayah) | Q(wilayah__kode__startswith=f"{wilayah.kode}.")
    return Kontak.objects.filter(here, aktif=True).select_related("wilayah").order_by("nama")
