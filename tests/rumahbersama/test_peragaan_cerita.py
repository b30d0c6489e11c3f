"""The story: its files hold exactly the ledger that the portal must find."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

import pytest

from rumahbersama.peragaan import derau_sk, program
from rumahbersama.peragaan.berkas_sk import jati_diri
from rumahbersama.peragaan.cerita import RencanaCerita, neraca_harapan, susun_cerita
from rumahbersama.peragaan.orang import Individu, Keluarga
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

JOMBANG = desa_sekabupaten("35.17")
LUAR = kepala_nik_luar("35.17")


@pytest.fixture(scope="module")
def cerita() -> RencanaCerita:
    return susun_cerita(JOMBANG, LUAR, jumlah=20_000, sk=400, benih=1)


@pytest.fixture(scope="module")
def orang(cerita: RencanaCerita) -> dict[str, tuple[Keluarga, Individu]]:
    return {satu.id_individu: (k, satu) for k in cerita.penduduk for satu in k.anggota}


Orang = dict[str, tuple[Keluarga, Individu]]


def test_the_full_ledger_is_jombangs() -> None:
    neraca = neraca_harapan(7408)
    assert {kunci: nilai for kunci, nilai in neraca.items() if nilai} == {
        "sk": 7408,
        "keluar": 5567,
        "masih": 1841,
        "optimal": 1752,
        "belum_optimal": 89,
        "ada": 78,
        "meninggal": 11,
        "terintervensi": 7408,
    }


@pytest.mark.parametrize("sk", [50, 100, 400, 1000, 7408])
def test_every_ledger_adds_up(sk: int) -> None:
    n = neraca_harapan(sk)
    assert n["sk"] == n["keluar"] + n["masih"]
    assert n["masih"] == n["optimal"] + n["belum_optimal"]
    assert n["belum_optimal"] == n["ada"] + n["meninggal"]


def test_every_person_of_the_decree_is_in_the_file(cerita: RencanaCerita, orang: Orang) -> None:
    assert sorted(cerita.kebenaran) == list(range(1, 401)) == [satu.no for satu in cerita.sk]
    assert len(set(cerita.kebenaran.values())) == 400
    assert set(cerita.kebenaran.values()) <= set(orang)


def test_deciles_of_the_decrees_people_give_keluar_and_masih(
    cerita: RencanaCerita, orang: Orang
) -> None:
    desil = Counter(orang[satu][0].desil for satu in cerita.kebenaran.values())
    assert desil[1] == cerita.neraca["masih"] == 99
    assert sum(desil[d] for d in range(2, 8)) == cerita.neraca["keluar"] == 301
    assert all(desil[d] for d in range(1, 8))


def test_the_full_decree_has_the_deciles_of_the_story() -> None:
    penuh = susun_cerita(JOMBANG, LUAR, jumlah=654_220, sk=7_408, benih=1)
    milik = {o.id_individu: k.desil for k in penuh.penduduk.tetap.values() for o in k.anggota}
    desil = Counter(milik[satu] for satu in penuh.kebenaran.values())
    assert (desil[1], sum(desil.values())) == (1841, 7408)
    assert penuh.penduduk.jumlah == 654_220
    assert Counter(satu.keberadaan for satu in penuh.verval) == {"ADA": 1830, "MENINGGAL": 11}
    assert {satu.desa.kecamatan for satu in penuh.sk} == {desa.kecamatan for desa in JOMBANG}


def test_rows_without_noise_are_faultless(cerita: RencanaCerita, orang: Orang) -> None:
    bersih = [satu for satu in cerita.sk if satu.no not in cerita.derau]
    assert len(bersih) > 300
    for satu in bersih:
        keluarga, asli = orang[cerita.kebenaran[satu.no]]
        assert (satu.nama, satu.nik, satu.desa) == (asli.nama, asli.nik, keluarga.desa)
        assert satu.lahir == f"{asli.lahir:%d/%m/%Y}"


def test_noise_comes_in_the_planned_numbers(cerita: RencanaCerita) -> None:
    assert Counter(cerita.derau.values()) == {
        jenis: round(laju * 400) for jenis, laju in derau_sk.LAJU.items()
    }


def test_each_kind_of_noise_changes_its_cells_only(cerita: RencanaCerita, orang: Orang) -> None:
    berubah: defaultdict[str, set[str]] = defaultdict(set)
    for no, jenis in cerita.derau.items():
        satu, (keluarga, asli) = cerita.sk[no - 1], orang[cerita.kebenaran[no]]
        pasangan = {
            "nama": (satu.nama, asli.nama),
            "nik": (satu.nik, asli.nik),
            "lahir": (satu.lahir, f"{asli.lahir:%d/%m/%Y}"),
            "desa": (satu.desa, keluarga.desa),
        }
        beda = {kolom for kolom, (sk, p3ke) in pasangan.items() if sk != p3ke}
        berubah[jenis].add("+".join(sorted(beda)))
    assert berubah == {
        "nama_ejaan": {"nama"},
        "tanggal_tertukar": {"lahir"},
        "nik_satu_digit": {"nik"},
        "pindah_desa": {"desa"},
        "nik_kosong": {"nik"},
        "nik_kosong_nama_ejaan": {"nama+nik"},
        "nik_satu_digit_nama_ejaan": {"nama+nik"},
    }


def test_a_mistyped_nik_hits_nobody_and_stays_marked(cerita: RencanaCerita, orang: Orang) -> None:
    asli = {satu.nik for _, satu in orang.values()}
    salah = [cerita.sk[no - 1].nik for no, jenis in cerita.derau.items() if "satu_digit" in jenis]
    assert len(salah) == 19
    assert not asli & set(salah)
    assert {(len(nik), nik[12]) for nik in salah} == {(16, "9")}


def test_nobody_else_has_a_sasarans_name_and_birth_date(
    cerita: RencanaCerita, orang: Orang
) -> None:
    kali = Counter((satu.nama, satu.lahir) for _, satu in orang.values())
    for id_individu in cerita.kebenaran.values():
        satu = orang[id_individu][1]
        assert kali[satu.nama, satu.lahir] == 1


def test_no_row_spells_a_strangers_name_and_date(cerita: RencanaCerita, orang: Orang) -> None:
    milik: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for id_individu, (_, satu) in orang.items():
        milik[satu.nama, satu.lahir].add(id_individu)
    for baris in cerita.sk:
        assert milik[jati_diri(baris)] <= {cerita.kebenaran[baris.no]}


def test_the_decrees_people_were_born_before_it(cerita: RencanaCerita, orang: Orang) -> None:
    lahir = [orang[satu][1].lahir for satu in cerita.kebenaran.values()]
    assert max(lahir) < date(2023, 3, 20)


def test_dirt_never_touches_the_decrees_families(cerita: RencanaCerita) -> None:
    milik = {o.nomor for k in cerita.penduduk.tetap.values() for o in k.anggota}
    assert cerita.kotoran
    assert not milik & set(cerita.kotoran)


def test_interventions_make_the_planned_people_optimal(cerita: RencanaCerita, orang: Orang) -> None:
    tersalur: defaultdict[int, set[int]] = defaultdict(set)
    for satu in cerita.intervensi:
        if satu.status == "TERSALUR":
            tersalur[satu.sk_no].add(satu.strategi)
    assert len(tersalur) == cerita.neraca["terintervensi"] == 400
    masih = [no for no, satu in cerita.kebenaran.items() if orang[satu][0].desil == 1]
    optimal = [no for no in masih if program.optimal(tersalur[no])]
    assert len(optimal) == cerita.neraca["optimal"] == 94


def test_help_fits_the_age_and_its_programme(cerita: RencanaCerita, orang: Orang) -> None:
    for satu in cerita.intervensi:
        rencana = program.PER_KODE[satu.kode_program]
        assert (satu.strategi, satu.opd, satu.nilai) == (
            rencana.strategi,
            rencana.opd,
            rencana.nilai,
        )
        assert rencana.cocok(orang[cerita.kebenaran[satu.sk_no]][1].usia)
        assert date(satu.tahun, satu.bulan, 1) <= date(2024, 10, 1)


def test_the_field_visits_everybody_still_in_decile_one(
    cerita: RencanaCerita, orang: Orang
) -> None:
    masih = {no for no, satu in cerita.kebenaran.items() if orang[satu][0].desil == 1}
    assert {satu.sk_no for satu in cerita.verval} == masih
    mati = [satu for satu in cerita.verval if satu.keberadaan == "MENINGGAL"]
    assert len(mati) == cerita.neraca["meninggal"]
    assert all(satu.bantuan == "MENERIMA_BELUM_CUKUP" for satu in mati)
    assert all(satu.tanggal_meninggal and satu.berakta is not None for satu in mati)


def test_same_seed_same_story(cerita: RencanaCerita) -> None:
    lagi = susun_cerita(JOMBANG, LUAR, jumlah=20_000, sk=400, benih=1)
    assert (lagi.sk, lagi.kebenaran, lagi.kotoran) == (cerita.sk, cerita.kebenaran, cerita.kotoran)
    assert (lagi.intervensi, lagi.verval) == (cerita.intervensi, cerita.verval)


def test_a_decree_larger_than_its_people_is_refused() -> None:
    with pytest.raises(ValueError, match="terlalu kecil"):
        susun_cerita(JOMBANG, LUAR, jumlah=300, sk=400, benih=1)


def test_the_story_can_be_set_in_a_kota() -> None:
    kota = desa_sekabupaten("35.77")
    cerita = susun_cerita(kota, kepala_nik_luar("35.77"), jumlah=2000, sk=60, benih=3)
    assert len(cerita.sk) == 60
    assert {desa.desa.kabupaten for desa in cerita.sk} == {"Madiun"}
