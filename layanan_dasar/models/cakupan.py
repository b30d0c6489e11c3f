"""Who sees which card, instrument and proposal, as query conditions. No people are in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from kecamatan.enums import Peran
from kecamatan.models.cakupan import below, cakupan_of

if TYPE_CHECKING:
    from kecamatan.models import Pengguna

KECAMATAN = (Peran.CAMAT, Peran.STAF_KECAMATAN)
LAPANGAN = (Peran.PENDAMPING, Peran.DESA)
PEMDA = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.PIMPINAN, Peran.BAPPEDA)
PENYUSUN = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.BAPPEDA)


def wilayah_kodes(user: Pengguna) -> list[str]:
    """Territories whose cards this person sees because of where she works."""
    return cakupan_of(user).kodes(*PEMDA, *KECAMATAN, *LAPANGAN)


def kartu_scope(user: Pengguna) -> Q:
    """Condition on KartuSkor. An OPD or UPTD sees the cards on which figures are routed to it."""
    from layanan_dasar.models.rute import RuteIndikator

    scope = below("desa", wilayah_kodes(user))
    if instansi := cakupan_of(user).instansi_ids(Peran.OPD):
        routed = RuteIndikator.objects.filter(instansi__in=instansi)
        here = Q(wilayah=OuterRef("kecamatan")) | Q(wilayah=OuterRef("kabupaten"))
        scope |= Q(Exists(routed.filter(here)))
    return scope


def owned_above(path: str, kodes: list[str]) -> Q:
    """Rows whose owner at `path` stands on the line of one of `kodes`: above it, it, or below."""
    above = {
        ".".join(kode.split(".")[: n + 1]) for kode in kodes for n in range(kode.count(".") + 1)
    }
    return Q(**{f"{path}__kode__in": sorted(above)}) | below(path, kodes)


def instrumen_scope(user: Pengguna) -> Q:
    """Condition on Instrumen: published ones to all below their owner, drafts to their editors."""
    cakupan = cakupan_of(user)
    everywhere = [one.wilayah.kode for one in cakupan.penugasan]
    published = owned_above("pemilik", everywhere) & ~Q(status="DRAF")
    return published | below("pemilik", cakupan.kodes(*PENYUSUN))
