from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models.cakupan import KECAMATAN


def can_ask_follow_up(user: Pengguna, desa: Wilayah) -> Decision:
    if cakupan_of(user).covers(desa.kode, *KECAMATAN):
        return ALLOW
    return refuse(_("Tindak lanjut diminta oleh kecamatannya."))
