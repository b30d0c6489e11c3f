"""What people say in the story: activities, findings, questions. Regulations are named only by
number and subject; whoever needs the text opens the official source."""

from __future__ import annotations

from dataclasses import dataclass

KEGIATAN = (
    ("posyandu", "Menimbang balita dan mencatat ibu hamil di posyandu"),
    ("keluarga", "Pertemuan peningkatan kemampuan keluarga"),
    ("data", "Mencocokkan daftar sasaran dengan perangkat desa"),
    ("musyawarah", "Mengikuti musyawarah desa tentang rencana kerja"),
    ("pemantauan", "Melihat pekerjaan jamban keluarga"),
    ("penyuluhan", "Penyuluhan pupuk dan bibit bagi kelompok tani"),
)
TEMUAN = (
    "Timbangan di dua pos rusak; dipinjam dari desa tetangga.",
    "Jalan ke dusun atas licin, kehadiran berkurang.",
    "Berjalan baik, tidak ada kendala.",
    "Air bersih di satu dusun kering sejak September.",
    "Beberapa keluarga belum memegang kartu jaminan kesehatan.",
)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    topik: str
    judul: str
    pertanyaan: str
    jawaban: str = ""
    kepada_pendamping: bool = False


PERTANYAAN = (
    Pertanyaan(
        "keuangan",
        "Kapan laporan realisasi semester pertama dikirim?",
        "Kami ragu batasnya dan kepada siapa dikirim.",
        "Kirim kepada Bupati melalui camat; batas tanggalnya menurut peraturan bupati yang "
        "berlaku. Bawa rekapnya ke meja konsultasi untuk diperiksa dahulu.",
    ),
    Pertanyaan(
        "keuangan",
        "Bolehkah menggeser anggaran sebelum perubahan APBDes?",
        "Ada kegiatan yang harganya naik setelah APBDes ditetapkan.",
    ),
    Pertanyaan(
        "keuangan",
        "Bagaimana mencatat sumbangan pihak ketiga berupa barang?",
        "Perusahaan di desa memberi semen, tanpa uang.",
    ),
    Pertanyaan(
        "kemiskinan",
        "Apa yang dibawa ke musyawarah desa tentang hasil verval?",
        "Hasil kunjungan sudah selesai, musyawarahnya minggu depan.",
        kepada_pendamping=True,
    ),
    Pertanyaan(
        "aset",
        "Bolehkah BUM Desa menyewakan tanah kas desa?",
        "Warga ingin menyewa satu petak untuk satu musim.",
    ),
)


@dataclass(frozen=True, slots=True)
class Peraturan:
    nomor: str
    judul: str
    ringkasan: str
    topik: str = ""


PUSTAKA = (
    Peraturan(
        "UU 23/2014",
        "Pemerintahan Daerah",
        "Antara lain tugas camat membina dan mengawasi desa/kelurahan (pasal 225).",
        "hukum",
    ),
    Peraturan(
        "Permendagri 53/2020",
        "Tata kerja Tim Koordinasi Penanggulangan Kemiskinan",
        "Tata kerja TKPK provinsi dan kabupaten/kota; kecamatan dapat membentuk TKPKK.",
        "kemiskinan",
    ),
    Peraturan(
        "SE Mendagri 138/1625/SJ Tahun 2021",
        "Kecamatan sebagai Rumah Bersama",
        "Kantor kecamatan menjadi tempat bertemu pendamping, fasilitator, dan penyuluh.",
        "hukum",
    ),
    Peraturan(
        "Inpres 4/2022",
        "Percepatan penghapusan kemiskinan ekstrem",
        "Tiga strategi: mengurangi beban, menambah pendapatan, mengurangi kantong kemiskinan.",
        "kemiskinan",
    ),
    Peraturan(
        "Permendagri 20/2018",
        "Pengelolaan keuangan desa",
        "Dasar penyusunan, perubahan, dan pelaporan APBDes.",
        "keuangan",
    ),
    Peraturan(
        "Permensos 28/2018",
        "Tenaga kesejahteraan sosial kecamatan",
        "Tugas TKSK di kecamatan.",
        "layanan-dasar",
    ),
    Peraturan(
        "Kepmendesa 40/2021",
        "Pendampingan masyarakat desa",
        "Pendamping desa melaporkan kegiatannya setiap hari (Daily Report Pendamping).",
    ),
    Peraturan(
        "UU 27/2022",
        "Pelindungan data pribadi",
        "Data anak, kesehatan, dan keuangan seseorang adalah data pribadi yang bersifat spesifik.",
        "hukum",
    ),
)
