from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import KANTOR
from kecamatan.models.tkpkk import PEMBACA_TKPKK


def can_list_tkpkk(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_TKPKK):
        return ALLOW
    return refuse(_("Susunan TKPKK dibuka oleh kecamatan, desanya, dan kabupaten/kotanya."))


def can_edit_tkpkk(user: Pengguna, wilayah: Wilayah) -> Decision:
    if cakupan_of(user).covers(wilayah.kode, *KANTOR):
        return ALLOW
    return refuse(_("Susunan TKPKK diisi oleh camat dan stafnya."))
