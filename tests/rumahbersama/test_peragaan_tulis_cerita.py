"""The demo's files: what OPD upload, and last year's release."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from rumahbersama.peragaan import tulis_cerita
from rumahbersama.peragaan.cerita import RencanaCerita, susun_cerita
from rumahbersama.peragaan.daftar_p3ke import INDIVIDU_A
from rumahbersama.peragaan.tulis import Penulis
from rumahbersama.peragaan.wilayah import desa_sekabupaten, kepala_nik_luar

DESIL = INDIVIDU_A.index("Desil Kesejahteraan")
NOMOR = INDIVIDU_A.index("ID Individu")


@pytest.fixture(scope="module")
def cerita() -> RencanaCerita:
    return susun_cerita(
        desa_sekabupaten("35.17"), kepala_nik_luar("35.17"), jumlah=3_000, sk=120, benih=1
    )


@pytest.fixture(scope="module")
def penerima(
    cerita: RencanaCerita, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("cerita")
    (folder / "penerima").mkdir()
    return list(tulis_cerita.tulis_penerima(Penulis(folder), cerita))


@pytest.mark.parametrize(
    ("tahun", "bulan", "masa"), [(2023, 1, 6), (2023, 7, 12), (2024, 6, 6), (2024, 8, 10)]
)
def test_help_stands_in_its_half_years_list(tahun: int, bulan: int, masa: int) -> None:
    assert tulis_cerita.masa_salur(tahun, bulan) == masa


def test_every_planned_help_stands_in_exactly_one_list(
    cerita: RencanaCerita, penerima: list[dict[str, Any]]
) -> None:
    tertulis = Counter(
        (no, daftar["program"], daftar["tahun"], daftar["status"])
        for daftar in penerima
        for no in daftar["sk_no"]
    )
    rencana = Counter((i.sk_no, i.kode_program, i.tahun, i.status) for i in cerita.intervensi)
    assert tertulis == rencana
    assert max(date(d["tahun"], d["bulan"], 1) for d in penerima) < date(2024, 11, 1)


def test_a_list_names_its_people_as_the_decree_does(
    cerita: RencanaCerita, penerima: list[dict[str, Any]]
) -> None:
    daftar = penerima[0]
    kepala, *baris = load_workbook(daftar["berkas"])["data"].iter_rows(values_only=True)
    assert kepala == tulis_cerita.KEPALA_PENERIMA
    for isi, no in zip(baris, daftar["sk_no"], strict=True):
        assert (isi[1], isi[2] or "") == (cerita.sk[no - 1].nama, cerita.sk[no - 1].nik)


def test_last_year_the_decrees_people_were_in_decile_one(cerita: RencanaCerita) -> None:
    lalu = {baris[NOMOR]: int(baris[DESIL]) for baris in tulis_cerita.tahun_lalu(cerita, 1)}
    kini = {o.id_individu: k.desil for k in cerita.penduduk for o in k.anggota}
    assert {lalu[nomor] for nomor in cerita.kebenaran.values()} == {1}
    assert 0.94 < len(lalu) / len(kini) < 0.99
    pindah = Counter(desil - kini[nomor] for nomor, desil in lalu.items() if desil >= kini[nomor])
    assert set(pindah) == {0, 1}


def test_the_command_line_writes_all_files(tmp_path: Path) -> None:
    pilihan = tulis_cerita.uraikan(
        ["--folder", str(tmp_path), "--jumlah", "2000", "--sk", "60", "--riwayat"]
    )
    ringkas = tulis_cerita.tulis_semua(pilihan)
    assert {f.name for f in tmp_path.iterdir()} == {
        "kebenaran.csv",
        "p3ke_individu_a.xlsx",
        "p3ke_individu_a_2023.xlsx",
        "p3ke_keluarga_b.xlsx",
        "penerima",
        "rencana.json",
        "sk_bupati.xlsx",
    }
    assert set(ringkas) == {"berkas", "penerima", "neraca", "detik"}
