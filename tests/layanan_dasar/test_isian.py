"""What somebody types, read or refused with a sentence; scores and colours; words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fondasi.errors import Galat
from layanan_dasar.enums import JenisIndikator, Keadaan, WarnaSkor
from layanan_dasar.rules.isian import Soal, clean, read_jawaban
from layanan_dasar.rules.kata import direction, points, typed, words
from layanan_dasar.rules.penilaian import (
    Ambang,
    Jawaban,
    check_penilaian,
    score,
    share,
    weighted,
)

HARI = date(2024, 11, 4)
RASIO = Soal(JenisIndikator.RASIO, bulat=True)
ANGKA = Soal(JenisIndikator.ANGKA)
D = Decimal


def baca(soal: Soal, **isi: str) -> Jawaban:
    return read_jawaban(soal, isi, HARI)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("3,5", D("3.5")),
        (" 3,5 ", D("3.5")),
        ("\u00a03,5\u200b", D("3.5")),
        ("1.234", D(1234)),
        ("1 234", D(1234)),
        ("1.234,56789", D("1234.5679")),
        ("0", D(0)),
        ("", None),
    ],
)
def test_numbers_as_people_write_them(teks: str, nilai: Decimal | None) -> None:
    assert baca(ANGKA, nilai=teks).nilai == nilai


@pytest.mark.parametrize(
    ("soal", "isi", "kode"),
    [
        (ANGKA, {"nilai": "-1"}, "ANGKA_NEGATIF"),
        (ANGKA, {"nilai": "9999999999999"}, "ANGKA_TERLALU_BESAR"),
        (ANGKA, {"nilai": "1.5"}, "ANGKA_TIDAK_TERBACA"),
        (ANGKA, {"nilai": "1e9"}, "ANGKA_TIDAK_TERBACA"),
        (ANGKA, {"nilai": "<b>1</b>"}, "ANGKA_TIDAK_TERBACA"),
        (RASIO, {"pembilang": "1,5", "penyebut": "3"}, "ANGKA_BULAT"),
        (RASIO, {"pembilang": "1"}, "RASIO_SEPARUH"),
        (RASIO, {"penyebut": "1"}, "RASIO_SEPARUH"),
        (Soal(JenisIndikator.WARGA), {"nilai": "5,1"}, "SKALA_WARGA"),
        (Soal(JenisIndikator.WARGA), {"nilai": "0"}, "SKALA_WARGA"),
        (Soal(JenisIndikator.PILIHAN, ("a",)), {"pilihan": "b"}, "PILIHAN_TIDAK_DIKENAL"),
        (Soal(JenisIndikator.YA_TIDAK), {"ya": "1"}, "PILIHAN_TIDAK_DIKENAL"),
        (Soal(JenisIndikator.TANGGAL), {"tanggal": "2024-11-05"}, "TANGGAL_NANTI"),
        (Soal(JenisIndikator.TANGGAL), {"tanggal": "5/11/2024"}, "TANGGAL_TIDAK_TERBACA"),
        (Soal(JenisIndikator.TEKS), {"teks": "x" * 1001}, "TEKS_PANJANG"),
        (
            Soal(JenisIndikator.ANGKA, boleh_tidak_ada=False),
            {"keadaan": "TIDAK_ADA_LAYANAN"},
            "KEADAAN_TIDAK_DIKENAL",
        ),
        (ANGKA, {"keadaan": "LAIN"}, "KEADAAN_TIDAK_DIKENAL"),
    ],
)
def test_refused_with_a_sentence(soal: Soal, isi: dict[str, str], kode: str) -> None:
    with pytest.raises(Galat) as galat:
        baca(soal, **isi)
    assert galat.value.kode == kode


def test_three_ways_of_having_no_value_are_three_things() -> None:
    kosong, tiada, tak = (
        baca(ANGKA, nilai=""),
        baca(ANGKA, keadaan="TIDAK_ADA_LAYANAN"),
        baca(ANGKA, keadaan="TIDAK_BERLAKU"),
    )
    rule = {"jenis": "jenjang", "titik": [[0, 100], [10, 0]]}
    assert (kosong.kosong, tiada.kosong, tak.kosong) == (True, False, False)
    assert [score(one, rule) for one in (kosong, tiada, tak)] == [None, D(0), None]
    said = [words(one, JenisIndikator.ANGKA) for one in (kosong, tiada, tak)]
    assert said == ["–", "Tidak ada layanan", "Tidak berlaku"]


@pytest.mark.parametrize(
    ("jawaban", "rule", "skor"),
    [
        (Jawaban(pembilang=D(40), penyebut=D(50)), {"jenis": "persen", "target": 80}, D(100)),
        (Jawaban(pembilang=D(30), penyebut=D(50)), {"jenis": "persen", "target": 80}, D(75)),
        (Jawaban(pembilang=D(1), penyebut=D(3)), {"jenis": "persen"}, D("33.33")),
        (Jawaban(pembilang=D(9), penyebut=D(3)), {"jenis": "persen"}, D(100)),
        (Jawaban(pembilang=D(10), penyebut=D(100)), {"jenis": "persen", "balik": True}, D(90)),
        (Jawaban(pembilang=D(0), penyebut=D(0)), {"jenis": "persen"}, None),
        (
            Jawaban(pembilang=D(5), penyebut=D(100)),
            {"jenis": "jenjang", "titik": [[0, 100], [10, 0]]},
            D(50),
        ),
        (Jawaban(nilai=D(4)), {"jenis": "jenjang", "titik": [[3, 80], [5, 0]]}, D(40)),
        (Jawaban(nilai=D(1)), {"jenis": "jenjang", "titik": [[3, 80], [5, 0]]}, D(80)),
        (Jawaban(nilai=D(9)), {"jenis": "jenjang", "titik": [[3, 80], [5, 10]]}, D(10)),
        (Jawaban(pilihan="baik"), {"jenis": "pilihan", "skor": {"baik": 90}}, D(90)),
        (Jawaban(ya=False), {"jenis": "ya", "ya": 100, "tidak": 20}, D(20)),
        (Jawaban(nilai=D("3.5")), {"jenis": "skala"}, D("62.5")),
        (Jawaban(teks="ada"), {"jenis": "tanpa"}, None),
        (Jawaban(), {"jenis": "persen"}, None),
    ],
)
def test_score(jawaban: Jawaban, rule: dict[str, Any], skor: Decimal | None) -> None:
    assert score(jawaban, rule) == skor


def test_colours_follow_the_thresholds() -> None:
    ambang = Ambang(D(50), D(80))
    found = [ambang.warna(D(n)) for n in ("49.99", "50", "79.99", "80")]
    assert found == [WarnaSkor.MERAH, WarnaSkor.KUNING, WarnaSkor.KUNING, WarnaSkor.HIJAU]
    assert ambang.warna(None) == ""


def test_weighted_mean_leaves_out_what_has_no_score() -> None:
    assert weighted([(D(100), D(2)), (D(40), D(1)), (None, D(5))]) == D(80)
    assert weighted([(None, D(1))]) is None
    assert weighted([(D(10), D(0))]) is None


@pytest.mark.parametrize(
    ("jenis", "rule", "pilihan"),
    [
        ("RASIO", {"jenis": "ya"}, []),
        ("ANGKA", {"jenis": "persen"}, []),
        ("RASIO", {"jenis": "persen", "target": 0}, []),
        ("RASIO", {"jenis": "persen", "target": "95"}, []),
        ("ANGKA", {"jenis": "jenjang", "titik": [[0, 100]]}, []),
        ("ANGKA", {"jenis": "jenjang", "titik": [[5, 100], [5, 0]]}, []),
        ("ANGKA", {"jenis": "jenjang", "titik": [[0, 101], [5, 0]]}, []),
        ("ANGKA", {"jenis": "jenjang", "titik": "x"}, []),
        ("PILIHAN", {"jenis": "pilihan", "skor": {"a": 1}}, [["a", "A"], ["b", "B"]]),
        ("PILIHAN", {"jenis": "pilihan", "skor": {"a": 101}}, [["a", "A"]]),
        ("YA_TIDAK", {"jenis": "ya", "ya": 120}, []),
        ("TEKS", {"jenis": "skala"}, []),
        ("RASIO", {}, []),
        ("RASIO", [], []),
    ],
)
def test_scoring_that_does_not_fit_is_named(jenis: str, rule: Any, pilihan: Any) -> None:
    assert check_penilaian(jenis, rule, pilihan) != ""


def test_words_and_typing() -> None:
    assert words(Jawaban(pembilang=D(1200), penyebut=D(1500)), "RASIO") == (
        "1.200 dari 1.500 (80,00\u00a0%)"
    )
    assert words(Jawaban(pilihan="a"), "PILIHAN", [["a", "Baik"]]) == "Baik"
    assert words(Jawaban(ya=True), "YA_TIDAK") == "Ya"
    assert words(Jawaban(tanggal="2024-11-04"), "TANGGAL") == "4 November 2024"
    assert words(Jawaban(nilai=D("3.50")), "ANGKA", satuan="km") == "3,5 km"
    assert words(Jawaban(teks="ada"), "TEKS") == "ada"
    assert words(Jawaban(Keadaan.TIDAK_DIISI), "ANGKA") == "–"
    assert (typed(D("1234.50")), typed(D("1500.0000")), typed(None)) == ("1234,5", "1500", "")


def test_direction() -> None:
    assert direction(D(60), D(50)) == 1
    assert direction(D("50.4"), D(50)) == 0
    assert direction(D(40), D(50)) == -1
    assert direction(None, D(50)) is None


def test_share_of_nobody_is_no_share() -> None:
    assert share(D(0), D(0)) is None
    assert share(D(1), D(4)) == 25


def test_clean_takes_hidden_characters() -> None:
    assert clean("\ufeff a\u00a0\u200b b\t") == "a b"


def test_a_score_reads_as_its_colour_judges() -> None:
    assert [points(Decimal(text)) for text in ("49.60", "79.99", "80.00")] == [49, 79, 80]
