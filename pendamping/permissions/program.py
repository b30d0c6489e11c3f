from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models import ProgramPendampingan

PENYUSUN = (Peran.ADMIN_NASIONAL, Peran.BAPPEDA)


def can_list_program(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENYUSUN):
        return ALLOW
    return refuse(_("Daftar program diatur Bappeda dan Pembina."))


def can_edit_program(user: Pengguna, wilayah: Wilayah | None) -> Decision:
    """Rows of the whole country belong to the Pembina, those of a kabupaten/kota to its Bappeda."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(Peran.ADMIN_NASIONAL):
        return ALLOW
    if wilayah is not None and wilayah.kode in cakupan.kodes(Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Program nasional diubah Pembina; program daerah diubah Bappeda daerah itu."))


def owner_of_new_program(user: Pengguna) -> Wilayah | None:
    """Whose row a new programme of this person becomes: her kabupaten/kota's, or everybody's."""
    held = cakupan_of(user).penugasan
    return next((row.wilayah for row in held if row.peran == Peran.BAPPEDA), None)


def editable(user: Pengguna, program: ProgramPendampingan) -> bool:
    return bool(can_edit_program(user, program.wilayah))
