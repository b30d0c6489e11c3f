from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of


def can_adopt_kriteria(user: Pengguna, kabupaten: Wilayah) -> Decision:
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Kriteria dicatat oleh Bappeda / Sekretariat TKPK setelah ditetapkan TKPK."))
