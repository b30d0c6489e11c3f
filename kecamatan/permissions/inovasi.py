from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Inovasi, Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import KANTOR
from kecamatan.permissions.kelembagaan import PENGATUR_ACUAN
from kecamatan.permissions.mitra import writing_kodes


def can_list_inovasi(user: Pengguna) -> Decision:
    if cakupan_of(user).penugasan:
        return ALLOW
    return refuse(_("Katalog inovasi dibuka oleh orang yang bertugas."))


def can_add_inovasi(user: Pengguna) -> Decision:
    if writing_kodes(user) or cakupan_of(user).has(Peran.ADMIN_NASIONAL):
        return ALLOW
    return refuse(_("Inovasi dicatat oleh kecamatan, Sekretariat TKPK, provinsi, dan Pembina."))


def can_edit_inovasi(user: Pengguna, inovasi: Inovasi) -> Decision:
    """The place whose it is; a card without a place belongs to those who keep the catalogue."""
    cakupan = cakupan_of(user)
    if inovasi.wilayah is None:
        may = cakupan.has(*PENGATUR_ACUAN)
    else:
        may = inovasi.wilayah.kode in writing_kodes(user)
    return ALLOW if may else refuse(_("Kartu ini diubah oleh wilayah yang mencatatnya."))


def can_adopt_inovasi(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*KANTOR):
        return ALLOW
    return refuse(_("Adopsi dicatat oleh kecamatan yang menerapkannya."))
