from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models import Bimbingan
from layanan_dasar.models.cakupan import KECAMATAN


def can_write_bimbingan(user: Pengguna, desa: Wilayah) -> Decision:
    if cakupan_of(user).covers(desa.kode, *KECAMATAN):
        return ALLOW
    return refuse(_("Bimbingan dan pengawasan dicatat oleh kecamatannya."))


def can_answer_bimbingan(user: Pengguna, bimbingan: Bimbingan) -> Decision:
    if not cakupan_of(user).covers(bimbingan.desa.kode, Peran.DESA):
        return refuse(_("Catatan ini dijawab oleh desa/kelurahannya."))
    if bimbingan.dijawab_at is not None:
        return refuse(_("Catatan ini sudah dijawab."))
    return ALLOW
