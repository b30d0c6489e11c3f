"""The rows that a counter starts with; afterwards they are data like any other.

Topics are those of SP4N-LAPOR!; the working days are its published ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from layanan_dasar.enums import TahapLayanan


@dataclass(frozen=True, slots=True)
class Kategori:
    kode: str
    nama: str
    penjelasan: str
    topik: str
    tentang_desa: bool = False
    salah_sasaran: bool = False


KATEGORI: Final = (
    Kategori("kesehatan", "Kesehatan", "Puskesmas, posyandu, ambulans, obat", "Kesehatan"),
    Kategori("pendidikan", "Pendidikan", "Sekolah, PAUD, beasiswa, anak putus sekolah",
             "Pendidikan"),
    Kategori("air-sanitasi", "Air bersih dan sanitasi", "Air mati atau keruh, jamban, sampah",
             "Lingkungan hidup"),
    Kategori("bansos", "Bantuan sosial", "Syarat, pencairan, kartu", "Sosial"),
    Kategori("salah-sasaran", "Bantuan salah sasaran",
             "Yang berhak tidak dapat, yang mampu dapat, data keliru", "Sosial",
             salah_sasaran=True),
    Kategori("adminduk", "KTP, KK, dan akta", "Surat kependudukan", "Administrasi kependudukan"),
    Kategori("jalan", "Jalan, jembatan, penerangan", "Rusak, gelap, berbahaya", "Infrastruktur"),
    Kategori("pertanian", "Pertanian dan usaha warga", "Pupuk, pengairan, UMKM", "Pertanian"),
    Kategori("pelayanan", "Pelayanan kantor kecamatan", "Lambat, tidak jelas, sikap petugas",
             "Pelayanan publik"),
    Kategori("perangkat-desa", "Pemerintah desa/kelurahan", "Pelayanan dan sikap perangkatnya",
             "Pemerintahan desa", tentang_desa=True),
    Kategori("dana-desa", "Dana desa", "Penggunaan, papan proyek, bantuan dari dana desa",
             "Dana desa", tentang_desa=True),
    Kategori("pungutan", "Pungutan liar", "Diminta membayar untuk yang seharusnya gratis",
             "Pungutan liar", tentang_desa=True),
    Kategori("lainnya", "Lainnya", "Belum ada pada pilihan di atas", "Topik lainnya"),
)  # fmt: skip

ATURAN: Final = (
    (TahapLayanan.VERIFIKASI, 3, "SP4N-LAPOR!: verifikasi dan penerusan paling lama 3 hari kerja"),
    (TahapLayanan.JAWAB, 5, "SP4N-LAPOR!: tanggapan instansi paling lama 5 hari kerja"),
    (TahapLayanan.TUTUP, 10, "SP4N-LAPOR!: ditutup bila 10 hari kerja tanpa tanggapan pelapor"),
)
