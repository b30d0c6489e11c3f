from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.models import UsulanPembangunan
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.rules.usulan_pembangunan import LANGKAH, S

PENGUSUL = (Peran.DESA, *KECAMATAN)


def can_propose(user: Pengguna, desa: Wilayah | None = None) -> Decision:
    """The desa or kelurahan, and its kecamatan on its behalf."""
    cakupan = cakupan_of(user)
    fits = cakupan.has(*PENGUSUL) if desa is None else cakupan.covers(desa.kode, *PENGUSUL)
    return ALLOW if fits else refuse(_("Usulan dibuat desa/kelurahan atau kecamatannya."))


def can_move(user: Pengguna, usulan: UsulanPembangunan, status: str) -> Decision:
    peran = LANGKAH.get(usulan.status, {}).get(status)
    if peran is None:
        return refuse(_("Usulan ini tidak dapat diubah ke keadaan tersebut."))
    if cakupan_of(user).covers(usulan.desa.kode, *peran):
        return ALLOW
    return refuse(_("Langkah ini bukan wewenang Anda untuk usulan tersebut."))


def can_report(user: Pengguna, usulan: UsulanPembangunan) -> Decision:
    """What was built is told by the desa, its kecamatan or Bappeda."""
    if usulan.status != S.DIAKOMODIR:
        return refuse(_("Yang terbangun dicatat pada usulan yang diakomodir."))
    if cakupan_of(user).covers(usulan.desa.kode, *PENGUSUL, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Yang terbangun dicatat desa/kelurahan, kecamatan, atau Bappeda."))


def can_arrange(user: Pengguna) -> Decision:
    if cakupan_of(user).has(Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Susunan kolom diatur oleh Bappeda."))
