"""How far the Rumah Bersama stands: of the own kecamatan, or of all below."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kecamatan.enums import Tingkat
from kecamatan.models import ButirKelembagaan, KeadaanButir, Pengguna, Penugasan, RumahBersama
from kecamatan.queries.kelembagaan_singkat import recap_in_brief, rumah_in_brief
from rumahbersama.beranda.panels.panel import Panel, reads


@reads(ButirKelembagaan, KeadaanButir, RumahBersama)
def kelembagaan(user: Pengguna, tempat: Penugasan) -> Panel | None:
    """Nothing while no piece is asked for: a new installation has not loaded them yet."""
    wilayah = tempat.wilayah
    if wilayah.tingkat == Tingkat.KECAMATAN:
        periksa = rumah_in_brief(wilayah)
        if periksa is None:
            return None
        isi = {"wilayah": wilayah, "periksa": periksa}
        return Panel(_("Rumah Bersama"), "beranda/_kelembagaan.html", isi)
    isi = {"wilayah": wilayah, "jumlah": recap_in_brief(wilayah)}
    return Panel(_("Rumah Bersama"), "beranda/_kelembagaan_rekap.html", isi)
