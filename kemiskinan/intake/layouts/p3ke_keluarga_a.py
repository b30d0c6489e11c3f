"""P3KE kepala keluarga, layout A (2022/2023): 30 columns, one row per family."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, choices, pilihan, ya_tidak
from kemiskinan.intake.layouts import p3ke

LAYOUT: Final = Layout(
    kode="A",
    jenis=JenisRilis.P3KE_KELUARGA,
    judul="P3KE kepala keluarga, susunan A (2022/2023)",
    tabel="keluarga",
    kolom=(
        p3ke.ID_KELUARGA,
        *p3ke.NAMA_WILAYAH,
        p3ke.KODE,
        p3ke.DESIL,
        p3ke.ALAMAT,
        Kolom("nama", ("Kepala Keluarga", "Nama Kepala Keluarga"), wajib=True),
        Kolom("nik", ("NIK", "NIK Kepala Keluarga"), Jenis.NIK, wajib=True),
        pilihan("padan_dukcapil", "Padan Dukcapil", p3ke.PADAN),
        Kolom("jenis_kelamin", ("Jenis Kelamin",), Jenis.JENIS_KELAMIN),
        Kolom("tanggal_lahir", ("Tanggal Lahir",), Jenis.TANGGAL),
        pilihan("pekerjaan", "Pekerjaan", p3ke.PEKERJAAN),
        pilihan("pendidikan", "Pendidikan", p3ke.PENDIDIKAN),
        pilihan(
            "kepemilikan_rumah",
            p3ke.RUMAH,
            choices("Milik Sendiri", "Kontrak/Sewa", "Bebas Sewa", "Menumpang", "Dinas", "Lainnya"),
        ),
        ya_tidak("simpanan", *p3ke.SIMPANAN),
        pilihan("atap", "Jenis Atap", p3ke.ATAP),
        pilihan("dinding", "Jenis Dinding", p3ke.DINDING),
        pilihan("lantai", "Jenis Lantai", p3ke.LANTAI),
        pilihan(
            "penerangan",
            "Sumber Penerangan",
            choices(
                "Listrik Pribadi s/d 900 Watt",
                "Listrik Pribadi > 900 Watt",
                "Listrik Bersama s/d 900 Watt",
                "Listrik Bersama > 900 Watt",
                "Listrik Bersama",
                "Genset/solar cell",
                "Non-Listrik",
            ),
        ),
        pilihan("memasak", "Bahan Bakar Memasak", p3ke.MEMASAK),
        pilihan("air_minum", "Sumber Air Minum", p3ke.AIR),
        pilihan(
            "jamban",
            p3ke.BAB,
            choices(
                "Ya, dengan Septic Tank",
                "Ya, tanpa Septic Tank",
                "Tidak, Jamban Umum/Bersama",
                "Lainnya",
            ),
        ),
        *p3ke.PENERIMA,
        p3ke.STUNTING_ANGKA,
        *p3ke.TAMBAHAN_KABUPATEN,
    ),
)
