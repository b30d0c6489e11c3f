"""DTSEN individu (2025/2026): 48 columns without a decile, which the family's file holds."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, pilihan, ya_tidak
from kemiskinan.intake.layouts import dtsen, p3ke

HUBUNGAN: Final = p3ke.HUBUNGAN | dtsen.codes(
    "Kepala Keluarga", "Istri/Suami", "Anak", *["Lainnya"] * 5
)
KAWIN: Final = p3ke.KAWIN | dtsen.codes("Belum Kawin", "Kawin", "Cerai Hidup", "Cerai Mati")
PENDIDIKAN_PEKERJAAN: Final = (
    "partisipasi_sekolah",
    "jenjang_tertinggi_yang_diduduki",
    "kelas_tertinggi_yang_diduduki",
    "ijazah_tertinggi_yang_dimiliki",
    "status_bekerja",
    "lapangan_usaha_dari_pekerjaan_utama",
    "status_dalam_pekerjaan_utama",
    "kepemilikan_usaha",
    "jumlah_usaha",
    "lapangan_usaha_dari_usaha_utama",
    "jumlah_pekerja_yang_dibayar_dari_usaha_utama",
    "jumlah_pekerja_yang_tidak_dibayar_dari_usaha_utama",
)
KESEHATAN: Final = (
    "kondisi_gizi",
    "penglihatan",
    "pendengaran",
    "berjalan_atau_naik_tangga",
    "menggunakan_tangan_jari",
    "belajar_kemampuan_intelektual",
    "pengendalian_perilaku",
    "berbicara_komunikasi",
    "mengurus_diri",
    "mengingat_berkonsentrasi",
    "kesedihan_depresi",
    "penyakit_kronis",
)
KTP: Final = (
    "provinsi_ktp",
    "kabupaten_kota_ktp",
    "kecamatan_ktp",
    "kelurahan_desa_ktp",
    "rt_ktp",
    "rw_ktp",
    "pekerjaan_ktp",
    "pendidikan_akhir_ktp",
)
LAYOUT: Final = Layout(
    kode="DTSEN",
    jenis=JenisRilis.DTSEN_INDIVIDU,
    judul="DTSEN individu",
    tabel="individu",
    kolom=(
        Kolom("nik", ("nomor_induk_kependudukan", "NIK"), Jenis.NIK, wajib=True),
        dtsen.NOMOR_KK,
        Kolom("nama", ("nama", "nama_lengkap"), wajib=True),
        Kolom("tanggal_lahir", ("tanggal_lahir",), Jenis.TANGGAL),
        Kolom("jenis_kelamin", ("jenis_kelamin",), Jenis.JENIS_KELAMIN),
        Kolom(
            "hubungan",
            ("status_hubungan_keluarga",),
            Jenis.PILIHAN,
            wajib=True,
            pilihan=HUBUNGAN,
        ),
        pilihan("status_kawin", "status_kawin", KAWIN),
        dtsen.number("usia"),
        ya_tidak("penerima_pbi_nasional", "pbi_nas"),
        ya_tidak("penerima_pbi_pemda", "pbi_pemda"),
        *map(dtsen.number, PENDIDIKAN_PEKERJAAN),
        dtsen.text("omzet_usaha_utama"),
        *map(dtsen.number, KESEHATAN),
        *dtsen.NAMA_WILAYAH,
        Kolom("alamat", ("alamat_ktp",)),
        *map(dtsen.text, KTP),
    ),
)
