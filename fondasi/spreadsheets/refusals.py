"""Why a file is not read: one code, one Indonesian sentence with the remedy."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat

SENTENCES: Final[dict[str, Promise]] = {
    "BERKAS_KOSONG": _(
        "Berkas kosong (0 bita). Periksa berkas di komputer Anda, lalu unggah kembali."
    ),
    "BERKAS_TERLALU_BESAR": _(
        "Berkas berukuran %(ukuran)s MB, lebih besar dari batas %(batas)s MB. "
        "Bagi berkas per kecamatan, lalu unggah satu per satu."
    ),
    "BERKAS_RUSAK": _(
        "Berkas rusak atau terpotong sehingga tidak dapat dibaca sampai selesai. "
        "Salin ulang berkas aslinya, pastikan dapat dibuka di Excel, lalu unggah kembali."
    ),
    "BERKAS_BERSANDI": _(
        "Berkas dilindungi kata sandi. Buka di Excel, hapus kata sandinya melalui "
        "Berkas > Info > Proteksi, simpan, lalu unggah kembali."
    ),
    "BERKAS_HTML": _(
        "Isi berkas adalah halaman web (HTML), bukan lembar kerja Excel, walaupun namanya "
        "berakhiran Excel. Buka di Excel, simpan sebagai Buku Kerja Excel (.xlsx), "
        "lalu unggah kembali."
    ),
    "BERKAS_MAKRO": _(
        "Berkas memuat makro dan tidak diterima demi keamanan. Simpan sebagai Buku Kerja Excel "
        "(.xlsx) tanpa makro, lalu unggah kembali."
    ),
    "JENIS_TIDAK_DIKENAL": _(
        "Jenis berkas tidak dikenal. Yang diterima: Excel (.xlsx, .xls), CSV, atau ZIP berisi "
        "satu berkas tersebut. Simpan sebagai .xlsx, lalu unggah kembali."
    ),
    "ZIP_KOSONG": _("ZIP tidak berisi berkas. Masukkan satu berkas Excel atau CSV ke dalamnya."),
    "ZIP_BERISI_BANYAK": _(
        "ZIP berisi %(jumlah)s berkas. Sisakan satu berkas Excel atau CSV di dalamnya, "
        "atau unggah berkasnya satu per satu."
    ),
    "ZIP_BERSARANG": _(
        "ZIP berisi ZIP lain. Keluarkan berkas Excel atau CSV-nya, lalu unggah berkas itu langsung."
    ),
    "ZIP_JALUR_BERBAHAYA": _(
        "Berkas memuat nama bagian yang keluar dari foldernya dan tidak diterima demi keamanan. "
        "Buat ulang berkas dari sumbernya, lalu unggah kembali."
    ),
    "ZIP_BOM": _(
        "Isi berkas jauh lebih besar daripada ukurannya sehingga tidak diterima demi keamanan. "
        "Salin datanya ke buku kerja baru, simpan sebagai .xlsx, lalu unggah kembali."
    ),
    "XML_BERBAHAYA": _(
        "Berkas memuat deklarasi DTD atau entitas XML dan tidak diterima demi keamanan. "
        "Buka di Excel, simpan ulang sebagai .xlsx, lalu unggah kembali."
    ),
    "SEL_TERLALU_PANJANG": _(
        "Ada sel atau baris yang isinya terlalu panjang untuk sebuah tabel. Periksa tanda kutip "
        "yang tidak ditutup atau teks yang tertempel dalam satu sel, perbaiki, lalu unggah kembali."
    ),
    "TEKS_TERLALU_BANYAK": _(
        "Daftar teks di dalam berkas Excel terlalu besar untuk dibaca. Simpan lembar kerja sebagai "
        "CSV atau bagi berkas per kecamatan, lalu unggah kembali."
    ),
    "BARIS_TERLALU_BANYAK": _(
        "Berkas memuat lebih dari %(batas)s baris. Bagi berkas per kecamatan, "
        "lalu unggah satu per satu."
    ),
    "KOLOM_TERLALU_BANYAK": _(
        "Berkas memuat lebih dari %(batas)s kolom. Hapus kolom yang tidak dipakai, "
        "lalu unggah kembali."
    ),
    "LEMBAR_TERLALU_BANYAK": _(
        "Berkas memuat lebih dari %(batas)s lembar. Sisakan lembar yang berisi data, "
        "lalu unggah kembali."
    ),
    "LEMBAR_TIDAK_ADA": _("Lembar yang dipilih tidak ada di dalam berkas. Pilih lembar lain."),
    "TANPA_DATA": _(
        "Tidak ada lembar yang berisi data. Pastikan berkasnya benar, lalu unggah kembali."
    ),
}


def refuse(kode: str, **isi: str | int) -> Galat:
    """The refusal to raise; numbers in it are written the Indonesian way (1.500.000)."""
    angka = {k: f"{v:,}".replace(",", ".") if isinstance(v, int) else v for k, v in isi.items()}
    return Galat(kode, str(SENTENCES[kode]) % angka)
