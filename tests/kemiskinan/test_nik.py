"""The parser of NIK cells: what is read, what is refused, what is only doubted."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kemiskinan.rules.nik import Nik, digits_for, mask, mask_raw, read_kk, read_nik

LAHIR = date(1990, 1, 1)
BENAR = "3517054101909001"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (BENAR, Nik(BENAR)),
        (f"'{BENAR}", Nik(BENAR)),
        ("351705 410190.9001", Nik(BENAR)),
        ("", Nik(None, ("NIK_KOSONG",))),
        ("'", Nik(None, ("NIK_KOSONG",))),
        ("0", Nik(None, ("NIK_NOL",))),
        ("0000000000000000", Nik(None, ("NIK_NOL",))),
        (BENAR[:-1], Nik(None, ("NIK_KURANG_ANGKA",))),
        (BENAR + "1", Nik(None, ("NIK_17_ANGKA",))),
        (BENAR + "12", Nik(None, ("NIK_LEBIH_ANGKA",))),
        ("3,51705E+15", Nik(None, ("NIK_RUSAK_EXCEL",))),
        ("3.51705E+15", Nik(None, ("NIK_RUSAK_EXCEL",))),
        ("35170541****9001", Nik(None, ("NIK_TERSAMAR",))),
        ("35.1705.XXX.9001", Nik(None, ("NIK_TERSAMAR",))),
        ("35.1705.410...", Nik(None, ("NIK_TERSAMAR",))),
        ("BELUM ADA", Nik(None, ("NIK_BUKAN_ANGKA",))),
        ("٣٥١٧٠٥٤١٠١٩٠٩٠٠١", Nik(None, ("NIK_BUKAN_ANGKA",))),
        ("1111111111111111", Nik("1111111111111111", ("NIK_POLA_ISIAN",))),
        ("3517054101900000", Nik("3517054101900000", ("NIK_POLA_ISIAN",))),
        ("3517050001909001", Nik("3517050001909001", ("NIK_TANGGAL_MUSTAHIL",))),
        ("3517054201909001", Nik("3517054201909001", ("NIK_BEDA_LAHIR",))),
        ("3517050101909001", Nik("3517050101909001", ("NIK_BEDA_JENIS_KELAMIN",))),
    ],
)
def test_sel_nik(cell: str, expected: Nik) -> None:
    assert read_nik(cell, LAHIR, "P") == expected


def test_angka_nol_di_akhir_sel_bilangan_berarti_rusak() -> None:
    """Excel keeps 15 digits; another program that wrote all sixteen is believed."""
    ends_with_zero = "3517054101909010"
    assert read_nik(ends_with_zero, LAHIR, "P", number_cell=True).temuan == ("NIK_RUSAK_EXCEL",)
    assert read_nik(ends_with_zero, LAHIR, "P") == Nik(ends_with_zero)
    assert read_nik(BENAR, LAHIR, "P", number_cell=True) == Nik(BENAR)


def test_tanpa_pembanding_tidak_ada_keraguan() -> None:
    assert read_nik(BENAR, None, "") == Nik(BENAR)


def test_29_februari_sah_bila_salah_satu_abad_kabisat() -> None:
    assert read_nik("3517052902009001", None, "") == Nik("3517052902009001")
    assert read_nik("3517052902019001", None, "").temuan == ("NIK_TANGGAL_MUSTAHIL",)


def test_awalan_kabupaten_lain_bukan_temuan() -> None:
    assert read_nik("7104014101909001", LAHIR, "P") == Nik("7104014101909001")


@given(st.text(max_size=24), st.dates(), st.sampled_from(["L", "P", ""]))
def test_tidak_pernah_mengarang(cell: str, lahir: date, jk: str) -> None:
    """What comes out stands in the cell, digit by digit; nothing comes out silently as none."""
    nik = read_nik(cell, lahir, jk)
    if nik.angka is None:
        assert len(nik.temuan) == 1
    else:
        assert nik.angka == "".join(c for c in cell if c.isdigit())
        assert len(nik.angka) == 16


@given(st.dates(date(1930, 1, 1), date(2026, 1, 1)), st.sampled_from(["L", "P"]))
def test_nik_yang_sesuai_tidak_diragukan(lahir: date, jk: str) -> None:
    nik = f"351705{digits_for(lahir, jk)}9001"
    assert read_nik(nik, lahir, jk) == Nik(nik)


def test_kk_dan_samaran() -> None:
    assert read_kk("3517.0512.0110.9001") == Nik("3517051201109001")
    assert read_kk("").temuan == ()
    assert read_kk("123").temuan == ("KK_KURANG_ANGKA",)
    assert mask(BENAR) == "3517********9001"
    assert mask(None) == ""
    assert mask_raw("351705410190900") == "3517*********00"
    assert mask_raw("0") == "0"
