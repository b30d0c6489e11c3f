from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.data_induk import PENGURUS

OPERATOR = (Peran.ADMIN_NASIONAL,)


def can_operate(user: Pengguna) -> Decision:
    """The operators' pages; what each may change there is asked row by row."""
    if cakupan_of(user).has(*OPERATOR):
        return ALLOW
    return refuse(_("Halaman operator dibuka oleh Pembina."))


def can_edit_instansi(user: Pengguna, wilayah: Wilayah | None) -> Decision:
    """Those who keep a place's masters, and the operators above them."""
    if wilayah is None and cakupan_of(user).has(*OPERATOR):
        return ALLOW
    if wilayah is not None and cakupan_of(user).covers(wilayah.kode, *PENGURUS, *OPERATOR):
        return ALLOW
    return refuse(_("Instansi ini di luar wilayah wewenang Anda."))


def can_edit_acuan(user: Pengguna, _row: object = None) -> Decision:
    """Short lists that every kabupaten shares."""
    if cakupan_of(user).has(*OPERATOR):
        return ALLOW
    return refuse(_("Daftar ini diatur Pembina untuk semua kabupaten/kota."))
