from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.data_induk import PENGURUS

PENGISI_LIBUR = (*PENGURUS, Peran.ADMIN_NASIONAL)
PENGISI_NASIONAL = (Peran.BAPPEDA, Peran.ADMIN_NASIONAL)


def can_list_hari_libur(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGISI_LIBUR):
        return ALLOW
    return refuse(_("Hari libur diisi Sekretariat TKPK, camat, dan Pembina."))


def can_edit_hari_libur(user: Pengguna, wilayah: Wilayah | None) -> Decision:
    """The nation's: secretariat and Pembina. A place's own: who keeps its masters."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(*PENGISI_NASIONAL):
        return ALLOW
    if wilayah is not None and cakupan.covers(wilayah.kode, *PENGURUS):
        return ALLOW
    return refuse(_("Hari libur ini bukan wewenang Anda."))


def can_edit_tangga(user: Pengguna, wilayah: Wilayah) -> Decision:
    """The very place, so that a kecamatan's own ladder stays its camat's."""
    if wilayah.kode in cakupan_of(user).kodes(*PENGURUS):
        return ALLOW
    return refuse(_("Tangga pengingat diatur Sekretariat TKPK dan camat untuk wilayahnya."))
