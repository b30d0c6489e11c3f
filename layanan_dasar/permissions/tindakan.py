from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.tindak_lanjut import can_open_tindak_lanjut
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.models import Pengaduan
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.permissions.pengaduan import can_manage_pengaduan

TUTUP = (StatusPengaduan.SELESAI, StatusPengaduan.DITOLAK, StatusPengaduan.DITERUSKAN_LAPOR)


def can_ask_follow_up(user: Pengguna, desa: Wilayah) -> Decision:
    if cakupan_of(user).covers(desa.kode, *KECAMATAN):
        return ALLOW
    return refuse(_("Tindak lanjut diminta oleh kecamatannya."))


def can_follow_up_pengaduan(user: Pengguna, pengaduan: Pengaduan) -> Decision:
    """The kecamatan asks, as long as the complaint is alive and leads."""
    decision = can_manage_pengaduan(user, pengaduan)
    if decision:
        decision = can_open_tindak_lanjut(user, pengaduan.kecamatan)
    if not decision:
        return decision
    if pengaduan.induk_id is not None:
        return refuse(_("Pengaduan ini digabung; kerjakan pengaduan induknya."))
    if pengaduan.status in TUTUP:
        return refuse(_("Pengaduan ini sudah selesai, ditolak, atau diteruskan."))
    return ALLOW
