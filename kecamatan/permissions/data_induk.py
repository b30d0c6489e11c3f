from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of

PENGURUS = (Peran.BAPPEDA, Peran.CAMAT)
PEMERIKSA_JEJAK = (Peran.BAPPEDA, Peran.PROVINSI, Peran.ADMIN_NASIONAL)


def can_list_data_induk(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGURUS):
        return ALLOW
    return refuse(_("Data induk dikelola Sekretariat TKPK dan camat."))


def can_edit_data_induk(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Instansi, kontak, kop surat and pejabat of this wilayah."""
    if cakupan_of(user).covers(wilayah.kode, *PENGURUS):
        return ALLOW
    return refuse(_("Wilayah ini di luar wewenang Anda."))


def can_edit_wilayah(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Pemekaran and renaming: the secretariat of the kabupaten/kota, below its own level."""
    covered = cakupan_of(user).covers(wilayah.kode, Peran.BAPPEDA)
    if covered and wilayah.kode not in cakupan_of(user).kodes(Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Perubahan wilayah dicatat oleh Sekretariat TKPK kabupaten/kota."))


def can_read_jejak(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMERIKSA_JEJAK):
        return ALLOW
    return refuse(_("Jejak audit dibuka oleh Sekretariat TKPK dan admin."))
