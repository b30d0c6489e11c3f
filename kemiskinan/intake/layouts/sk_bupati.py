"""Annex of the decree (SK Bupati/Wali Kota): the village by code or by names."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout

LAYOUT: Final = Layout(
    kode="SK",
    jenis=JenisRilis.SK_BUPATI,
    judul="Lampiran SK Bupati/Wali Kota",
    tabel="sasaran",
    kolom=(
        Kolom("sk_no", ("No", "Nomor", "No Urut", "Nomor Urut", "No SK")),
        Kolom("nama", ("Nama", "Nama Lengkap", "Nama Penerima"), wajib=True),
        Kolom("nik", ("NIK", "Nomor Induk Kependudukan", "No KTP"), Jenis.NIK, wajib=True),
        Kolom("nomor_kk", ("Nomor KK", "No KK", "KK", "Nomor Kartu Keluarga"), Jenis.KK),
        Kolom("jenis_kelamin", ("Jenis Kelamin", "JK", "L/P"), Jenis.JENIS_KELAMIN),
        Kolom("tanggal_lahir", ("Tanggal Lahir", "Tgl Lahir", "Tgl. Lahir"), Jenis.TANGGAL),
        Kolom(
            "kode_desa",
            ("Kode Desa", "Kode Wilayah", "Kode Kemdagri", "Kode Kemendagri", "Kode Desa/Kel"),
            Jenis.WILAYAH,
        ),
        Kolom(
            "nama_desa",
            ("Desa/Kelurahan", "Desa", "Kelurahan", "Desa/Kel", "Nama Desa"),
            Jenis.WILAYAH,
        ),
        Kolom("nama_kecamatan", ("Kecamatan", "Kec", "Nama Kecamatan"), Jenis.WILAYAH),
        Kolom("alamat", ("Alamat", "Alamat Lengkap", "Dusun/RT/RW", "Dusun")),
    ),
)
