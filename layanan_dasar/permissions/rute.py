from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models.cakupan import KECAMATAN


def can_route(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    cakupan, peran = cakupan_of(user), (Peran.BAPPEDA, *KECAMATAN)
    fits = cakupan.has(*peran) if wilayah is None else cakupan.covers(wilayah.kode, *peran)
    return ALLOW if fits else refuse(_("Rute indikator diatur Bappeda dan kecamatan."))
