from __future__ import annotations

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.enums import JenisLaporan, StatusLaporan
from rumahbersama.laporan.kinds import KINDS, kind_of
from rumahbersama.laporan.models import Laporan


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


def kinds_for(user: Pengguna) -> list[JenisLaporan]:
    """The kinds that this person may ask for somewhere."""
    cakupan = cakupan_of(user)
    return [kind.kode for kind in KINDS.values() if cakupan.has(*kind.peminta)]
