from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import KegiatanTerpadu, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of

PENULIS = (
    Peran.BAPPEDA,
    Peran.OPD,
    Peran.CAMAT,
    Peran.STAF_KECAMATAN,
    Peran.PENDAMPING,
    Peran.DESA,
)
PENATA = (Peran.CAMAT, Peran.STAF_KECAMATAN)


def can_add_kegiatan(user: Pengguna, kecamatan: Wilayah) -> Decision:
    """Whoever brings a programme to this kecamatan or to a desa of it."""
    held = cakupan_of(user).penugasan
    near = (
        p.wilayah.covers(kecamatan.kode) or kecamatan.covers(p.wilayah.kode)
        for p in held
        if p.peran in PENULIS
    )
    if any(near):
        return ALLOW
    return refuse(_("Agenda terpadu diisi pelaksana program di kecamatan ini."))


def can_change_kegiatan(user: Pengguna, kegiatan: KegiatanTerpadu) -> Decision:
    """Its author, and the kecamatan that keeps the agenda; needs kegiatan.wilayah at hand."""
    if cakupan_of(user).covers(kegiatan.wilayah.kode, *PENATA):
        return ALLOW
    if kegiatan.oleh_id == user.pk and can_add_kegiatan(user, kegiatan.wilayah):
        return ALLOW
    return refuse(_("Kegiatan ini diubah oleh pengisinya atau oleh kecamatan."))
