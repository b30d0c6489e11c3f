from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Penugasan, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.penugasan import weighty_penugasan
from kecamatan.rules.wewenang import given_by, may_give


def can_list_pengguna(user: Pengguna) -> Decision:
    if any(given_by(own.peran) for own in cakupan_of(user).penugasan):
        return ALLOW
    return refuse(_("Peran Anda tidak mengelola pengguna."))


def can_give_penugasan(user: Pengguna, peran: str, wilayah: Wilayah) -> Decision:
    """Peran and wilayah are asked together: the giver's own assignment must cover both."""
    for own in cakupan_of(user).penugasan:
        if may_give(own.peran, peran) and own.wilayah.covers(wilayah.kode):
            return ALLOW
    return refuse(_("Anda tidak berwenang memberi peran ini di wilayah tersebut."))


def can_add_penugasan(user: Pengguna, pengguna: Pengguna, peran: str, wilayah: Wilayah) -> Decision:
    """Nobody widens the own authority: who sees only figures would otherwise name himself
    Bappeda and read the people."""
    if pengguna.pk == user.pk:
        return refuse(_("Penugasan Anda sendiri diberikan oleh orang lain yang berwenang."))
    return can_give_penugasan(user, peran, wilayah)


def can_end_penugasan(user: Pengguna, penugasan: Penugasan) -> Decision:
    if penugasan.pengguna_id == user.pk:
        return refuse(_("Penugasan Anda sendiri diakhiri oleh orang lain yang berwenang."))
    return can_give_penugasan(user, penugasan.peran, penugasan.wilayah)


def can_manage_akun(user: Pengguna, pengguna: Pengguna) -> Decision:
    """A link or a deactivation reaches the whole account, so every assignment must be in reach:
    otherwise a camat could take over the account of somebody who is also Bappeda."""
    if pengguna.pk == user.pk:
        return refuse(_("Untuk akun Anda sendiri, gunakan menu akun."))
    rows = weighty_penugasan(pengguna)
    if rows and all(can_give_penugasan(user, row.peran, row.wilayah) for row in rows):
        return ALLOW
    return refuse(_("Orang ini juga bertugas di luar wewenang Anda. Minta Sekretariat TKPK."))
