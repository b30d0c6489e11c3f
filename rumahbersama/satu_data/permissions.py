from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of


def can_publish_data(user: Pengguna, kabupaten: Wilayah | None = None) -> Decision:
    """The secretariat of the kabupaten or kota whose figures they are."""
    cakupan = cakupan_of(user)
    if kabupaten is None and cakupan.has(Peran.BAPPEDA):
        return ALLOW
    if kabupaten is not None and cakupan.covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Data terbuka dinyalakan oleh Bappeda / Sekretariat TKPK kabupaten/kota itu."))
