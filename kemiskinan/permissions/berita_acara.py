from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import JenisDaftar, StatusDaftar
from kemiskinan.models import BeritaAcara, DaftarVerval
from kemiskinan.models.cakupan import KECAMATAN

PENYUSUN = (*KECAMATAN, Peran.DESA)


def can_write_berita_acara(user: Pengguna, daftar: DaftarVerval, desa: Wilayah) -> Decision:
    """The village and its kecamatan write the minutes, on an open field list."""
    if not cakupan_of(user).covers(desa.kode, *PENYUSUN):
        return refuse(_("Berita acara disusun oleh desa/kelurahan dan kecamatannya."))
    if daftar.jenis != JenisDaftar.LAPANGAN or daftar.status != StatusDaftar.TERBUKA:
        return refuse(_("Berita acara hanya untuk daftar verifikasi lapangan yang terbuka."))
    return ALLOW


def can_change_berita_acara(user: Pengguna, berita_acara: BeritaAcara) -> Decision:
    """Attach the signed scan or withdraw; afterwards only a new list changes anything."""
    if berita_acara.disahkan_at:
        return refuse(_("Berita acara ini sudah disahkan dan tidak dapat diubah."))
    return can_write_berita_acara(user, berita_acara.daftar, berita_acara.desa)
