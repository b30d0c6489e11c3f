"""The rules of padu padan, one situation each."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from kemiskinan.matching.engine import match_parties
from kemiskinan.rules.ambang import BERLAKU
from tests.kemiskinan.padan import DESA_JAUH, DESA_LAIN, Orang, alasan, padankan, pihak

pytestmark = pytest.mark.django_db
BALIK = date(1990, 1, 4)
LAIN = date(1971, 9, 30)
OTOMATIS, TINJAU = "otomatis", "perlu_ditinjau"
NIK_LAIN = "3517054101909777"


def hasil(kiri: Orang, *kanan: Orang) -> list[tuple[int, str]]:
    return [(k, status) for _, k, status in padankan([kiri], list(kanan))]


@pytest.mark.parametrize(
    ("kiri", "kanan"),
    [
        (Orang(1), Orang(2)),
        (Orang(1), Orang(2, lahir=LAIN)),
        (Orang(1), Orang(2, nama="AMINAH")),
        (Orang(1, nama="HARTONO YUDI"), Orang(2, nama="YUDI HARTONO")),
        (Orang(1, nama="YUDI H."), Orang(2, nama="YUDI HARTONO")),
        (Orang(1), Orang(2, desa=DESA_JAUH)),
        (Orang(1), Orang(2, lahir=BALIK)),
        (Orang(1, nik="3517054101919001"), Orang(2)),
        (Orang(1, nik="3517504101909001"), Orang(2)),
        (Orang(1, nik=None), Orang(2)),
        (Orang(1, nik=None, lahir=BALIK), Orang(2)),
        (Orang(1, nik=None, nama="HJ. ST. AMINAH", jk=""), Orang(2)),
        (
            Orang(1, nik=None, nama="SITI KHOTIMAH JANNAH", desa=DESA_LAIN),
            Orang(2, nama="SITI KHOTIMAH JANNAH"),
        ),
    ],
    ids=[
        "same",
        "nik and name",
        "nik and date, SITI left out",
        "nik and date, words exchanged",
        "nik and date, a word cut",
        "moved",
        "day and month exchanged",
        "nik one digit wrong",
        "nik two exchanged",
        "no nik",
        "no nik, day and month exchanged",
        "no nik, respelt",
        "no nik, moved within the kecamatan",
    ],
)
def test_clear_pairs_settle_themselves(kiri: Orang, kanan: Orang) -> None:
    assert hasil(kiri, kanan) == [(2, OTOMATIS)]


@pytest.mark.parametrize(
    ("kiri", "kanan"),
    [
        (Orang(1, nama="BUDI SANTOSO", lahir=LAIN, jk="L"), Orang(2)),
        (Orang(1, nama="BUDI SANTOSO"), Orang(2)),
        (Orang(1, nik="3517054101909002", nama="SITI AMINAN"), Orang(2)),
        (Orang(1, nik="3517054101919001", nama="SITI AMINI"), Orang(2)),
        (Orang(1, nik="3517054101919001", nama="HARTONO YUDI"), Orang(2, nama="YUDI HARTONO")),
        (Orang(1, nik=None, nama="YUDI"), Orang(2, nama="YUDI HARTONO")),
        (Orang(1, nik=NIK_LAIN), Orang(2)),
        (Orang(1, nik=None, desa=DESA_JAUH), Orang(2)),
        (Orang(1, nik=None, desa=DESA_LAIN), Orang(2)),
        (Orang(1, nik=None, nama="SITI AMIN"), Orang(2)),
        (Orang(1, nik=None, lahir=None), Orang(2)),
        (Orang(1, nik=None), Orang(2, jk="L")),
    ],
    ids=[
        "same nik, another person",
        "same nik and date, another name",
        "serial differs, name nearly the same: a twin",
        "near nik, similar name",
        "near nik, words exchanged",
        "no nik, a word left out",
        "two different nik",
        "no nik, another kecamatan",
        "no nik, short name, another desa",
        "no nik, similar name",
        "neither nik nor date",
        "no nik, another sex",
    ],
)
def test_unclear_pairs_wait_for_a_person(kiri: Orang, kanan: Orang) -> None:
    assert hasil(kiri, kanan) == [(2, TINJAU)]


@pytest.mark.parametrize(
    ("kiri", "kanan"),
    [
        (Orang(1, nik=None), Orang(2, lahir=LAIN)),
        (Orang(1, nik=None), Orang(2, nama="BUDI SANTOSO")),
        (Orang(1, nik=NIK_LAIN, desa=DESA_JAUH), Orang(2)),
        (Orang(1, nik=None, nama="H."), Orang(2, nama="ALM.")),
        (Orang(1, nik=None, nama=""), Orang(2, nama="")),
    ],
    ids=["another date", "another name", "namesake elsewhere", "titles only", "no names"],
)
def test_strangers_are_not_offered(kiri: Orang, kanan: Orang) -> None:
    assert hasil(kiri, kanan) == []


def test_of_twins_the_bearer_of_the_nik_is_taken() -> None:
    kembar = Orang(3, nama="SITI AMINI", nik="3517054101909002")
    assert hasil(Orang(1), Orang(2), kembar) == [(2, OTOMATIS)]


def test_an_absent_person_is_not_her_twin() -> None:
    kembar = Orang(3, nama="SITI AMINI", nik="3517054101909002")
    assert hasil(Orang(1), kembar) == [(3, TINJAU)]


def test_two_equally_good_candidates_are_both_offered() -> None:
    satu, dua = Orang(2, nik=None), Orang(3, nik=None)
    assert hasil(Orang(1, nik=None), satu, dua) == [(2, TINJAU), (3, TINJAU)]


def test_a_namesake_of_the_neighbouring_desa_makes_it_unclear() -> None:
    nama = "SITI KHOTIMAH JANNAH"
    sini, sana = Orang(2, nama, nik=None), Orang(3, nama, nik=None, desa=DESA_LAIN)
    assert hasil(Orang(1, nama, nik=None), sini, sana) == [(2, TINJAU), (3, TINJAU)]


def test_a_mixed_up_nik_offers_the_person_before_its_bearer() -> None:
    pemilik = Orang(2, nama="BUDI SANTOSO", lahir=LAIN, jk="L", desa=DESA_JAUH)
    orangnya = Orang(3, nik=NIK_LAIN)
    assert hasil(Orang(1), pemilik, orangnya) == [(3, TINJAU), (2, TINJAU)]


def test_one_person_claimed_by_two_rows_is_decided_by_a_human() -> None:
    assert padankan([Orang(1), Orang(4, nik=None)], [Orang(2)]) == [
        (1, 2, TINJAU),
        (4, 2, TINJAU),
    ]


def test_reasons_are_indonesian_words() -> None:
    kiri = Orang(1, nik="3517054101919001", nama="SITI AMINA", desa=DESA_JAUH)
    assert alasan(kiri, Orang(2)) == [
        "NIK beda satu angka (angka ke-12)",
        "nama mirip 0,90",
        "tanggal lahir sama",
        "kecamatan berbeda",
    ]
    assert alasan(Orang(1), Orang(2)) == [
        "NIK sama",
        "nama sama",
        "tanggal lahir sama",
        "desa sama",
    ]
    assert alasan(Orang(1, nik=None, nama="ST AMINAH", lahir=BALIK), Orang(2))[:3] == [
        "NIK tidak dapat dibandingkan",
        "nama sama, ejaan berbeda",
        "hari dan bulan lahir tertukar",
    ]


def test_reasons_hold_no_digit_of_a_nik() -> None:
    text = " ".join(alasan(Orang(1, nik="3517504101909001"), Orang(2)))
    assert "tertukar dua angka (angka ke-5 dan ke-6)" in text
    assert "3517" not in text


def test_matching_twice_gives_the_same() -> None:
    kiri, kanan = [Orang(1), Orang(4, nik=None, nama="BUDI")], [Orang(2), Orang(3, nik=None)]
    assert padankan(kiri, kanan) == padankan(kiri, kanan) == [(1, 2, OTOMATIS)]


def test_the_parties_may_be_any_lists() -> None:
    """Parameters of the caller reach both queries."""
    with connection.cursor() as cursor:
        match_parties(
            cursor,
            kiri=f"SELECT * FROM ({pihak([Orang(1), Orang(5)])}) x WHERE id < %(batas)s",
            kanan=f"SELECT * FROM ({pihak([Orang(2), Orang(6)])}) x WHERE id < %(batas)s",
            ambang=BERLAKU,
            params={"batas": 3},
        )
        cursor.execute("SELECT kiri_id, kanan_id, status, skor::text, nik_beda FROM hasil")
        assert cursor.fetchall() == [(1, 2, OTOMATIS, "1.000", [])]
