from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from fondasi import formatting as f
from fondasi.errors import Galat

SENIN = date(2024, 11, 4)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1.000"),
        (654220, "654.220"),
        (-1841, "-1.841"),
        (2.5, "3"),
        (-0.2, "0"),
        (None, "–"),
    ],
)
def test_whole_numbers_have_dots(value: float | None, text: str) -> None:
    assert f.angka(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (8.6, 2, "8,60"),
        (Decimal("1234.565"), 2, "1.234,57"),
        (0.125, 2, "0,13"),
        (-0.001, 2, "0,00"),
        (1841, 1, "1.841,0"),
        (None, 2, "–"),
    ],
)
def test_decimals_have_a_comma(value: float | Decimal | None, digits: int, text: str) -> None:
    assert f.desimal(value, digits) == text


def test_a_share_of_nothing_is_a_dash() -> None:
    assert f.persen(5567, 7408) == "75,15\u00a0%"
    assert f.persen(0, 7408, 0) == "0\u00a0%"
    assert f.persen(0, 0) == "–"
    assert f.persen(None, 5) == "–"


def test_rupiah() -> None:
    assert f.rupiah(1_500_000) == "Rp1.500.000"
    assert f.rupiah(Decimal("2500000000.00")) == "Rp2.500.000.000"
    assert f.rupiah(-5000) == "-Rp5.000"
    assert f.rupiah(None) == "–"


def test_dates_in_words() -> None:
    assert f.tanggal(date(2026, 11, 22)) == "22 November 2026"
    assert f.tanggal_singkat(date(2026, 8, 1)) == "1 Agu 2026"
    assert f.hari_tanggal(SENIN) == "Senin, 4 November 2024"
    assert f.bulan_tahun(SENIN) == "November 2024"
    assert [f.tanggal(None), f.tanggal_singkat(None), f.hari_tanggal(None)] == ["–"] * 3


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2024, 11, 3), "3 November 2024"),
        (date(2024, 11, 4), "hari ini"),
        (date(2024, 11, 5), "besok"),
        (date(2024, 11, 6), "lusa"),
        (date(2024, 11, 11), "7 hari lagi"),
        (date(2024, 11, 12), "12 November 2024"),
    ],
)
def test_near_days_are_relative(day: date, text: str) -> None:
    assert f.relatif(day, SENIN) == text


def test_time_is_the_time_of_the_place() -> None:
    moment = datetime(2024, 11, 4, 16, 41, tzinfo=UTC)
    assert f.jam(moment) == "23.41 WIB"
    assert f.jam(moment, "Asia/Makassar") == "00.41 WITA"
    assert f.jam(moment, "Asia/Jayapura") == "01.41 WIT"
    assert f.waktu(moment, "Asia/Jayapura") == "5 November 2024 01.41 WIT"


def test_a_moment_of_the_demo_reads_as_its_today(settings: Any) -> None:
    now = timezone.now()
    settings.HARI_INI = "2024-11-04"
    assert f.waktu(now) == f"4 November 2024 {f.jam(now)}"
    assert f.tanggal(now - timedelta(days=3)) == "1 November 2024"
    settings.HARI_INI = None
    assert f.tanggal(now) == f.tanggal(timezone.localdate(now))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        f.jam(datetime(2024, 11, 4, 9, 41))


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0, "0,0 detik"),
        (8.44, "8,4 detik"),
        (59.6, "1 menit"),
        (125, "2 menit 5 detik"),
        (3600, "1 jam"),
        (3845, "1 jam 4 menit"),
    ],
)
def test_durations_have_two_units_at_most(seconds: float, text: str) -> None:
    assert f.durasi(seconds) == text


def test_file_sizes() -> None:
    sizes = [512, 1024, 1536, 94_371_840, 3 * 1024**4]
    assert [f.ukuran(size) for size in sizes] == [
        "512 B",
        "1 KB",
        "1,5 KB",
        "90 MB",
        "3.072 GB",
    ]


def test_masked_nik_hides_the_birth_date() -> None:
    assert f.samarkan_nik("3517014107809001") == "3517********9001"
    assert f.samarkan_nik("") == "–"


@given(st.text(alphabet="0123456789' .E+", min_size=1, max_size=20))
def test_a_broken_nik_shows_nothing(raw: str) -> None:
    shown = f.samarkan_nik(raw)
    assert len(shown) == len(raw)
    if len(raw) != 16 or not raw.isdigit():
        assert set(shown) == {"*"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("654.220", "654220"),
        (" 8,60 ", "8.60"),
        ("1.234,5", "1234.5"),
        ("-12", "-12"),
        ("7408", "7408"),
    ],
)
def test_numbers_are_read_back(text: str, value: str) -> None:
    assert f.baca_angka(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "8.60", "1,234.5", "12.34", "dua", "1e5", "٣"])
def test_a_doubtful_number_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(Galat) as caught:
        f.baca_angka(text)
    assert caught.value.kode == "ANGKA_TIDAK_TERBACA"
    assert "koma untuk desimal" in caught.value.pesan


@given(st.decimals(-(10**12), 10**12, places=3))
def test_writing_and_reading_agree(value: Decimal) -> None:
    assert f.baca_angka(f.desimal(value, 3)) == value


def test_templates_write_numbers_only_where_asked() -> None:
    page = Template(
        "{% load angka %}{{ tahun }} {{ n|angka }} {{ n|persen:whole }} {{ n|lebar:whole }}"
        " {{ none|angka }} {{ day|relatif }}"
    )
    context = Context({"tahun": 2024, "n": 1841, "whole": 7408, "none": None, "day": None})
    assert page.render(context) == "2024 1.841 24,85\u00a0% 24.85 – –"
