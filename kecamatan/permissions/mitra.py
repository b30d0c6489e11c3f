from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.mitra import PEMBACA_MITRA
from kecamatan.models.rumah_bersama import KANTOR

# Whoever keeps a partnership of a place of this level writes about it.
PENULIS: dict[int, tuple[Peran, ...]] = {
    Tingkat.PROVINSI: (Peran.PROVINSI,),
    Tingkat.KABUPATEN: (Peran.BAPPEDA,),
    Tingkat.KECAMATAN: KANTOR,
}
PENULIS_KEGIATAN = (*KANTOR, Peran.DESA)
PEMBACA_NARAHUBUNG = (*KANTOR, Peran.BAPPEDA)


def can_list_mitra(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PEMBACA_MITRA):
        return ALLOW
    return refuse(_("Daftar ini dibuka oleh orang yang bertugas di wilayahnya."))


def writing_kodes(user: Pengguna) -> list[str]:
    """Codes of the places whose partnerships this person keeps."""
    held = cakupan_of(user).penugasan
    return sorted({p.wilayah.kode for p in held if p.peran in PENULIS.get(p.wilayah.tingkat, ())})


def can_add_mitra(user: Pengguna) -> Decision:
    if writing_kodes(user):
        return ALLOW
    return refuse(_("Mitra dicatat oleh kecamatan, Sekretariat TKPK, dan provinsi."))


def can_edit_mitra(user: Pengguna, wilayah: Wilayah) -> Decision:
    if wilayah.kode in writing_kodes(user):
        return ALLOW
    return refuse(_("Mitra ini dicatat oleh wilayah lain."))


def can_read_narahubung(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Name and number of a person: only for those who work with the partner."""
    above = cakupan_of(user).covers(wilayah.kode, *PEMBACA_NARAHUBUNG)
    if above or wilayah.kode in writing_kodes(user):
        return ALLOW
    return refuse(_("Narahubung dibuka oleh yang mengurus mitra ini."))


def can_add_kegiatan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENULIS_KEGIATAN):
        return ALLOW
    return refuse(_("Kegiatan ekonomi dicatat oleh kecamatan dan pemerintah desa/kelurahan."))


def can_edit_kegiatan(user: Pengguna, desa: Wilayah) -> Decision:
    if cakupan_of(user).covers(desa.kode, *PENULIS_KEGIATAN):
        return ALLOW
    return refuse(_("Kegiatan ekonomi diubah oleh desa/kelurahannya dan kecamatannya."))
