"""Columns and value lists that the P3KE layouts share (Kemenko PMK, 2022-2024)."""

from __future__ import annotations

from typing import Final

from kemiskinan.intake.kolom import Jenis, Kolom, choices, pilihan, ya_tidak

ID_KELUARGA: Final = Kolom(
    "id_keluarga", ("ID Keluarga P3KE", "ID Keluarga", "id_p3ke", "IDKELUARGA"), wajib=True
)
KODE: Final = Kolom(
    "kode_desa",
    ("Kode Kemdagri", "Kode Kemendagri", "Kode Desa", "Kode Wilayah", "Kode Desa/Kelurahan"),
    Jenis.WILAYAH,
)
NAMA_WILAYAH: Final = (
    Kolom("nama_provinsi", ("Provinsi",), Jenis.WILAYAH),
    Kolom("nama_kabupaten", ("Kabupaten/Kota", "Kabupaten", "kabkot"), Jenis.WILAYAH),
    Kolom("nama_kecamatan", ("Kecamatan",), Jenis.WILAYAH),
    Kolom("nama_desa", ("Desa/Kelurahan", "Desa", "Kelurahan"), Jenis.WILAYAH),
)
DESIL: Final = Kolom(
    "desil", ("Desil Kesejahteraan", "Desil", "jenis_desil"), Jenis.DESIL, wajib=True
)
PERSENTIL: Final = Kolom("persentil", ("Persentil",), Jenis.ANGKA)
ALAMAT: Final = Kolom("alamat", ("Alamat", "Alamat Lengkap"))
DIMUTAKHIRKAN: Final = Kolom(
    "dimutakhirkan",
    ("Dimuktakhirkan Tahun", "Dimutakhirkan Tahun", "Tahun Pemutakhiran"),
    Jenis.ANGKA,
    atribut=True,
)
HUBUNGAN: Final = choices(
    "Kepala Keluarga",
    "Istri/Suami",
    "Anak",
    "Lainnya",
    ISTRI="Istri/Suami",
    SUAMI="Istri/Suami",
    MENANTU="Lainnya",
    CUCU="Lainnya",
    FAMILI_LAIN="Lainnya",
) | {"ORANG TUA/MERTUA": "Lainnya"}
KAWIN: Final = choices("Belum Kawin", "Kawin", "Cerai Hidup", "Cerai Mati")
PADAN: Final = choices(
    "Padan", "Tidak padan", "Kosong", YA="Padan", Y="Padan", TIDAK="Tidak padan", T="Tidak padan"
)
PEKERJAAN: Final = choices(
    "Tidak/belum bekerja",
    "Petani",
    "Nelayan",
    "Pedagang",
    "Wiraswasta",
    "Pegawai Swasta",
    "Pekerja Lepas",
    "Pensiunan",
    "Pejabat Negara",
    "PNS/TNI/Polri",
    "Lainnya",
)
STATUS_PEKERJAAN: Final = choices(
    "Berusaha sendiri",
    "Berusaha dibantu buruh tetap/dibayar",
    "Berusaha dibantu buruh tidak tetap/buruh tidak dibayar",
    "Buruh/karyawan/pegawai",
    "Pekerja bebas",
    "Pekerja keluarga/tidak dibayar",
    "Kosong",
)
PENDIDIKAN: Final = choices(
    "Tidak/belum sekolah",
    "Tidak tamat SD/sederajat",
    "Masih SD/sederajat",
    "Masih SMP/sederajat",
    "Masih SMA/sederajat",
    "Masih perguruan tinggi",
    "Tamat SD/sederajat",
    "Tamat SMP/sederajat",
    "Tamat SMA/sederajat",
    "Tamat perguruan tinggi",
) | {
    "TDK TAMAT SD/SEDERAJAT": "Tidak tamat SD/sederajat",
    "SISWA SD/SEDERAJAT": "Masih SD/sederajat",
    "SISWA SMP/SEDERAJAT": "Masih SMP/sederajat",
    "SISWA SMA/SEDERAJAT": "Masih SMA/sederajat",
    "MAHASISWA PERGURUAN TINGGI": "Masih perguruan tinggi",
    "MASIH SLTP/SEDERAJAT": "Masih SMP/sederajat",
    "MASIH SLTA/SEDERAJAT": "Masih SMA/sederajat",
    "MASIH PT/AKADEMI": "Masih perguruan tinggi",
    "TAMAT SLTP/SEDERAJAT": "Tamat SMP/sederajat",
    "TAMAT SLTA/SEDERAJAT": "Tamat SMA/sederajat",
    "TAMAT PT/AKADEMI": "Tamat perguruan tinggi",
}
PENERIMA: Final = (
    ya_tidak("penerima_bpnt", "Penerima BPNT", "Penerima BNPT", "BPNT"),
    ya_tidak("penerima_bpum", "Penerima BPUM", "BPUM"),
    ya_tidak("penerima_bst", "Penerima BST", "BST"),
    ya_tidak("penerima_pkh", "Penerima PKH", "PKH"),
    ya_tidak("penerima_sembako", "Penerima SEMBAKO", "SEMBAKO"),
)
PENERIMA_B: Final = (
    ya_tidak("penerima_prakerja", "Penerima Prakerja", "Prakerja"),
    ya_tidak("penerima_kur", "Penerima KUR", "KUR"),
)
STUNTING: Final = ("Resiko Stunting", "Risiko Stunting")
STUNTING_ANGKA: Final = Kolom("resiko_stunting", STUNTING, Jenis.ANGKA, atribut=True)
STUNTING_TEKS: Final = pilihan(
    "resiko_stunting",
    STUNTING,
    choices(
        "Berisiko stunting",
        "Tidak berisiko stunting",
        "Bukan target sasaran",
        BERESIKO_STUNTING="Berisiko stunting",
        TIDAK_BERESIKO_STUNTING="Tidak berisiko stunting",
    ),
)
ATAP: Final = choices(
    "Beton",
    "Genteng",
    "Asbes/Seng",
    "Kayu/Sirap",
    "Bambu",
    "Jerami/Ijuk/Rumbia/Daun-daunan",
    "Lainnya",
)
DINDING: Final = choices("Tembok", "Kayu/Papan", "Seng", "Bambu", "Lainnya")
LANTAI: Final = choices(
    "Keramik/Granit/Marmer/Ubin/Tegel/Teraso",
    "Semen",
    "Kayu/Papan",
    "Bambu",
    "Tanah",
    "Lainnya",
)
MEMASAK: Final = choices("Listrik/Gas", "Minyak Tanah", "Arang/Kayu", "Lainnya")
AIR: Final = choices(
    "Air Kemasan/Isi Ulang",
    "Ledeng/PAM",
    "Sumur Bor",
    "Sumur Terlindung",
    "Sumur Tidak Terlindung",
    "Air Permukaan (Sungai, Danau, dll)",
    "Air Hujan",
    "Lainnya",
)
SIMPANAN: Final = (
    "Memiliki Simpanan Uang/Perhiasan/Ternak/Lainnya",
    "punya_tabungan",
    "Memiliki Simpanan",
)
BAB: Final = ("Memiliki fasilitas Buang Air Besar", "fasilitas_bab")
RUMAH: Final = ("Kepemilikan Rumah", "rumah")
TAMBAHAN_KABUPATEN: Final = (
    ya_tidak("kepesertaan_dtks", "Kepesertaan DTKS"),
    pilihan("verifikasi_lapangan", "Verifikasi Lapangan", choices("Valid", "Tidak valid")),
    Kolom("tahun_anggaran", ("Tahun Anggaran",), Jenis.ANGKA, atribut=True),
)
