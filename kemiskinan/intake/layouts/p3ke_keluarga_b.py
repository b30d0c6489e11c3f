"""P3KE kepala keluarga, layout B (2023/2024): headers name the head, house quality, power."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, choices, flag, pilihan
from kemiskinan.intake.layouts import p3ke

KUALITAS: Final = choices("Bagus/kualitas tinggi", "Jelek/kualitas rendah", "Kosong")
PRIORITAS: Final = choices("Keluarga NIK kosong", "Normal") | {
    "KELUARGA DUPLIKAT (NIK & NAMA)": "Keluarga duplikat",
    "KELUARGA TIDAK ADA USIA 17+ TAHUN": "Keluarga tanpa usia 17+",
}
LAYOUT: Final = Layout(
    kode="B",
    jenis=JenisRilis.P3KE_KELUARGA,
    judul="P3KE kepala keluarga, susunan B (2023/2024)",
    tabel="keluarga",
    kolom=(
        p3ke.ID_KELUARGA,
        p3ke.DIMUTAKHIRKAN,
        p3ke.KODE,
        *p3ke.NAMA_WILAYAH,
        p3ke.DESIL,
        p3ke.PERSENTIL,
        p3ke.ALAMAT,
        pilihan("prioritas_verval", "Prioritas Verval", PRIORITAS),
        Kolom("nama", ("Nama Kepala Keluarga", "Kepala Keluarga"), wajib=True),
        Kolom("nik", ("NIK Kepala Keluarga", "NIK"), Jenis.NIK, wajib=True),
        pilihan(
            "padan_dukcapil",
            ("NIK Kepala Keluarga Padan Kemdagri", "NIK Kepala Keluarga Padan Kemendagri"),
            p3ke.PADAN,
        ),
        Kolom(
            "jenis_kelamin",
            ("Jenis Kelamin Kepala Keluarga", "Jenis Kelamin"),
            Jenis.JENIS_KELAMIN,
        ),
        Kolom("tanggal_lahir", ("Tanggal Lahir Kepala Keluarga", "Tanggal Lahir"), Jenis.TANGGAL),
        pilihan("status_kawin", "Status Kawin Kepala Keluarga", p3ke.KAWIN),
        pilihan("pekerjaan", "Pekerjaan Kepala Keluarga", p3ke.PEKERJAAN),
        pilihan("status_pekerjaan", "Status Pekerjaan Kepala Keluarga", p3ke.STATUS_PEKERJAAN),
        pilihan("pendidikan", "Pendidikan Kepala Keluarga", p3ke.PENDIDIKAN),
        pilihan(
            "kepemilikan_rumah",
            p3ke.RUMAH,
            choices("Milik Sendiri", "Kontrak/Sewa", "Bebas Sewa/Menumpang", "Dinas", "Lainnya"),
        ),
        pilihan("simpanan", p3ke.SIMPANAN, flag() | {"KOSONG": "Kosong"}),
        pilihan("atap", "Jenis Atap", p3ke.ATAP),
        pilihan("kualitas_atap", "Kualitas Atap", KUALITAS),
        pilihan("dinding", "Jenis Dinding", p3ke.DINDING),
        pilihan("kualitas_dinding", "Kualitas Dinding", KUALITAS),
        pilihan("lantai", "Jenis Lantai", p3ke.LANTAI),
        pilihan("kualitas_lantai", "Kualitas Lantai", KUALITAS),
        pilihan(
            "penerangan",
            "Sumber Penerangan",
            choices(
                "Listrik PLN meteran",
                "Listrik PLN non meteran",
                "Listrik non-PLN",
                "Bukan listrik",
            ),
        ),
        pilihan(
            "daya",
            "Daya Listrik Terpasang",
            choices("=< 900 watt", "> 900 watt", "Kosong"),
        ),
        pilihan("memasak", "Bahan Bakar Memasak", p3ke.MEMASAK),
        pilihan("air_minum", "Sumber Air Minum", p3ke.AIR),
        pilihan("jamban", p3ke.BAB, choices("Milik sendiri", "Umum/bersama", "Lainnya", "Kosong")),
        p3ke.STUNTING_TEKS,
        *p3ke.PENERIMA,
        *p3ke.PENERIMA_B,
        *p3ke.TAMBAHAN_KABUPATEN,
    ),
)
