"""DTSEN keluarga (2025/2026): three deciles, the house, what the family owns.

`id_pelanggan_pln` is not taken: nothing here needs the family's number in another register.
"""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, pilihan, ya_tidak
from kemiskinan.intake.layouts import dtsen

DESIL: Final = (
    Kolom("desil", ("desil_nasional",), Jenis.DESIL, wajib=True),
    Kolom("desil_provinsi", ("desil_provinsi",), Jenis.DESIL),
    Kolom("desil_kabupaten", ("desil_kabupaten_kota",), Jenis.DESIL),
)
RUMAH: Final = dtsen.codes("Milik sendiri", "Kontrak/sewa", "Bebas sewa", "Dinas", "Lainnya")
LANTAI: Final = dtsen.codes(
    "Marmer/granit",
    "Keramik",
    "Parket/vinil/karpet",
    "Ubin/tegel/teraso",
    "Kayu/papan",
    "Semen/bata merah",
    "Bambu",
    "Tanah",
    "Lainnya",
)
DINDING: Final = dtsen.codes(
    "Tembok",
    "Plesteran anyaman bambu/kawat",
    "Kayu/papan/gipsum/GRC/calciboard",
    "Anyaman bambu",
    "Batang kayu",
    "Bambu",
    "Lainnya",
)
ATAP: Final = dtsen.codes(
    "Beton",
    "Genteng",
    "Seng",
    "Asbes",
    "Bambu",
    "Kayu/sirap",
    "Jerami/ijuk/daun/rumbia",
    "Lainnya",
)
AIR: Final = dtsen.codes(
    "Air kemasan",
    "Air isi ulang",
    "Leding/PDAM",
    "Sumur bor/pompa",
    "Sumur terlindung",
    "Sumur tidak terlindung",
    "Mata air terlindung",
    "Mata air tidak terlindung",
    "Air permukaan",
    "Air hujan",
    "Lainnya",
)
PENERANGAN: Final = dtsen.codes(
    "Listrik PLN meteran", "Listrik PLN tanpa meteran", "Listrik non-PLN", "Bukan listrik"
)
DAYA: Final = dtsen.codes("450 watt", "900 watt", "1.300 watt", "2.200 watt", "> 2.200 watt")
MEMASAK: Final = dtsen.codes(
    "Tidak memasak",
    "Listrik",
    "LPG 5,5 kg",
    "LPG 12 kg",
    "LPG 3 kg",
    "Gas kota",
    "Biogas",
    "Minyak tanah",
    "Briket",
    "Arang",
    "Kayu bakar",
    "Lainnya",
    first=0,
)
BAB: Final = dtsen.codes(
    "Sendiri", "Bersama", "MCK komunal", "MCK umum", "Ada, tidak digunakan", "Tidak ada"
)
KLOSET: Final = dtsen.codes(
    "Leher angsa", "Plengsengan dengan tutup", "Plengsengan tanpa tutup", "Cemplung/cubluk"
)
TINJA: Final = dtsen.codes(
    "Tangki septik",
    "IPAL",
    "Kolam/sawah/sungai/laut",
    "Lubang tanah",
    "Pantai/tanah lapang/kebun",
    "Lainnya",
)
ASET: Final = (
    "aset_bergerak_tabung_gas",
    "aset_bergerak_lemari_es",
    "aset_bergerak_ac",
    "aset_bergerak_pemanas_air",
    "aset_bergerak_telepon_rumah",
    "aset_bergerak_tv_datar",
    "aset_bergerak_emas_perhiasan",
    "aset_bergerak_komputer_laptop_tablet",
    "aset_bergerak_sepeda_motor",
    "aset_bergerak_sepeda",
    "aset_bergerak_mobil",
    "aset_bergerak_perahu",
    "aset_bergerak_kapal_perahu_motor",
    "aset_bergerak_smartphone",
    "aset_tidak_bergerak_lahan_lainnya",
    "aset_tidak_bergerak_rumah_lainnya",
)
TERNAK: Final = ("sapi", "kerbau", "kuda", "babi", "kambing_domba")
LAYOUT: Final = Layout(
    kode="DTSEN",
    jenis=JenisRilis.DTSEN_KELUARGA,
    judul="DTSEN keluarga",
    tabel="keluarga",
    kolom=(
        dtsen.NOMOR_KK,
        *dtsen.NAMA_WILAYAH,
        *DESIL,
        pilihan("kepemilikan_rumah", "status_kepemilikan_rumah", RUMAH),
        pilihan("lantai", "jenis_lantai_terluas", LANTAI),
        dtsen.number("luas_lantai"),
        pilihan("dinding", "jenis_dinding_terluas", DINDING),
        pilihan("atap", "jenis_atap_terluas", ATAP),
        pilihan("air_minum", "sumber_air_minum_utama", AIR),
        pilihan("penerangan", "sumber_penerangan_utama", PENERANGAN),
        pilihan("daya", "daya_terpasang", DAYA),
        pilihan("memasak", "bahan_bakar_utama_memasak", MEMASAK),
        pilihan("jamban", "fasilitas_bab", BAB),
        pilihan("kloset", "jenis_kloset", KLOSET),
        pilihan("pembuangan_tinja", "pembuangan_akhir_tinja", TINJA),
        *(ya_tidak(nama, nama) for nama in ASET),
        *(dtsen.number(f"jumlah_ternak_{hewan}") for hewan in TERNAK),
    ),
)
