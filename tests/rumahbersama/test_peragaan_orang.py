"""Invented people: well-formed, plausible, repeatable, and never to be taken for real ones."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from rumahbersama.peragaan.nama import beri_nama, eja_ulang, salah_ketik
from rumahbersama.peragaan.orang import ANAK, ISTRI, KEPALA, Keluarga
from rumahbersama.peragaan.penduduk import ACUAN, PANGSA_DESIL, Penduduk, acak, bagi, rencanakan
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

JOMBANG = desa_sekabupaten("35.17")
LUAR = tuple(kepala_nik_luar("35.17"))


def penduduk(jumlah: int = 3000, benih: int = 1) -> Penduduk:
    return Penduduk(JOMBANG, benih, rencanakan(len(JOMBANG), jumlah, benih), LUAR)


@pytest.fixture(scope="module")
def keluarga() -> list[Keluarga]:
    return list(penduduk())


def test_jombang_has_its_302_desa_and_4_kelurahan() -> None:
    jenis = Counter(desa.kode.split(".")[3][0] for desa in JOMBANG)
    assert jenis == {"2": 302, "1": 4}
    assert len({desa.kecamatan for desa in JOMBANG}) == 21
    assert JOMBANG[0].kabupaten == "Jombang"
    assert JOMBANG[0].provinsi == "Jawa Timur"
    assert (JOMBANG[0].kode_polos, JOMBANG[0].kepala_nik) == ("3517012001", "351701")


def test_a_kota_works_and_an_unknown_code_does_not() -> None:
    assert {desa.kabupaten for desa in desa_sekabupaten("35.78")} == {"Surabaya"}
    for kode in ("35.99", "35", "35.17.01"):
        with pytest.raises(LookupError):
            desa_sekabupaten(kode)


@pytest.mark.parametrize("jumlah", [1, 2, 7, 306, 3000])
def test_the_number_of_people_is_exact(jumlah: int) -> None:
    nomor = [satu.nomor for satu_keluarga in penduduk(jumlah) for satu in satu_keluarga.anggota]
    assert nomor == list(range(jumlah))


def test_people_per_decile_are_exact(keluarga: list[Keluarga]) -> None:
    per_desil: Counter[int] = Counter()
    for satu in keluarga:
        per_desil[satu.desil] += len(satu.anggota)
    assert [per_desil[desil] for desil in range(1, 8)] == bagi(3000, PANGSA_DESIL)


def test_sharing_out_leaves_nobody_over() -> None:
    assert bagi(10, (1, 1, 1)) == [4, 3, 3]
    assert bagi(0, (0.5, 0.5)) == [0, 0]


def test_same_seed_same_people_and_the_stream_can_be_read_twice(keluarga: list[Keluarga]) -> None:
    lagi = penduduk()
    assert list(lagi) == keluarga
    assert list(lagi) == keluarga


def test_another_seed_other_people(keluarga: list[Keluarga]) -> None:
    lain = {satu.nik for k in penduduk(benih=2) for satu in k.anggota}
    assert len(lain & {satu.nik for k in keluarga for satu in k.anggota}) <= 2


def test_nik_tells_region_birth_date_and_sex_and_is_marked_as_invented(
    keluarga: list[Keluarga],
) -> None:
    daerah = {desa.kepala_nik for desa in JOMBANG} | set(LUAR)
    for satu in (satu for k in keluarga for satu in k.anggota):
        hari = satu.lahir.day + (40 if satu.perempuan else 0)
        assert len(satu.nik) == 16
        assert satu.nik[:6] in daerah
        assert satu.nik[6:12] == f"{hari:02d}{satu.lahir:%m%y}"
        assert int(satu.nik[12:]) >= 9000


def test_most_nik_were_issued_where_the_family_lives(keluarga: list[Keluarga]) -> None:
    sini = [satu.nik.startswith(k.desa.kepala_nik) for k in keluarga for satu in k.anggota]
    assert 0.90 < sum(sini) / len(sini) < 0.97


def test_nik_and_nomor_kk_are_unique(keluarga: list[Keluarga]) -> None:
    nik = [satu.nik for k in keluarga for satu in k.anggota]
    assert len(set(nik)) == 3000
    assert len({k.nomor_kk for k in keluarga}) == len(keluarga)
    assert {(len(k.nomor_kk), k.nomor_kk[12] == "9") for k in keluarga} == {(16, True)}


def test_a_family_has_one_head_at_most_one_wife_and_younger_children(
    keluarga: list[Keluarga],
) -> None:
    for satu in keluarga:
        peran = [orang.hubungan for orang in satu.anggota]
        assert 1 <= len(peran) <= 6
        assert peran[0] == KEPALA
        assert peran.count(KEPALA) == 1
        assert peran.count(ISTRI) <= 1
        orang_tua = min(o.usia for o in satu.anggota if o.hubungan in (KEPALA, ISTRI))
        assert all(o.usia <= orang_tua - 18 for o in satu.anggota if o.hubungan == ANAK)
        assert all(o.perempuan for o in satu.anggota if o.hubungan == ISTRI)
        assert len({o.lahir for o in satu.anggota}) == len(peran)
        assert len({o.nama for o in satu.anggota}) == len(peran)


def test_age_is_the_age_on_the_reference_day(keluarga: list[Keluarga]) -> None:
    for satu in (satu for k in keluarga for satu in k.anggota):
        genap = (ACUAN - satu.lahir).days / 365.25
        assert satu.lahir <= ACUAN
        assert satu.usia - 0.01 <= genap < satu.usia + 1.01


def test_kept_families_keep_their_nik_name_and_date_to_themselves() -> None:
    daftar = penduduk()
    daftar.tetapkan([5, 900], acuan=date(2022, 12, 31))
    milik = [(o.nama, o.lahir, o.nik) for n in (5, 900) for o in daftar.tetap[n].anggota]
    daftar.nik_terlarang = {next(iter(penduduk())).anggota[0].nik}
    semua = [(o.nama, o.lahir, o.nik) for k in daftar for o in k.anggota]
    assert [satu for satu in semua if satu in milik] == milik
    assert sum((nama, lahir) in {m[:2] for m in milik} for nama, lahir, _ in semua) == len(milik)
    assert not daftar.nik_terlarang & {nik for _, _, nik in semua}
    assert all(lahir <= date(2022, 12, 31) for _, lahir, _ in milik)


def test_single_names_are_common_among_the_old() -> None:
    rng = acak(3)
    tua = [beri_nama(rng, perempuan=True, usia=70) for _ in range(500)]
    muda = [beri_nama(rng, perempuan=False, usia=10) for _ in range(500)]
    assert sum(" " not in nama for nama in tua) > 200
    assert sum(" " not in nama for nama in muda) < 100


@pytest.mark.parametrize("nama", ["MOH HUDA", "SITI AMINAH", "DJAMAL", "SLAMET", "ABD AZIZ", "IDA"])
def test_respelling_never_returns_the_same_name(nama: str) -> None:
    rng = acak(5)
    for _ in range(200):
        assert eja_ulang(rng, nama, perempuan=False) != nama
        assert salah_ketik(rng, nama) != nama


def test_respelling_knows_the_spellings_of_the_issue() -> None:
    rng = acak(7)
    hasil = {eja_ulang(rng, "MUHAMMAD DJOENAIDI", perempuan=False) for _ in range(600)}
    assert {"MOH DJOENAIDI", "MOCH DJOENAIDI", "MUH DJOENAIDI"} <= hasil
    assert {"MUHAMMAD JOENAIDI", "MUHAMMAD DJUNAIDI"} <= hasil
    assert {"H. MUHAMMAD DJOENAIDI", "ALM. MUHAMMAD DJOENAIDI"} <= hasil


def test_children_get_no_titles() -> None:
    rng = acak(9)
    hasil = {eja_ulang(rng, "PUTRI AYU", perempuan=True, dewasa=False) for _ in range(300)}
    assert not any(nama.startswith(("IBU", "HJ", "ALM")) or "(ALM)" in nama for nama in hasil)
