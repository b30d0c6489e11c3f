from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import ATASAN, KANTOR, WARGA_RUMAH

PEMBACA_RUMAH = (*ATASAN, *KANTOR, *WARGA_RUMAH)
PENGATUR_ACUAN = (Peran.ADMIN_NASIONAL, Peran.PROVINSI)
PEMBACA_BUKTI = (*KANTOR, Peran.BAPPEDA, Peran.PIMPINAN)
PENGINGAT = (Peran.BAPPEDA, Peran.PROVINSI)


def can_read_kelembagaan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_RUMAH):
        return ALLOW
    return refuse(_("Kelembagaan dibuka oleh kecamatan, desanya, dan pembinanya."))


def can_record_kelembagaan(user: Pengguna, wilayah: Wilayah) -> Decision:
    """The camat and the staff report on their own kecamatan, and nobody for them."""
    if wilayah.tingkat == Tingkat.KECAMATAN and cakupan_of(user).covers(wilayah.kode, *KANTOR):
        return ALLOW
    return refuse(_("Kelembagaan Rumah Bersama dilaporkan oleh camat dan stafnya."))


def can_open_bukti(user: Pengguna, wilayah: Wilayah) -> Decision:
    """A scanned decree names people: those above the kabupaten read the state, not the file."""
    if cakupan_of(user).covers(wilayah.kode, *PEMBACA_BUKTI):
        return ALLOW
    return refuse(_("Berkas bukti dibuka oleh kecamatan dan kabupaten/kotanya."))


def can_remind_kelembagaan(user: Pengguna, wilayah: Wilayah) -> Decision:
    """A kabupaten's secretariat reminds its camat; the province all of its."""
    above = wilayah.tingkat < Tingkat.KECAMATAN
    if above and cakupan_of(user).covers(wilayah.kode, *PENGINGAT):
        return ALLOW
    return refuse(_("Pengingat dikirim oleh Sekretariat TKPK atau provinsi."))


def can_mark_lokasi(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Marks of programmes: whoever runs the programme above the kecamatan says where it works."""
    if cakupan_of(user).covers(wilayah.kode, *PENGATUR_ACUAN, Peran.BAPPEDA):
        return ALLOW
    return refuse(_("Tanda lokasi diatur oleh Sekretariat TKPK, provinsi, dan Pembina."))


def can_edit_acuan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGATUR_ACUAN):
        return ALLOW
    return refuse(_("Daftar ini diatur oleh Pembina dan provinsi."))
