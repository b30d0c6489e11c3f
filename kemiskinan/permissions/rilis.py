from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Rilis


def can_manage_rilis(user: Pengguna, kabupaten: Wilayah) -> Decision:
    """Receiving, checking and deciding about deliveries is the secretariat's."""
    if cakupan_of(user).covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Data sumber dikelola oleh Bappeda / Sekretariat TKPK."))


def can_decide_rilis(user: Pengguna, rilis: Rilis) -> Decision:
    """Let it take force, or reject it."""
    if rilis.status != StatusRilis.DIPERIKSA:
        return refuse(_("Data sumber ini tidak sedang menunggu keputusan."))
    return can_manage_rilis(user, rilis.kabupaten)


def can_withdraw_rilis(user: Pengguna, rilis: Rilis) -> Decision:
    if rilis.status != StatusRilis.BERLAKU:
        return refuse(_("Data sumber ini tidak sedang berlaku."))
    return can_manage_rilis(user, rilis.kabupaten)
