from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models import Instrumen, PeriodeKartu
from layanan_dasar.models.cakupan import PENYUSUN


def owners_for(user: Pengguna) -> list[Wilayah]:
    """The wilayah in whose name this person writes instruments."""
    held = [one for one in cakupan_of(user).penugasan if one.peran in PENYUSUN]
    return list({one.wilayah_id: one.wilayah for one in held}.values())


def can_write_instrumen(user: Pengguna, instrumen: Instrumen | None = None) -> Decision:
    """Its own office writes it; another's is copied, not changed."""
    owners = owners_for(user)
    if not owners:
        return refuse(_("Instrumen disusun Pembina, provinsi, atau Bappeda."))
    if instrumen is None or any(one.pk == instrumen.pemilik_id for one in owners):
        return ALLOW
    return refuse(_("Instrumen ini milik wilayah lain. Salin dahulu untuk mengubahnya."))


def can_manage_periode(user: Pengguna, periode: PeriodeKartu | None = None) -> Decision:
    cakupan = cakupan_of(user)
    if periode is None:
        allowed = cakupan.has(Peran.BAPPEDA)
    else:
        allowed = cakupan.covers(periode.kabupaten.kode, Peran.BAPPEDA)
    return ALLOW if allowed else refuse(_("Periode kartu skor dibuka dan ditutup oleh Bappeda."))
