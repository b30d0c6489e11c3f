from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.operator import OPERATOR
from kecamatan.permissions.pengguna import can_add_penugasan, can_give_penugasan
from pendamping.models import Pendamping
from pendamping.models.cakupan import LAPANGAN, PENGAMAT, PENGELOLA, kecamatan_of

MELIHAT_NAMA = (*PENGELOLA, Peran.PIMPINAN)


def can_list_pendamping(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*MELIHAT_NAMA, *LAPANGAN, Peran.OPD):
        return ALLOW
    return refuse(_("Daftar nama pendamping dibuka kecamatan dan kabupaten/kotanya."))


def can_register_pendamping(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    """The kecamatan for its own people, Bappeda for all of the kabupaten/kota. An operator, who
    opens no page of the registry, brings in a file for places of hers."""
    cakupan = cakupan_of(user)
    if wilayah is None and cakupan.has(*PENGELOLA):
        return ALLOW
    if wilayah is not None and cakupan.covers(wilayah.kode, *PENGELOLA, *OPERATOR):
        return ALLOW
    return refuse(_("Daftar pendamping dikelola kecamatannya dan Bappeda."))


def can_place_pendamping(user: Pengguna, pendamping: Pendamping, desa: Wilayah) -> Decision:
    """Placing somebody with an account gives her authority there: only who may give it, may."""
    allowed = can_register_pendamping(user, desa)
    akun = pendamping.kontak.pengguna
    if allowed and akun is not None:
        return can_add_penugasan(user, akun, Peran.PENDAMPING, desa)
    return allowed


def can_change_contract(user: Pengguna, pendamping: Pendamping) -> Decision:
    """A later end lets the account's authority last longer."""
    return can_place_pendamping(user, pendamping, pendamping.wilayah)


def can_invite_pendamping(user: Pengguna, pendamping: Pendamping) -> Decision:
    allowed = can_register_pendamping(user, pendamping.wilayah)
    return allowed and can_give_penugasan(user, Peran.PENDAMPING, pendamping.wilayah)


def can_open_cakupan(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Counts per place; nobody's name is behind them."""
    cakupan = cakupan_of(user)
    wide = cakupan.covers(wilayah.kode, *MELIHAT_NAMA, *PENGAMAT)
    if wide or wilayah.kode in kecamatan_of(cakupan.kodes(*LAPANGAN)):
        return ALLOW
    return refuse(_("Wilayah ini di luar wilayah kerja Anda."))


def cakupan_kodes(user: Pengguna) -> list[str]:
    """The places whose matrix this person opens first."""
    cakupan = cakupan_of(user)
    own = cakupan.kodes(*MELIHAT_NAMA, *PENGAMAT)
    return sorted({*own, *kecamatan_of(cakupan.kodes(*LAPANGAN))})
