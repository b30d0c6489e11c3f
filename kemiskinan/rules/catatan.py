"""Every finding of the import: what it means in one sentence, and how much it weighs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Bobot(StrEnum):
    """GALAT: the cell was not understood and is stored empty. PERIKSA: stored, but doubtful.
    INFO: worth knowing."""

    GALAT = "galat"
    PERIKSA = "periksa"
    INFO = "info"


BOBOT_LABEL: Final = {
    Bobot.GALAT: _("Tidak terbaca"),
    Bobot.PERIKSA: _("Perlu diperiksa"),
    Bobot.INFO: _("Untuk diketahui"),
}


@dataclass(frozen=True, slots=True)
class ArtiCatatan:
    bobot: Bobot
    judul: str | Promise
    kalimat: str | Promise


_G, _P, _I = Bobot.GALAT, Bobot.PERIKSA, Bobot.INFO

CATATAN: Final[dict[str, ArtiCatatan]] = {
    kode: ArtiCatatan(bobot, judul, kalimat)
    for kode, bobot, judul, kalimat in (
        ("NIK_KOSONG", _P, _("NIK kosong"),
         _("Baris ini tidak memuat NIK. Orangnya tetap disimpan.")),
        ("NIK_NOL", _P, _("NIK nol"),
         _("NIK berisi 0: orang ini belum ber-NIK di sumbernya.")),
        ("NIK_KURANG_ANGKA", _G, _("NIK kurang dari 16 angka"),
         _("NIK berisi 16 angka, sel ini kurang. Periksa kembali KTP-nya.")),
        ("NIK_17_ANGKA", _G, _("NIK 17 angka"),
         _("NIK 17 angka adalah nomor sementara (e-HDW) untuk anak yang belum ber-NIK.")),
        ("NIK_LEBIH_ANGKA", _G, _("NIK lebih dari 17 angka"),
         _("NIK berisi 16 angka, sel ini lebih. Mungkin dua nomor tertempel.")),
        ("NIK_RUSAK_EXCEL", _G, _("Excel merusak NIK ini"),
         _("Excel merusak NIK ini: angka terakhirnya hilang dan tidak dapat dipulihkan. "
           "Minta berkas dengan kolom NIK berformat teks.")),
        ("NIK_TERSAMAR", _G, _("NIK tersamar"),
         _("NIK disamarkan oleh pengirim. Minta berkas dengan NIK lengkap.")),
        ("NIK_BUKAN_ANGKA", _G, _("NIK bukan angka"),
         _("Sel NIK memuat huruf atau tanda yang bukan bagian NIK.")),
        ("NIK_TANGGAL_MUSTAHIL", _P, _("Tanggal di dalam NIK mustahil"),
         _("Angka ke-7 sampai ke-12 NIK bukan tanggal lahir yang ada.")),
        ("NIK_POLA_ISIAN", _P, _("NIK berupa pola isian"),
         _("Angka NIK berulang, tanpa kode wilayah, atau bernomor urut 0000.")),
        ("NIK_BEDA_LAHIR", _P, _("NIK berbeda dengan tanggal lahir"),
         _("Tanggal lahir di dalam NIK berbeda dengan kolom tanggal lahir.")),
        ("NIK_BEDA_JENIS_KELAMIN", _P, _("NIK berbeda dengan jenis kelamin"),
         _("Jenis kelamin menurut NIK berbeda dengan kolom jenis kelamin.")),
        ("NIK_GANDA", _P, _("NIK ganda"),
         _("NIK yang sama tercantum pada lebih dari satu baris berkas ini.")),
        ("KK_KOSONG", _P, _("Nomor KK kosong"), _("Baris ini tidak memuat nomor KK.")),
        ("KK_NOL", _P, _("Nomor KK nol"), _("Nomor KK berisi 0.")),
        ("KK_KURANG_ANGKA", _G, _("Nomor KK kurang dari 16 angka"),
         _("Nomor KK berisi 16 angka, sel ini kurang.")),
        ("KK_17_ANGKA", _G, _("Nomor KK 17 angka"),
         _("Nomor KK berisi 16 angka, sel ini 17.")),
        ("KK_LEBIH_ANGKA", _G, _("Nomor KK lebih dari 17 angka"),
         _("Nomor KK berisi 16 angka, sel ini lebih.")),
        ("KK_RUSAK_EXCEL", _G, _("Excel merusak nomor KK ini"),
         _("Excel merusak nomor KK ini: angka terakhirnya hilang dan tidak dapat dipulihkan.")),
        ("KK_TERSAMAR", _G, _("Nomor KK tersamar"), _("Nomor KK disamarkan oleh pengirim.")),
        ("KK_BUKAN_ANGKA", _G, _("Nomor KK bukan angka"),
         _("Sel nomor KK memuat huruf atau tanda lain.")),
        ("TANGGAL_KOSONG", _P, _("Tanggal lahir kosong"),
         _("Baris ini tidak memuat tanggal lahir.")),
        ("TANGGAL_TIDAK_DIKENAL", _G, _("Tanggal lahir tidak terbaca"),
         _("Tulis tanggal sebagai 31/12/1990 atau 1990-12-31.")),
        ("TANGGAL_MUSTAHIL", _G, _("Tanggal lahir mustahil"),
         _("Tanggal ini tidak ada di kalender, misalnya 31 Februari.")),
        ("TANGGAL_MASA_DEPAN", _G, _("Tanggal lahir di masa depan"),
         _("Tanggal lahir sesudah hari ini.")),
        ("TANGGAL_TERLALU_TUA", _P, _("Umur lebih dari 120 tahun"),
         _("Tanggal lahir disimpan, tetapi umurnya lebih dari 120 tahun.")),
        ("DESIL_KOSONG", _P, _("Desil kosong"), _("Baris ini tidak memuat desil.")),
        ("DESIL_TIDAK_DIKENAL", _G, _("Desil tidak terbaca"), _("Desil berisi angka 1 sampai 10.")),
        ("ANGKA_TIDAK_DIKENAL", _G, _("Angka tidak terbaca"),
         _("Kolom ini seharusnya berisi bilangan bulat kecil.")),
        ("JENIS_KELAMIN_KOSONG", _P, _("Jenis kelamin kosong"),
         _("Baris ini tidak memuat jenis kelamin.")),
        ("JENIS_KELAMIN_TIDAK_DIKENAL", _G, _("Jenis kelamin tidak terbaca"),
         _("Tulis Laki-laki atau Perempuan.")),
        ("PILIHAN_TIDAK_DIKENAL", _G, _("Isi di luar daftar pilihan"),
         _("Isi sel tidak ada dalam daftar pilihan kolom ini.")),
        ("NAMA_KOSONG", _P, _("Nama kosong"), _("Baris ini tidak memuat nama.")),
        ("ID_KOSONG", _P, _("ID kosong"), _("Baris ini tidak memuat ID dari sumbernya.")),
        ("ID_GANDA", _P, _("ID ganda"),
         _("ID yang sama tercantum pada lebih dari satu baris berkas ini.")),
        ("DESA_KOSONG", _P, _("Desa/kelurahan kosong"),
         _("Baris ini tidak memuat desa/kelurahan.")),
        ("KODE_TIDAK_DIKENAL", _G, _("Kode desa tidak dikenal"),
         _("Kode atau nama desa ini tidak ada dalam daftar Kemendagri. Padankan di antrean kode; "
           "barisnya lalu mengikuti.")),
        ("KODE_LUAR_KABUPATEN", _G, _("Kode desa di luar kabupaten/kota"),
         _("Kode desa ini milik kabupaten/kota lain.")),
        ("KODE_BPS", _G, _("Kode BPS, bukan Kemendagri"),
         _("Kode ini tampak seperti kode BPS. Padankan di antrean kode.")),
        ("KODE_BEDA_NAMA", _P, _("Kode dan nama desa bertentangan"),
         _("Kode dan nama desa menunjuk dua desa yang berbeda. Kode yang dipakai.")),
        ("NAMA_WILAYAH_BEDA", _I, _("Nama desa berbeda dengan kodenya"),
         _("Kode desa dipakai; nama desa di berkas berbeda dengan nama menurut Kemendagri. "
           "Dicatat sekali untuk tiap kode.")),
        ("KARAKTER_DIBUANG", _I, _("Karakter tak tampak dibuang"),
         _("Sel memuat karakter yang tidak dapat disimpan; karakter itu dibuang.")),
        ("LEMBAR_DILEWATI", _I, _("Lembar tidak dibaca"),
         _("Lembar ini berisi, tetapi tidak memuat baris kepala yang dikenal.")),
        ("KELUARGA_TIDAK_ADA", _P, _("Keluarga tidak ada pada data keluarga"),
         _("Nomor KK tidak ditemukan pada data keluarga yang berlaku, sehingga desilnya kosong.")),
        ("DATA_KELUARGA_BELUM_BERLAKU", _P, _("Data keluarga belum berlaku"),
         _("Belum ada data DTSEN keluarga tahun yang sama yang berlaku, sehingga desil semua baris "
           "kosong. Berlakukan data keluarga, lalu baca ulang berkas ini.")),
    )
}  # fmt: skip


def arti(kode: str) -> ArtiCatatan:
    """The meaning of a code; an unknown code speaks for itself."""
    return CATATAN.get(kode) or ArtiCatatan(Bobot.PERIKSA, kode, "")
