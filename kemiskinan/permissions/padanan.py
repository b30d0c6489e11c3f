from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusProses
from kemiskinan.models import Pemadanan


def can_match(user: Pengguna, kabupaten: Wilayah) -> Decision:
    """Bringing the two lists together is the secretariat's work."""
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Padu padan dikerjakan oleh Bappeda / Sekretariat TKPK."))


def can_decide_padanan(user: Pengguna, pemadanan: Pemadanan) -> Decision:
    """Only on a finished run: while it runs, candidates may come and go."""
    if pemadanan.status != StatusProses.SELESAI:
        return refuse(_("Padu padan ini belum selesai; hasilnya belum dapat diputuskan."))
    return can_match(user, pemadanan.kabupaten)
