from __future__ import annotations

from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.enums import IdentitasPelaporan
from layanan_dasar.models import Pengaduan
from layanan_dasar.models.cakupan_pengaduan import PENGURUS_PENGADUAN
from layanan_dasar.models.kategori_pengaduan import PENGATUR
from layanan_dasar.rules.langkah_pengaduan import Langkah, leads_from

PENGGUNA_LOKET = (*PENGURUS_PENGADUAN, Peran.OPD, Peran.DESA)
HANYA_INSTANSI = (Langkah.TERIMA, Langkah.KEMBALIKAN)
LANGKAH_INSTANSI = (*HANYA_INSTANSI, Langkah.TANYA, Langkah.TANGGAPI)


def _coordinates(user: Pengguna, pengaduan: Pengaduan) -> bool:
    """The kecamatan where it happened, or its kabupaten's secretariat."""
    cakupan = cakupan_of(user)
    return cakupan.covers(pengaduan.desa.kode, *PENGURUS_PENGADUAN)


def _is_addressee(user: Pengguna, pengaduan: Pengaduan) -> bool:
    return pengaduan.instansi_id in cakupan_of(user).instansi_ids(Peran.OPD)


def can_list_pengaduan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGGUNA_LOKET):
        return ALLOW
    return refuse(_("Pengaduan ditangani kecamatan, instansi yang menjawab, dan Bappeda."))


def can_enter_pengaduan(user: Pengguna, desa: Wilayah | None = None) -> Decision:
    """Over the counter, for one's own kecamatan."""
    cakupan = cakupan_of(user)
    if desa is None:
        allowed = cakupan.has(*PENGURUS_PENGADUAN)
    else:
        allowed = cakupan.covers(desa.kode, *PENGURUS_PENGADUAN)
    return ALLOW if allowed else refuse(_("Pengaduan dicatat oleh kecamatannya atau Bappeda."))


def can_step_pengaduan(user: Pengguna, pengaduan: Pengaduan, langkah: Langkah) -> Decision:
    """Asked of somebody who sees the complaint."""
    if pengaduan.induk_id is not None:
        return refuse(_("Pengaduan ini digabung; kerjakan pengaduan induknya."))
    if langkah == Langkah.BUKA_KEMBALI or not leads_from(langkah, pengaduan.status):
        return refuse(_("Langkah ini tidak berlaku pada keadaan pengaduan sekarang."))
    if _coordinates(user, pengaduan) and langkah not in HANYA_INSTANSI:
        return ALLOW
    if langkah in LANGKAH_INSTANSI and _is_addressee(user, pengaduan):
        return ALLOW
    return refuse(_("Langkah ini dijalankan kecamatan atau instansi yang dituju."))


def can_manage_pengaduan(user: Pengguna, pengaduan: Pengaduan) -> Decision:
    """Merge, summary, link, mark: the coordinators."""
    if _coordinates(user, pengaduan):
        return ALLOW
    return refuse(_("Ini wewenang kecamatan atau Bappeda."))


def can_open_text(user: Pengguna, pengaduan: Pengaduan) -> Decision:
    if not pengaduan.rahasia:
        return refuse(_("Isi pengaduan ini tidak tersegel."))
    if _coordinates(user, pengaduan) or _is_addressee(user, pengaduan):
        return ALLOW
    return refuse(_("Isi rahasia dibuka kecamatan atau instansi yang dituju."))


def can_open_pelapor(user: Pengguna, pengaduan: Pengaduan) -> Decision:
    """Of an anonymous complaint the office that answers never learns the name."""
    if pengaduan.identitas == IdentitasPelaporan.TANPA:
        return refuse(_("Pengaduan ini dikirim tanpa identitas."))
    if _coordinates(user, pengaduan):
        return ALLOW
    is_open = pengaduan.identitas == IdentitasPelaporan.TERBUKA
    if is_open and _is_addressee(user, pengaduan):
        return ALLOW
    return refuse(_("Identitas pelapor tidak dibuka untuk pihak ini."))


def can_write_note(user: Pengguna, pengaduan: Pengaduan) -> Decision:
    if _coordinates(user, pengaduan) or _is_addressee(user, pengaduan):
        return ALLOW
    return refuse(_("Catatan ditulis kecamatan atau instansi yang dituju."))


def can_set_routes(user: Pengguna, wilayah: Wilayah | None = None) -> Decision:
    cakupan = cakupan_of(user)
    kode = wilayah.kode if wilayah else None
    allowed = cakupan.covers(kode, *PENGATUR) if kode else cakupan.has(*PENGATUR)
    return ALLOW if allowed else refuse(_("Rute diatur camat dan Bappeda."))


def can_keep_masters(user: Pengguna, kabupaten: Wilayah | None = None) -> Decision:
    """Categories and working days: a secretariat its kabupaten's own, the Pembina the general
    ones (no `kabupaten`)."""
    cakupan = cakupan_of(user)
    if kabupaten is not None and cakupan.covers(kabupaten.kode, Peran.BAPPEDA):
        return ALLOW
    if kabupaten is None and cakupan.has(Peran.ADMIN_NASIONAL):
        return ALLOW
    return refuse(_("Kategori dan batas waktu diatur Bappeda untuk kabupaten/kotanya."))


def can_list_masters(user: Pengguna) -> Decision:
    if cakupan_of(user).has(Peran.BAPPEDA, Peran.ADMIN_NASIONAL):
        return ALLOW
    return refuse(_("Kategori dan batas waktu diatur Bappeda untuk kabupaten/kotanya."))


def can_set_counter(user: Pengguna, kabupaten: Wilayah | None = None) -> Decision:
    cakupan = cakupan_of(user)
    if kabupaten is None:
        allowed = cakupan.has(Peran.BAPPEDA)
    else:
        allowed = cakupan.covers(kabupaten.kode, Peran.BAPPEDA)
    return ALLOW if allowed else refuse(_("Formulir umum dibuka dan ditutup oleh Bappeda."))


def can_read_statistics(user: Pengguna) -> Decision:
    allowed = (*PENGURUS_PENGADUAN, Peran.PIMPINAN, Peran.PROVINSI, Peran.ADMIN_NASIONAL)
    if cakupan_of(user).has(*allowed):
        return ALLOW
    return refuse(_("Angka pengaduan dibaca kecamatan, kabupaten/kota, dan provinsi."))
