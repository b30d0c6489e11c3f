"""Closed lists of the reports. Values are stored; labels are what a person reads."""

from __future__ import annotations

from django.db.models import TextChoices


class JenisLaporan(TextChoices):
    PROGRES_PPKE = "progres-ppke", "Laporan progres PPKE kabupaten/kota"
    BULANAN_KECAMATAN = "bulanan-kecamatan", "Laporan bulanan TKPKK/Rumah Bersama"
    TRIWULAN_PPKE = "triwulan-ppke", "Laporan triwulan PPKE"
    PADAN = "padan", "Laporan padu padan"
    PROGRES_PROVINSI = "progres-provinsi", "Laporan progres provinsi"
    PAPARAN = "paparan", "Bahan paparan kepala daerah"


BERISIAN = (JenisLaporan.BULANAN_KECAMATAN, JenisLaporan.TRIWULAN_PPKE)
"""The kinds in which people say what hinders them and what they ask for."""


class StatusLaporan(TextChoices):
    """TERJADWAL → DISUSUN → SIAP → DITANDATANGANI → DIKIRIM; DIGANTI by a newer version."""

    TERJADWAL = "TERJADWAL", "Terjadwal"
    DISUSUN = "DISUSUN", "Sedang disusun"
    SIAP = "SIAP", "Siap"
    DITANDATANGANI = "DITANDATANGANI", "Ditandatangani"
    DIKIRIM = "DIKIRIM", "Dikirim"
    DIGANTI = "DIGANTI", "Diganti"
    GAGAL = "GAGAL", "Gagal"


BERJALAN = (StatusLaporan.TERJADWAL, StatusLaporan.DISUSUN)
TERBIT = (StatusLaporan.SIAP, StatusLaporan.DITANDATANGANI, StatusLaporan.DIKIRIM)
SUDAH_DILAPORKAN = (StatusLaporan.DITANDATANGANI, StatusLaporan.DIKIRIM)


class KeadaanLapor(TextChoices):
    """How far a place is with the report of a period; the words of the matrix."""

    BELUM = "belum", "Belum melapor"
    MENUNGGU = "menunggu", "Belum ditandatangani"
    SUDAH = "sudah", "Sudah melapor"
    BERJALAN = "berjalan", "Sedang disusun"
    GAGAL = "gagal", "Gagal disusun"
    TANPA = "tanpa", "Belum disusun"


class Irama(TextChoices):
    """How often a kind is written."""

    BULANAN = "bulanan", "Bulanan"
    TRIWULAN = "triwulan", "Triwulan"
