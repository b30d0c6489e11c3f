from __future__ import annotations

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.kinds import KINDS, kind_of
from rumahbersama.laporan.models import AturanLaporan, Laporan
from rumahbersama.laporan.models.aturan import PENGATUR


def can_request_laporan(user: Pengguna, jenis: JenisLaporan, wilayah: Wilayah) -> Decision:
    """Who answers for the place, and the secretariat above a kecamatan."""
    if cakupan_of(user).covers(wilayah.kode, *KINDS[jenis].peminta):
        return ALLOW
    labels = " atau ".join(Peran(p).label for p in KINDS[jenis].peminta)
    return refuse(f"Laporan ini disusun oleh {labels} wilayah tersebut.")


def can_remind_laporan(user: Pengguna, wilayah: Wilayah) -> Decision:
    """Who reads the reports of several places: the province, the secretariat of a kabupaten."""
    if wilayah.tingkat < Tingkat.KECAMATAN and cakupan_of(user).covers(
        wilayah.kode, Peran.PROVINSI, Peran.BAPPEDA
    ):
        return ALLOW
    return refuse("Surat pengingat disiapkan provinsi atau Sekretariat TKPK kabupaten/kota.")


def can_sign_laporan(user: Pengguna, laporan: Laporan) -> Decision:
    """Only those who hold the very place of the report: nobody signs for a place below."""
    kind = kind_of(laporan.jenis)
    held = cakupan_of(user).kodes(*kind.penanda)
    if laporan.wilayah.kode not in held:
        labels = " atau ".join(Peran(p).label for p in kind.penanda)
        return refuse(f"Laporan ini ditandatangani {labels} {laporan.wilayah}.")
    if laporan.status not in (StatusLaporan.SIAP, StatusLaporan.DITANDATANGANI):
        return refuse("Hanya laporan yang siap dan belum dikirim yang dapat ditandatangani.")
    return ALLOW


def can_list_aturan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENGATUR):
        return ALLOW
    return refuse("Aturan laporan diatur Sekretariat TKPK, provinsi, dan Pembina.")


def can_edit_aturan(user: Pengguna, wilayah: Wilayah | None) -> Decision:
    """The nation's: the Pembina. A place's own: its secretariat or the province, itself."""
    cakupan = cakupan_of(user)
    if wilayah is None:
        allowed = cakupan.has(Peran.ADMIN_NASIONAL)
        return ALLOW if allowed else refuse("Aturan nasional diatur Pembina.")
    if wilayah.kode in cakupan.kodes(Peran.BAPPEDA, Peran.PROVINSI):
        return ALLOW
    return refuse("Aturan ini milik wilayah lain; yang Anda atur hanya wilayah Anda sendiri.")


def can_remove_aturan(user: Pengguna, aturan: AturanLaporan) -> Decision:
    if aturan.wilayah is None:
        return refuse("Aturan nasional tidak dihapus; tambahkan yang lebih baru.")
    return can_edit_aturan(user, aturan.wilayah)


def kinds_for(user: Pengguna) -> list[JenisLaporan]:
    """The kinds that this person may ask for somewhere."""
    cakupan = cakupan_of(user)
    return [kind.kode for kind in KINDS.values() if cakupan.has(*kind.peminta)]
