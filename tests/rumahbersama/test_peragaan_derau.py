"""The bench's noise: at the issue's rates, independent, with the truth known."""

from __future__ import annotations

from collections import Counter

import pytest

from rumahbersama.peragaan.derau import ABSEN, KEMBAR, LAJU, DataUji, buat_data_uji
from rumahbersama.peragaan.orang import Individu, Keluarga
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

JOMBANG = desa_sekabupaten("35.17")
LUAR = kepala_nik_luar("35.17")
SK = 1000


@pytest.fixture(scope="module")
def data() -> DataUji:
    return buat_data_uji(JOMBANG, LUAR, jumlah=20_000, sk=SK, benih=5)


@pytest.fixture(scope="module")
def orang(data: DataUji) -> dict[str, tuple[Keluarga, Individu]]:
    return {satu.id_individu: (k, satu) for k in data.penduduk for satu in k.anggota}


Orang = dict[str, tuple[Keluarga, Individu]]


def test_the_rates_are_the_issues() -> None:
    assert (ABSEN, KEMBAR) == (0.05, 0.03)
    assert LAJU == {
        "nik_orang_lain": 0.01,
        "nik_satu_digit": 0.08,
        "nik_dua_tertukar": 0.02,
        "nik_ilmiah": 0.03,
        "nik_kosong": 0.03,
        "nama_ejaan": 0.15,
        "tanggal_tertukar": 0.04,
        "pindah_desa": 0.05,
    }


def test_each_kind_falls_on_its_share_of_the_rows(data: DataUji) -> None:
    jumlah = data.hitung()
    for jenis, laju in LAJU.items():
        assert jumlah[jenis] == round(laju * SK)
    assert jumlah["absen"] == 50
    assert jumlah.get("kembar", 0) + jumlah["senama"] == 30


def test_noise_is_independent_so_rows_may_carry_several(data: DataUji) -> None:
    banyak = Counter(len(daftar) for daftar in data.derau.values())
    assert 0.5 < banyak[0] / SK < 0.7
    assert banyak[2] > 20


def test_the_truth_names_a_person_of_the_file_or_nobody(data: DataUji, orang: Orang) -> None:
    assert sorted(data.kebenaran) == list(range(1, SK + 1)) == [satu.no for satu in data.sk]
    hadir = [satu for satu in data.kebenaran.values() if satu is not None]
    assert len(hadir) == len(set(hadir)) == 950
    assert set(hadir) <= set(orang)
    absen = {no for no, daftar in data.derau.items() if "absen" in daftar}
    assert absen == {no for no, satu in data.kebenaran.items() if satu is None}


def test_absent_people_are_nowhere_in_the_file(data: DataUji, orang: Orang) -> None:
    kenal = {(satu.nama, f"{satu.lahir:%d/%m/%Y}") for _, satu in orang.values()}
    absen = [data.sk[no - 1] for no, satu in data.kebenaran.items() if satu is None]
    assert sum((satu.nama, satu.lahir) in kenal for satu in absen) == 0


def test_rows_without_noise_equal_their_person(data: DataUji, orang: Orang) -> None:
    for satu in data.sk:
        id_individu = data.kebenaran[satu.no]
        if id_individu and not set(data.derau[satu.no]) & set(LAJU):
            keluarga, asli = orang[id_individu]
            assert (satu.nama, satu.nik, satu.desa) == (asli.nama, asli.nik, keluarga.desa)
            assert satu.lahir == f"{asli.lahir:%d/%m/%Y}"


def berderau(data: DataUji, jenis: str) -> list[int]:
    """Rows of present people that carry this noise and no other."""
    return [no for no, satu in data.derau.items() if satu == [jenis]]


def test_one_digit_wrong_is_one_digit_and_two_swapped_are_neighbours(
    data: DataUji, orang: Orang
) -> None:
    for jenis, beda in (("nik_satu_digit", 1), ("nik_dua_tertukar", 2)):
        for no in berderau(data, jenis):
            asli, kini = orang[data.kebenaran[no] or ""][1].nik, data.sk[no - 1].nik
            tempat = [i for i in range(16) if asli[i] != kini[i]]
            assert len(tempat) == beda
            if beda == 2:
                assert tempat[1] == tempat[0] + 1
                assert sorted(asli) == sorted(kini)


def test_nik_lost_to_excel_empty_or_another_persons(data: DataUji, orang: Orang) -> None:
    assert berderau(data, "nik_ilmiah")
    assert all(data.sk[no - 1].nik.endswith("E+15") for no in berderau(data, "nik_ilmiah"))
    assert {data.sk[no - 1].nik for no in berderau(data, "nik_kosong")} == {"", "0"}
    pemilik = {satu.nik: id_individu for id_individu, (_, satu) in orang.items()}
    for no in berderau(data, "nik_orang_lain"):
        assert pemilik.get(data.sk[no - 1].nik) != data.kebenaran[no]


def test_twins_share_family_sex_and_birth_date(data: DataUji, orang: Orang) -> None:
    kembar = [no for no, satu in data.derau.items() if "kembar" in satu]
    assert kembar
    for no in kembar:
        keluarga, satu = orang[data.kebenaran[no] or ""]
        lain = [o for o in keluarga.anggota if o.lahir == satu.lahir and o is not satu]
        assert [o.perempuan for o in lain] == [satu.perempuan]
        assert lain[0].nama != satu.nama
        assert lain[0].nik != satu.nik


def test_namesakes_live_in_the_same_desa(data: DataUji, orang: Orang) -> None:
    per_desa = Counter((k.desa.kode, satu.nama) for k, satu in orang.values())
    senama = [no for no, satu in data.derau.items() if "senama" in satu]
    for no in senama:
        if id_individu := data.kebenaran[no]:
            keluarga, satu = orang[id_individu]
            assert per_desa[keluarga.desa.kode, satu.nama] >= 2


def test_nik_stay_unique_and_marked(orang: Orang) -> None:
    nik = [satu.nik for _, satu in orang.values()]
    assert len(set(nik)) == len(nik) == 20_000
    assert {satu[12] for satu in nik} == {"9"}


def test_dirt_stays_off_the_rows_that_are_judged(data: DataUji) -> None:
    milik = {int(satu) - 900_000_000 for satu in data.kebenaran.values() if satu}
    assert data.kotoran
    assert not milik & set(data.kotoran)


def test_same_seed_same_problem(data: DataUji) -> None:
    lagi = buat_data_uji(JOMBANG, LUAR, jumlah=20_000, sk=SK, benih=5)
    assert (lagi.sk, lagi.kebenaran, lagi.derau) == (data.sk, data.kebenaran, data.derau)
    lain = buat_data_uji(JOMBANG, LUAR, jumlah=20_000, sk=SK, benih=6)
    assert lain.sk != data.sk
