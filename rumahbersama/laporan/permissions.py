from __future__ import annotations

from fondasi.decisions import ALLOW, Decision, refuse
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of


def can_request_laporan(user: Pengguna, wilayah: Wilayah) -> Decision:
    """The secretariat writes its own kabupaten's report."""
    if cakupan_of(user).covers(wilayah.kode, Peran.BAPPEDA):
        return ALLOW
    return refuse("Laporan ini disusun oleh Sekretariat TKPK (Bappeda) kabupaten/kota tersebut.")
