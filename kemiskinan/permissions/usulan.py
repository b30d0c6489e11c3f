from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.models import UsulanBaru
from kemiskinan.models.cakupan import KECAMATAN, LAPANGAN
from kemiskinan.rules.usulan import LANGKAH

PENGUSUL = (*KECAMATAN, *LAPANGAN)


def can_propose_usulan(user: Pengguna, desa: Wilayah | None = None) -> Decision:
    """The village, its pendamping and its kecamatan propose for their own desa."""
    cakupan = cakupan_of(user)
    if desa is None and cakupan.has(*PENGUSUL):
        return ALLOW
    if desa is not None and cakupan.covers(desa.kode, *PENGUSUL):
        return ALLOW
    return refuse(_("Usulan baru diajukan desa/kelurahan, pendamping, atau kecamatannya."))


def can_move_usulan(user: Pengguna, usulan: UsulanBaru, status: str) -> Decision:
    peran = LANGKAH.get(usulan.status, {}).get(status)
    if peran is None:
        return refuse(_("Usulan ini tidak dapat diubah ke keadaan tersebut."))
    if cakupan_of(user).covers(usulan.desa.kode, *peran):
        return ALLOW
    return refuse(_("Langkah ini bukan wewenang Anda untuk desa/kelurahan tersebut."))
