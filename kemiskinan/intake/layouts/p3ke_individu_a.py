"""P3KE individu, layout A (2022/2023): 31 columns, seven age flags."""

from __future__ import annotations

from typing import Final

from kemiskinan.enums import JenisRilis
from kemiskinan.intake.kolom import Jenis, Kolom, Layout, pilihan, ya_tidak
from kemiskinan.intake.layouts import p3ke

USIA: Final = (
    ya_tidak("usia_0_6", "Usia dibawah 7 tahun", "Usia <7", "Usia di bawah 7 tahun", "<7"),
    ya_tidak("usia_7_12", "Usia 7-12", "Usia 7-12 tahun"),
    ya_tidak("usia_13_15", "Usia 13-15", "Usia 13-15 tahun"),
    ya_tidak("usia_16_18", "Usia 16-18", "Usia 16-18 tahun"),
    ya_tidak("usia_19_21", "Usia 19-21", "Usia 19-21 tahun"),
    ya_tidak("usia_22_59", "Usia 22-59", "Usia 22-59 tahun"),
    ya_tidak("usia_60", "Usia 60 tahun keatas", "Usia 60 tahun ke atas", "Usia 60+"),
)
DASAR: Final = (
    Kolom("id_individu", ("ID Individu", "IDIndividu P3KE", "id_individu_p3ke")),
    Kolom("nama", ("Nama", "Nama Lengkap", "Nama Individu"), wajib=True),
    Kolom("nik", ("NIK", "Nomor Induk Kependudukan"), Jenis.NIK, wajib=True),
    pilihan("padan_dukcapil", "Padan Dukcapil", p3ke.PADAN),
    Kolom("jenis_kelamin", ("Jenis Kelamin", "JK"), Jenis.JENIS_KELAMIN),
    Kolom(
        "hubungan",
        ("Hubungan dengan Kepala Keluarga", "Hubungan", "Hubungan Keluarga"),
        Jenis.PILIHAN,
        pilihan=p3ke.HUBUNGAN,
    ),
    Kolom("tanggal_lahir", ("Tanggal Lahir", "Tgl Lahir"), Jenis.TANGGAL),
    pilihan("status_kawin", ("Status Kawin", "Status Perkawinan"), p3ke.KAWIN),
    pilihan("pekerjaan", "Pekerjaan", p3ke.PEKERJAAN),
    pilihan("pendidikan", "Pendidikan", p3ke.PENDIDIKAN),
)
LAYOUT: Final = Layout(
    kode="A",
    jenis=JenisRilis.P3KE_INDIVIDU,
    judul="P3KE individu, susunan A (2022/2023)",
    tabel="individu",
    kolom=(
        p3ke.ID_KELUARGA,
        *p3ke.NAMA_WILAYAH,
        p3ke.KODE,
        p3ke.DESIL,
        p3ke.ALAMAT,
        *DASAR,
        *USIA,
        *p3ke.PENERIMA,
        p3ke.STUNTING_ANGKA,
        *p3ke.TAMBAHAN_KABUPATEN,
    ),
)
