from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models.cakupan import LAPANGAN, PENGELOLA

PEMBACA_PELATIHAN = (*PENGELOLA, Peran.PIMPINAN, *LAPANGAN)


def can_list_pelatihan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_PELATIHAN):
        return ALLOW
    return refuse(_("Pelatihan dibuka kecamatan, pendamping, desa, dan kabupatennya."))


def can_hold_pelatihan(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    """Plan it, list its participants, issue certificates."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(*PENGELOLA):
        return ALLOW
    if wilayah is not None and cakupan.covers(wilayah.kode, *PENGELOLA):
        return ALLOW
    return refuse(_("Pelatihan diselenggarakan kecamatan dan Bappeda."))
