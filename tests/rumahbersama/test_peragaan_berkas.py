"""The files: headers letter for letter, cells in the layouts' words, readable by real readers."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
import python_calamine_plus as calamine

from rumahbersama.peragaan import kotoran
from rumahbersama.peragaan.berkas_dtsen import SUSUNAN_SEMUA
from rumahbersama.peragaan.berkas_p3ke import SUSUNAN
from rumahbersama.peragaan.buku import huruf_kolom, tulis_csv, tulis_xlsx
from rumahbersama.peragaan.daftar_p3ke import HUBUNGAN_B, PEKERJAAN, PENDIDIKAN, PENDIDIKAN_B, RUMAH
from rumahbersama.peragaan.orang import BANYAK_PILIHAN_RUMAH, Keluarga
from rumahbersama.peragaan.penduduk import Penduduk, rencanakan
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

JOMBANG = desa_sekabupaten("35.17")


@pytest.fixture(scope="module")
def penduduk() -> Penduduk:
    rencana = rencanakan(len(JOMBANG), 4000, 1)
    return Penduduk(JOMBANG, 1, rencana, tuple(kepala_nik_luar("35.17")))


def sel(penduduk: Penduduk, susunan: str) -> list[dict[str, str]]:
    satu = SUSUNAN_SEMUA[susunan]
    return [dict(zip(satu.kepala, baris, strict=True)) for baris in satu.semua(penduduk)]


def test_the_header_of_layout_a_is_the_delivered_one() -> None:
    assert "|".join(SUSUNAN["individu-a"].kepala) == (
        "ID Keluarga P3KE|Provinsi|Kabupaten/Kota|Kecamatan|Desa/Kelurahan|Kode Kemdagri|"
        "Desil Kesejahteraan|Alamat|ID Individu|Nama|NIK|Padan Dukcapil|Jenis Kelamin|"
        "Hubungan dengan Kepala Keluarga|Tanggal Lahir|Status Kawin|Pekerjaan|Pendidikan|"
        "Usia dibawah 7 tahun|Usia 7-12|Usia 13-15|Usia 16-18|Usia 19-21|Usia 22-59|"
        "Usia 60 tahun keatas|Penerima BPNT|Penerima BPUM|Penerima BST|Penerima PKH|"
        "Penerima SEMBAKO|Resiko Stunting"
    )
    assert "|".join(SUSUNAN["keluarga-a"].kepala) == (
        "ID Keluarga P3KE|Provinsi|Kabupaten/Kota|Kecamatan|Desa/Kelurahan|Kode Kemdagri|"
        "Desil Kesejahteraan|Alamat|Kepala Keluarga|NIK|Padan Dukcapil|Jenis Kelamin|"
        "Tanggal Lahir|Pekerjaan|Pendidikan|Kepemilikan Rumah|"
        "Memiliki Simpanan Uang/Perhiasan/Ternak/Lainnya|Jenis Atap|Jenis Dinding|Jenis Lantai|"
        "Sumber Penerangan|Bahan Bakar Memasak|Sumber Air Minum|"
        "Memiliki fasilitas Buang Air Besar|Penerima BPNT|Penerima BPUM|Penerima BST|"
        "Penerima PKH|Penerima SEMBAKO|Resiko Stunting"
    )


def test_layout_b_carries_its_own_columns() -> None:
    individu, keluarga = SUSUNAN["individu-b"].kepala, SUSUNAN["keluarga-b"].kepala
    assert individu[1] == keluarga[1] == "Dimuktakhirkan Tahun"
    assert {"Persentil", "Prioritas Verval", "Usia 2023", "Kelompok Usia 2023"} <= set(individu)
    assert {"Nama Kepala Keluarga", "Kualitas Atap", "Daya Listrik Terpasang"} <= set(keluarga)


@pytest.mark.parametrize(
    ("susunan", "kolom"),
    [
        ("individu-a", 31),
        ("keluarga-a", 30),
        ("individu-b", 31),
        ("keluarga-b", 41),
        ("individu-dtsen", 48),
        ("keluarga-dtsen", 42),
    ],
)
def test_each_row_fills_its_header(penduduk: Penduduk, susunan: str, kolom: int) -> None:
    baris = list(SUSUNAN_SEMUA[susunan].semua(penduduk))
    assert len(set(SUSUNAN_SEMUA[susunan].kepala)) == kolom
    assert {len(satu) for satu in baris} == {kolom}
    assert len(baris) == (4000 if "individu" in susunan else len(penduduk.rencana))


def test_value_lists_have_a_word_for_every_index() -> None:
    assert tuple(len(pilihan) for pilihan in RUMAH) == BANYAK_PILIHAN_RUMAH
    assert len(PENDIDIKAN) == len(PENDIDIKAN_B)


def test_layout_a_speaks_its_words(penduduk: Penduduk) -> None:
    baris = sel(penduduk, "individu-a")
    assert {satu["Jenis Kelamin"] for satu in baris} == {"Laki-laki", "Perempuan"}
    assert {satu["Pekerjaan"] for satu in baris} <= set(PEKERJAAN)
    assert {satu["Pendidikan"] for satu in baris} <= set(PENDIDIKAN)
    assert {satu["Kabupaten/Kota"] for satu in baris} == {"JOMBANG"}
    assert all(satu["Tanggal Lahir"].endswith(" 0:00:00") for satu in baris)
    for satu in baris:
        bendera = [satu[kolom] for kolom in SUSUNAN["individu-a"].kepala if "Usia" in kolom]
        assert Counter(bendera) == {"Tidak": 6, "Ya": 1}


def test_layout_b_speaks_uppercase(penduduk: Penduduk) -> None:
    baris = sel(penduduk, "individu-b")
    assert all(nilai == nilai.upper() for satu in baris for nilai in satu.values())
    assert {satu["Hubungan dengan Kepala Keluarga"] for satu in baris} <= set(HUBUNGAN_B)
    for satu in baris:
        desil, persentil = int(satu["Desil Kesejahteraan"]), int(satu["Persentil"])
        assert (persentil + 9) // 10 == desil


def test_dtsen_has_the_decile_on_the_family_and_codes_as_numbers(penduduk: Penduduk) -> None:
    keluarga = sel(penduduk, "keluarga-dtsen")
    kartu = {satu["nomor_kartu_keluarga"] for satu in keluarga}
    assert len(kartu) == len(keluarga)
    individu = sel(penduduk, "individu-dtsen")
    assert {satu["nomor_kartu_keluarga"] for satu in individu} == kartu
    assert not any("desil" in kolom for kolom in individu[0])
    kode = {satu["jenis_lantai_terluas"] for satu in keluarga}
    assert {int(satu) for satu in kode} == set(range(1, 10))
    assert "03" in kode


def test_dirt_lies_where_the_plan_says_and_nowhere_else(penduduk: Penduduk) -> None:
    susunan = SUSUNAN["individu-a"]
    rencana = kotoran.tebar(penduduk)
    bersih = list(susunan.semua(penduduk))
    kotor = list(kotoran.baris_kotor(penduduk, susunan, rencana))
    beda = {n for n, (lama, baru) in enumerate(zip(bersih, kotor, strict=True)) if lama != baru}
    assert beda == set(rencana)
    assert all(kali >= 1 for kali in kotoran.hitung(rencana).values())
    assert sum(kotoran.hitung(rencana).values()) == len(rencana)


def test_each_kind_of_dirt_looks_like_itself(penduduk: Penduduk) -> None:
    susunan = SUSUNAN["individu-a"]
    rencana = kotoran.tebar(penduduk)
    jumlah = kotoran.hitung(rencana)
    baris = [
        dict(zip(susunan.kepala, satu, strict=True))
        for satu in kotoran.baris_kotor(penduduk, susunan, rencana)
    ]
    nik = Counter(satu["NIK"] for satu in baris)
    assert nik[""] == jumlah["nik_kosong"]
    assert nik["0"] == jumlah["nik_nol"]
    assert sum(satu.startswith("'35") for satu in nik) == jumlah["nik_apostrof"]
    assert sum("E+15" in satu and "," in satu for satu in nik.elements()) == jumlah["nik_ilmiah"]
    assert sum("****" in satu for satu in nik) == jumlah["nik_tersamar"]
    assert sum(satu.isdigit() and len(satu) == 15 for satu in nik) == jumlah["nik_15_digit"]
    assert sum(satu.isdigit() and len(satu) == 17 for satu in nik) == jumlah["nik_17_digit"]
    ganda = [satu for satu, kali in nik.items() if kali > 1 and len(satu) == 16]
    assert len(ganda) == jumlah["nik_ganda"]
    assert {nik[satu] for satu in ganda} == {2}
    desil = Counter(satu["Desil Kesejahteraan"] for satu in baris)
    assert desil[""] == jumlah["desil_kosong"]
    lahir = [satu["Tanggal Lahir"] for satu in baris]
    assert sum(satu.isdigit() for satu in lahir) == jumlah["lahir_serial"]
    assert sum(satu.startswith("31/02") for satu in lahir) == jumlah["lahir_mustahil"]
    asing = [satu for satu in baris if satu["Kode Kemdagri"].endswith("2999")]
    assert len(asing) == jumlah["desa_tak_dikenal"]


ANEH = [["1", "A & B", "Listrik > 900 Watt", ""], ["2", "", "<6", "100%#s"]]


@pytest.mark.parametrize("bersama", [False, True])
def test_workbooks_are_read_back_by_two_readers(tmp_path: Path, bersama: bool) -> None:
    berkas = tmp_path / "coba.xlsx"
    assert tulis_xlsx(berkas, ("no", "a", "b", "c"), ANEH, teks_bersama=bersama) == 2
    lembar = openpyxl.load_workbook(berkas)["data"]
    baris = [[nilai or "" for nilai in satu] for satu in lembar.iter_rows(values_only=True)]
    assert baris == [["no", "a", "b", "c"], *ANEH]
    buku = calamine.CalamineWorkbook.from_path(str(berkas))
    assert buku.get_sheet_by_index(0).to_python() == [["no", "a", "b", "c"], *ANEH]


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    for nama in ("a.xlsx", "b.xlsx"):
        tulis_xlsx(tmp_path / nama, ("no", "a", "b", "c"), ANEH)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_csv_opens_in_an_indonesian_excel(tmp_path: Path) -> None:
    tulis_csv(tmp_path / "a.csv", ("no", "a", "b", "c"), ANEH)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfno;a;b;c\r\n1;A & B;")


def test_column_letters_pass_z() -> None:
    assert [huruf_kolom(i) for i in (0, 25, 26, 51, 52, 702)] == ["A", "Z", "AA", "AZ", "BA", "AAA"]


def jalankan(folder: Path, *pilihan: str) -> dict[str, object]:
    perintah = [sys.executable, "-m", "rumahbersama.peragaan.tulis", "--folder", str(folder)]
    hasil = subprocess.run([*perintah, *pilihan], check=True, capture_output=True, text=True)
    isi: dict[str, object] = json.loads(hasil.stdout)
    return isi


def test_the_command_writes_files_truth_and_plan(tmp_path: Path) -> None:
    ringkas = jalankan(tmp_path, "--jumlah", "3000", "--sk", "60", "--keluarga")
    assert {berkas.name for berkas in tmp_path.iterdir()} == {
        "p3ke_individu_a.xlsx",
        "p3ke_keluarga_a.xlsx",
        "sk_bupati.xlsx",
        "kebenaran.csv",
        "rencana.json",
    }
    neraca = json.loads((tmp_path / "rencana.json").read_text())["neraca"]
    assert neraca == ringkas["neraca"]
    with (tmp_path / "kebenaran.csv").open() as isi:
        assert [int(satu["sk_no"]) for satu in csv.DictReader(isi)] == list(range(1, 61))


def test_the_command_writes_the_bench_problem_as_csv(tmp_path: Path) -> None:
    jalankan(tmp_path, "--jumlah", "3000", "--sk", "100", "--uji", "--format", "csv")
    with (tmp_path / "kebenaran.csv").open() as isi:
        kosong = [satu for satu in csv.DictReader(isi) if not satu["id_individu"]]
    assert len(kosong) == 5
    assert {satu["derau"].split("+")[-1] for satu in kosong} != {""}
    assert (tmp_path / "p3ke_individu_a.csv").read_text("utf-8-sig").count("\n") == 3001


def test_the_command_writes_dtsen(tmp_path: Path) -> None:
    jalankan(tmp_path, "--jumlah", "500", "--sk", "20", "--layout", "dtsen", "--keluarga")
    assert (tmp_path / "dtsen_individu.xlsx").exists()
    assert (tmp_path / "dtsen_keluarga.xlsx").exists()


def test_a_family_is_joined_by_its_id(penduduk: Penduduk) -> None:
    keluarga: Keluarga = next(iter(penduduk))
    assert keluarga.id_keluarga == "351000001"
    assert keluarga.anggota[0].id_individu == "900000000"
