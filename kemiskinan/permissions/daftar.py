from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusDaftar
from kemiskinan.models import DaftarVerval


def can_manage_daftar(user: Pengguna, kabupaten: Wilayah) -> Decision:
    """Handing out, extending and cancelling is the secretariat's."""
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Daftar dibagikan dan diatur oleh Bappeda / Sekretariat TKPK."))


def can_change_daftar(user: Pengguna, daftar: DaftarVerval) -> Decision:
    decision = can_manage_daftar(user, daftar.kabupaten)
    if decision and daftar.status != StatusDaftar.TERBUKA:
        return refuse(_("Daftar ini sudah tidak terbuka."))
    return decision
