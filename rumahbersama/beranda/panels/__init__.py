"""Panels of the start page: one small function per noun, and one table of who sees which."""

from __future__ import annotations

from django.utils.safestring import SafeString

from fondasi.kept.parts import kept_all
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan
from rumahbersama.beranda.panels.data_sumber import data_sumber
from rumahbersama.beranda.panels.janji import janji_saya, kemajuan_arahan
from rumahbersama.beranda.panels.kartu_skor import kartu_desa_saya, layanan_dasar
from rumahbersama.beranda.panels.kelembagaan import kelembagaan
from rumahbersama.beranda.panels.keputusan import perlu_keputusan
from rumahbersama.beranda.panels.neraca import neraca_kabupaten, neraca_tempat
from rumahbersama.beranda.panels.panel import SumberPanel
from rumahbersama.beranda.panels.pendampingan import (
    bulan_saya,
    konsultasi_menunggu,
    tanpa_pendamping,
)
from rumahbersama.beranda.panels.penyisiran import penyisiran
from rumahbersama.beranda.panels.rapat import rapat_berikut

__all__ = ["PANEL", "panels_for"]

PANEL: dict[Peran, tuple[SumberPanel, ...]] = {
    Peran.BAPPEDA: (
        perlu_keputusan,
        neraca_tempat,
        rapat_berikut,
        kemajuan_arahan,
        data_sumber,
        penyisiran,
        layanan_dasar,
        kelembagaan,
    ),
    Peran.CAMAT: (
        perlu_keputusan,
        rapat_berikut,
        penyisiran,
        neraca_tempat,
        layanan_dasar,
        kelembagaan,
        tanpa_pendamping,
        konsultasi_menunggu,
    ),
    Peran.STAF_KECAMATAN: (
        perlu_keputusan,
        rapat_berikut,
        penyisiran,
        neraca_tempat,
        layanan_dasar,
        kelembagaan,
        tanpa_pendamping,
        konsultasi_menunggu,
    ),
    Peran.PENDAMPING: (
        perlu_keputusan,
        rapat_berikut,
        penyisiran,
        kartu_desa_saya,
        janji_saya,
        bulan_saya,
        konsultasi_menunggu,
    ),
    Peran.DESA: (perlu_keputusan, rapat_berikut, penyisiran, kartu_desa_saya, janji_saya),
    Peran.OPD: (perlu_keputusan, rapat_berikut, janji_saya),
    Peran.PIMPINAN: (
        neraca_tempat,
        kemajuan_arahan,
        rapat_berikut,
        layanan_dasar,
        kelembagaan,
    ),
    Peran.PROVINSI: (
        neraca_kabupaten,
        kemajuan_arahan,
        rapat_berikut,
        layanan_dasar,
        kelembagaan,
    ),
    Peran.ADMIN_NASIONAL: (neraca_kabupaten, layanan_dasar, kelembagaan),
}


def panels_for(user: Pengguna, tempat: Penugasan | None) -> list[SafeString]:
    """The panels of the peran and place that the frame shows, drawn, that have something to say."""
    if tempat is None:
        return []
    drawn = kept_all([one.kept(user, tempat) for one in PANEL[Peran(tempat.peran)]])
    return [text for text in drawn if text]
