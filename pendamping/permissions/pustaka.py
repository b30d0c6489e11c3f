from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.models import Pustaka
from pendamping.models.cakupan import PENGAMAT, PENGELOLA

PUSTAKAWAN = (*PENGELOLA, *PENGAMAT)


def can_read_pustaka(user: Pengguna) -> Decision:
    if cakupan_of(user).penugasan:
        return ALLOW
    return refuse(_("Pustaka dibuka mereka yang bertugas. Mintalah penugasan."))


def can_add_pustaka(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PUSTAKAWAN):
        return ALLOW
    return refuse(_("Pustaka diisi kecamatan, kabupaten/kota, dan provinsi."))


def can_edit_pustaka(user: Pengguna, row: Pustaka) -> Decision:
    """Whose it is, and those above; rows of the whole country belong to the Pembina."""
    cakupan = cakupan_of(user)
    if row.wilayah is None and cakupan.has(PENGAMAT[1]):
        return ALLOW
    if row.wilayah is not None and cakupan.covers(row.wilayah.kode, *PUSTAKAWAN):
        return ALLOW
    return refuse(_("Diubah oleh pemiliknya."))


def owner_of_new_pustaka(user: Pengguna) -> Wilayah:
    """The widest place this person keeps books for."""
    held = [row.wilayah for row in cakupan_of(user).penugasan if row.peran in PUSTAKAWAN]
    return min(held, key=lambda wilayah: (wilayah.tingkat, wilayah.kode))
