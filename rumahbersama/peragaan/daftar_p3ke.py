"""The P3KE headers, letter for letter, and the values a cell may hold.

"Resiko" and "Dimuktakhirkan" are misspelt in the delivered files and so here. Layout A writes
sentences, layout B uppercase words; a person or a house holds an index into both.
"""

from __future__ import annotations

_WILAYAH = ("Provinsi", "Kabupaten/Kota", "Kecamatan", "Desa/Kelurahan")
_PENERIMA = (
    "Penerima BPNT",
    "Penerima BPUM",
    "Penerima BST",
    "Penerima PKH",
    "Penerima SEMBAKO",
)
_BAB = "Memiliki fasilitas Buang Air Besar"
_SIMPANAN = "Memiliki Simpanan Uang/Perhiasan/Ternak/Lainnya"

INDIVIDU_A = (
    "ID Keluarga P3KE",
    *_WILAYAH,
    "Kode Kemdagri",
    "Desil Kesejahteraan",
    "Alamat",
    "ID Individu",
    "Nama",
    "NIK",
    "Padan Dukcapil",
    "Jenis Kelamin",
    "Hubungan dengan Kepala Keluarga",
    "Tanggal Lahir",
    "Status Kawin",
    "Pekerjaan",
    "Pendidikan",
    "Usia dibawah 7 tahun",
    "Usia 7-12",
    "Usia 13-15",
    "Usia 16-18",
    "Usia 19-21",
    "Usia 22-59",
    "Usia 60 tahun keatas",
    *_PENERIMA,
    "Resiko Stunting",
)
KELUARGA_A = (
    "ID Keluarga P3KE",
    *_WILAYAH,
    "Kode Kemdagri",
    "Desil Kesejahteraan",
    "Alamat",
    "Kepala Keluarga",
    "NIK",
    "Padan Dukcapil",
    "Jenis Kelamin",
    "Tanggal Lahir",
    "Pekerjaan",
    "Pendidikan",
    "Kepemilikan Rumah",
    _SIMPANAN,
    "Jenis Atap",
    "Jenis Dinding",
    "Jenis Lantai",
    "Sumber Penerangan",
    "Bahan Bakar Memasak",
    "Sumber Air Minum",
    _BAB,
    *_PENERIMA,
    "Resiko Stunting",
)
INDIVIDU_B = (
    "ID Keluarga P3KE",
    "Dimuktakhirkan Tahun",
    "Kode Kemdagri",
    *_WILAYAH,
    "Desil Kesejahteraan",
    "Persentil",
    "Alamat",
    "ID Individu",
    "Prioritas Verval",
    "Nama",
    "NIK",
    "Padan Dukcapil",
    "Jenis Kelamin",
    "Hubungan dengan Kepala Keluarga",
    "Tanggal Lahir",
    "Status Kawin",
    "Pekerjaan",
    "Status Pekerjaan",
    "Pendidikan",
    "Usia 2023",
    "Kelompok Usia 2023",
    *_PENERIMA,
    "Penerima Prakerja",
    "Penerima KUR",
)
KELUARGA_B = (
    "ID Keluarga P3KE",
    "Dimuktakhirkan Tahun",
    "Kode Kemdagri",
    *_WILAYAH,
    "Desil Kesejahteraan",
    "Persentil",
    "Alamat",
    "Prioritas Verval",
    "Nama Kepala Keluarga",
    "NIK Kepala Keluarga",
    "NIK Kepala Keluarga Padan Kemdagri",
    "Jenis Kelamin Kepala Keluarga",
    "Tanggal Lahir Kepala Keluarga",
    "Status Kawin Kepala Keluarga",
    "Pekerjaan Kepala Keluarga",
    "Status Pekerjaan Kepala Keluarga",
    "Pendidikan Kepala Keluarga",
    "Kepemilikan Rumah",
    _SIMPANAN,
    "Jenis Atap",
    "Kualitas Atap",
    "Jenis Dinding",
    "Kualitas Dinding",
    "Jenis Lantai",
    "Kualitas Lantai",
    "Sumber Penerangan",
    "Daya Listrik Terpasang",
    "Bahan Bakar Memasak",
    "Sumber Air Minum",
    _BAB,
    "Resiko Stunting",
    *_PENERIMA,
    "Penerima Prakerja",
    "Penerima KUR",
)

