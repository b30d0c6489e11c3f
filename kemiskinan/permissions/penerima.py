from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import DaftarPenerima
from kemiskinan.permissions.intervensi import can_use_sub_kegiatan


def can_open_penerima(user: Pengguna) -> Decision:
    """Who was helped is told by the offices and by the secretariat on their behalf."""
    if cakupan_of(user).has(Peran.OPD, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Daftar penerima diunggah OPD pengampu atau Bappeda / Sekretariat TKPK."))


def can_handle_penerima(user: Pengguna, daftar: DaftarPenerima) -> Decision:
    """Review and confirm: whoever may record help of this budget line."""
    return can_use_sub_kegiatan(user, daftar.sub_kegiatan)
