"""The table of who sees which complaints (docs/arsitektur.md), as query conditions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from kecamatan.enums import JenisInstansi, Peran
from kecamatan.models.cakupan import Cakupan, at_or_below, cakupan_of
from layanan_dasar.models.cakupan import KECAMATAN

if TYPE_CHECKING:
    from kecamatan.models import Pengguna, Wilayah

PENGURUS_PENGADUAN = (Peran.BAPPEDA, *KECAMATAN)
PEMBACA_ANGKA = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.PIMPINAN)


def pengaduan_scope(user: Pengguna) -> Q:
    """Bappeda its kabupaten, the kecamatan its own, an office what is addressed to it, a village
    its own. Whoever serves a village never sees a rahasia complaint from there, nor one about
    its administration, whatever else she holds."""
    cakupan = cakupan_of(user)
    scope = Q(kabupaten__in=cakupan.wilayah_ids(Peran.BAPPEDA))
    scope |= Q(kecamatan__in=cakupan.wilayah_ids(*KECAMATAN))
    scope |= Q(instansi__in=cakupan.instansi_ids(Peran.OPD))
    scope |= at_or_below("desa", cakupan.places(Peran.DESA))
    served = served_villages(cakupan)
    if not served:
        return scope
    return scope & ~(at_or_below("desa", served) & (Q(rahasia=True) | Q(tentang_desa=True)))


def served_villages(cakupan: Cakupan) -> list[Wilayah]:
    """The villages whose administration this person belongs to: by peran, or by an office that
    is a village."""
    by_office = [
        p.instansi.wilayah
        for p in cakupan.penugasan
        if p.instansi is not None and p.instansi.jenis == JenisInstansi.DESA
    ]
    return [*cakupan.places(Peran.DESA), *by_office]
