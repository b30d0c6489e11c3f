"""Annex of the decree (SK Bupati/Wali Kota): the village by code or by names."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout

# Every Bagian Hukum writes its own annex: the spellings below are one column each.
NAMA: Final = (
    *("Nama", "Nama Lengkap", "Nama Penerima", "Nama Penerima Manfaat", "Nama KPM", "Nama Sasaran"),
    *("Nama Warga", "Nama Penduduk", "Nama Kepala Keluarga", "Kepala Keluarga"),
)
NIK: Final = (
    *("NIK", "Nomor Induk Kependudukan", "Nomor Induk Kependudukan (NIK)", "No NIK", "Nomor NIK"),
    *("No KTP", "Nomor KTP", "NIK KTP", "NIK/No KTP"),
)
NOMOR_KK: Final = (
    *("Nomor KK", "No KK", "KK", "NKK", "Nomor Kartu Keluarga", "No Kartu Keluarga"),
)
TANGGAL_LAHIR: Final = (
    *("Tanggal Lahir", "Tgl Lahir", "Tanggal Lahir (DD/MM/YYYY)", "Tgl Lahir (DD/MM/YYYY)"),
    *("Tempat, Tanggal Lahir", "Tempat/Tanggal Lahir", "Tempat dan Tanggal Lahir", "TTL"),
    *("Tempat, Tgl Lahir", "Tempat/Tgl Lahir", "Tempat Tanggal Lahir", "Tempat Tgl Lahir"),
)
KODE_DESA: Final = (
    *("Kode Desa", "Kode Wilayah", "Kode Kemdagri", "Kode Kemendagri", "Kode Wilayah Desa"),
    *("Kode Desa/Kel", "Kode Desa/Kelurahan", "Kode Kelurahan/Desa", "Kode Kel/Desa"),
    "Kode Kelurahan",
)
NAMA_DESA: Final = (
    *("Desa/Kelurahan", "Kelurahan/Desa", "Desa/Kel", "Kel/Desa", "Desa", "Kelurahan", "Kel"),
    *("Nama Desa", "Nama Kelurahan", "Nama Desa/Kelurahan", "Nama Kelurahan/Desa"),
)
ALAMAT: Final = (
    *("Alamat", "Alamat Lengkap", "Alamat Rumah", "Alamat KTP", "Alamat Domisili"),
    *("Dusun/RT/RW", "Dusun", "RT/RW"),
)
LAYOUT: Final = Layout(
    kode="SK",
    jenis=JenisRilis.SK_BUPATI,
    judul="Lampiran SK Bupati/Wali Kota",
    tabel="sasaran",
    kolom=(
        Kolom("sk_no", ("No", "Nomor", "No Urut", "Nomor Urut", "No SK")),
        Kolom("nama", NAMA, wajib=True),
        Kolom("nik", NIK, Jenis.NIK, wajib=True),
        Kolom("nomor_kk", NOMOR_KK, Jenis.KK),
        Kolom("jenis_kelamin", ("Jenis Kelamin", "JK", "L/P"), Jenis.JENIS_KELAMIN),
        Kolom("tanggal_lahir", TANGGAL_LAHIR, Jenis.TANGGAL),
        Kolom("kode_desa", KODE_DESA, Jenis.WILAYAH),
        Kolom("nama_desa", NAMA_DESA, Jenis.WILAYAH),
        Kolom("nama_kecamatan", ("Kecamatan", "Kec", "Nama Kecamatan", "Nama Kec"), Jenis.WILAYAH),
        Kolom("alamat", ALAMAT),
    ),
)
