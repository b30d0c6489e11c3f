from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import SubKegiatan


def can_edit_program(user: Pengguna, kabupaten: Wilayah) -> Decision:
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Program dan sub kegiatan diatur oleh Bappeda / Sekretariat TKPK."))


def can_edit_realisasi(user: Pengguna, sub_kegiatan: SubKegiatan) -> Decision:
    """The secretariat, and the office that owes this budget line."""
    if sub_kegiatan.instansi_id in cakupan_of(user).instansi_ids(Peran.OPD):
        return ALLOW
    if can_edit_program(user, sub_kegiatan.kabupaten):
        return ALLOW
    return refuse(_("Realisasi diisi oleh OPD pengampu sub kegiatan ini."))
