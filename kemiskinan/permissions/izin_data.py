from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import IzinData

PEMBACA_IZIN = (Peran.BAPPEDA, Peran.PIMPINAN, Peran.PROVINSI)


def can_list_izin(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_IZIN):
        return ALLOW
    return refuse(_("Izin data dibuka oleh Bappeda, pimpinan, dan provinsi."))


def can_grant_izin(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    """The secretariat of the kabupaten or kota whose people they are."""
    cakupan = cakupan_of(user)
    if wilayah is None:
        allowed = cakupan.has(Peran.BAPPEDA)
    else:
        allowed = cakupan.covers(wilayah.kode, Peran.BAPPEDA)
    return ALLOW if allowed else refuse(_("Izin data diberikan Bappeda kabupaten/kotanya."))


def can_revoke_izin(user: Pengguna, izin: IzinData) -> Decision:
    if not (decision := can_grant_izin(user, izin.kabupaten)):
        return decision
    if izin.dicabut_at is not None:
        return refuse(_("Izin ini sudah dicabut."))
    return ALLOW