HUBUNGAN = ("Kepala Keluarga", "Istri", "Anak", "Lainnya")
HUBUNGAN_B = ("KEPALA KELUARGA", "ISTRI/SUAMI", "ANAK", "LAINNYA")
KAWIN = ("Belum Kawin", "Kawin", "Cerai Hidup", "Cerai Mati")
PEKERJAAN = (
    "Tidak/belum bekerja",
    "Petani",
    "Nelayan",
    "Pedagang",
    "Wiraswasta",
    "Pegawai Swasta",
    "Pekerja Lepas",
    "Pensiunan",
    "Lainnya",
)
STATUS_PEKERJAAN = (
    "KOSONG",
    "BERUSAHA DIBANTU BURUH TIDAK TETAP/BURUH TIDAK DIBAYAR",
    "PEKERJA KELUARGA/TIDAK DIBAYAR",
    "BERUSAHA SENDIRI",
    "BERUSAHA DIBANTU BURUH TETAP/DIBAYAR",
    "BURUH/KARYAWAN/PEGAWAI",
    "PEKERJA BEBAS",
    "KOSONG",
    "PEKERJA BEBAS",
)
PENDIDIKAN = (
    "Tidak/belum sekolah",
    "Tidak tamat SD/sederajat",
    "Siswa SD/sederajat",
    "Siswa SMP/sederajat",
    "Siswa SMA/sederajat",
    "Mahasiswa Perguruan Tinggi",
    "Tamat SD/sederajat",
    "Tamat SMP/sederajat",
    "Tamat SMA/sederajat",
    "Tamat Perguruan Tinggi",
)
PENDIDIKAN_B = (
    "TIDAK/BELUM SEKOLAH",
    "TDK TAMAT SD/SEDERAJAT",
    "MASIH SD/SEDERAJAT",
    "MASIH SLTP/SEDERAJAT",
    "MASIH SLTA/SEDERAJAT",
    "MASIH PT/AKADEMI",
    "TAMAT SD/SEDERAJAT",
    "TAMAT SLTP/SEDERAJAT",
    "TAMAT SLTA/SEDERAJAT",
    "TAMAT PT/AKADEMI",
)
RUMAH = (
    ("Milik Sendiri", "Kontrak/Sewa", "Bebas Sewa", "Menumpang", "Dinas", "Lainnya"),
    ("Ya", "Tidak"),
    (
        "Beton",
        "Genteng",
        "Asbes/Seng",
        "Kayu/Sirap",
        "Bambu",
        "Jerami/Ijuk/Rumbia/Daun-daunan",
        "Lainnya",
    ),
    ("Tembok", "Kayu/Papan", "Seng", "Bambu", "Lainnya"),
    (
        "Keramik/Granit/Marmer/Ubin/Tegel/Teraso",
        "Semen",
        "Kayu/Papan",
        "Bambu",
        "Tanah",
        "Lainnya",
    ),
    (
        "Listrik Pribadi s/d 900 Watt",
        "Listrik Pribadi > 900 Watt",
        "Genset/solar cell",
        "Non-Listrik",
    ),
    ("Listrik/Gas", "Minyak Tanah", "Arang/Kayu", "Lainnya"),
    (
        "Air Kemasan/Isi Ulang",
        "Ledeng/PAM",
        "Sumur Bor",
        "Sumur Terlindung",
        "Sumur Tidak Terlindung",
        "Air Permukaan (Sungai, Danau, dll)",
        "Air Hujan",
        "Lainnya",
    ),
    (
        "Ya, dengan Septic Tank",
        "Ya, tanpa Septic Tank",
        "Tidak, Jamban Umum/Bersama",
        "Lainnya",
    ),
)
MILIK_B = (
    "MILIK SENDIRI",
    "KONTRAK/SEWA",
    "BEBAS SEWA/MENUMPANG",
    "BEBAS SEWA/MENUMPANG",
    "DINAS",
    "LAINNYA",
)
TERANG_B = ("LISTRIK PLN METERAN", "LISTRIK PLN METERAN", "LISTRIK NON-PLN", "BUKAN LISTRIK")
DAYA_B = ("=< 900 WATT", "> 900 WATT", "KOSONG", "KOSONG")
BAB_B = ("MILIK SENDIRI", "MILIK SENDIRI", "UMUM/BERSAMA", "LAINNYA")
STUNTING_B = ("TIDAK BERESIKO STUNTING", "BERESIKO STUNTING", "BUKAN TARGET SASARAN")
