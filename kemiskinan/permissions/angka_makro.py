from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of

PENGISI_MAKRO: Final = (Peran.ADMIN_NASIONAL, Peran.PROVINSI, Peran.BAPPEDA)


def can_import_angka_makro(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGISI_MAKRO):
        return ALLOW
    return refuse(_("Angka makro diisi oleh Bappeda / Sekretariat TKPK atau provinsi."))


def can_edit_angka_makro(user: Pengguna, wilayah: Wilayah | None) -> Decision:
    """A place's figures by those above it; the nation's by provinsi and Pembina."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(Peran.ADMIN_NASIONAL, Peran.PROVINSI):
        return ALLOW
    if wilayah is not None and cakupan.covers(wilayah.kode, *PENGISI_MAKRO):
        return ALLOW
    return refuse(_("Angka wilayah ini diisi oleh yang berwenang atas wilayah itu."))
