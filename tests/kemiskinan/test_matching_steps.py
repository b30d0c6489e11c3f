"""Each SQL step on five rows whose result was worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tests.kemiskinan.padan import DESA, DESA_JAUH, DESA_LAIN, LAHIR, Orang, sampai

pytestmark = pytest.mark.django_db
BALIK = date(1990, 1, 4)
NIK_LAIN = "3517054101909777"


def test_10_keeps_every_row_and_makes_keys() -> None:
    kiri = [
        Orang(1, "HJ. SITI AMINAH"),
        Orang(2, "MOCH. DJUMAIN", jk=""),
        Orang(3, "SLAMET, S.Pd", nik=None),
        Orang(4, "", lahir=None),
        Orang(5, "M. ALI", desa=None),
    ]
    query = "SELECT id, kunci, inti, jk FROM kiri ORDER BY id"
    assert sampai("10_kiri", kiri, kiri, query) == [
        (1, "SITIAMINAH", "AMINAH", "P"),
        (2, "MUHAMADJUMAIN", "JUMAIN", None),
        (3, "SLAMET", "SLAMET", "P"),
        (4, "", "", "P"),
        (5, "MUHAMADALI", "MUHAMADALI", "P"),
    ]


def test_20_pairs_equal_nik_and_nothing_else() -> None:
    kiri = [Orang(1), Orang(2, nik=None), Orang(3, nik=NIK_LAIN)]
    kanan = [
        Orang(11),
        Orang(12, nama="LAIN SEKALI"),
        Orang(13, nik=None),
        Orang(14, nik="3517054101909002"),
        Orang(15, nik=NIK_LAIN),
    ]
    query = "SELECT kiri_id, kanan_id, seejaan FROM calon ORDER BY 1, 2"
    assert sampai("20_calon_nik", kiri, kanan, query) == [
        (1, 11, True),
        (1, 12, False),
        (3, 15, True),
    ]


def test_30_searches_on_for_everybody_without_one_clear_bearer() -> None:
    kiri = [
        Orang(1),
        Orang(2, nik="3517054101909002", lahir=BALIK),
        Orang(3, nik="3517054101909003", nama="BUDI SANTOSO"),
        Orang(4, nik="3517054101909004"),
        Orang(5, nik=None, lahir=date(1990, 4, 13), desa=DESA_JAUH),
    ]
    kanan = [
        Orang(11),
        Orang(12, nik="3517054101909002"),
        Orang(13, nik="3517054101909003"),
        Orang(14, nik="3517054101909004"),
        Orang(15, nik="3517054101909004"),
    ]
    hari = [(d - date(1800, 1, 1)).days for d in (BALIK, LAHIR, date(1990, 4, 13))]
    assert sampai("30_belum", kiri, kanan, "SELECT * FROM belum ORDER BY 1, 2") == [
        (3, -DESA),
        (3, hari[0]),
        (3, hari[1]),
        (4, -DESA),
        (4, hari[0]),
        (4, hari[1]),
        (5, -DESA_JAUH),
        (5, hari[2]),
    ]


def test_40_meets_under_a_date_an_exchanged_date_or_a_missing_one() -> None:
    kiri = [Orang(1, nik=None), Orang(2, nik=None, lahir=None)]
    kanan = [
        Orang(11, desa=DESA_JAUH),
        Orang(12, lahir=BALIK),
        Orang(13, lahir=None),
        Orang(14, lahir=None, desa=DESA_LAIN),
        Orang(15, nama="BUDI", lahir=LAHIR),
    ]
    query = "SELECT kiri_id, kanan_id FROM sekitar ORDER BY 1, 2"
    assert sampai("40_sekitar", kiri, kanan, query) == [
        (1, 11),
        (1, 12),
        (1, 13),
        (2, 12),
        (2, 13),
    ]


def test_45_adds_each_pair_once() -> None:
    kiri = [Orang(1, nama="SITI AMINA")]
    kanan = [
        Orang(11, nama="BUDI"),
        Orang(12, nik=None),
        Orang(13, nik=NIK_LAIN),
        Orang(14, lahir=BALIK, nik=None),
        Orang(15, lahir=date(1991, 4, 1)),
    ]
    query = "SELECT kiri_id, kanan_id, kunci FROM calon ORDER BY 2"
    assert sampai("45_calon_lain", kiri, kanan, query) == [
        (1, 11, "BUDI"),
        (1, 12, "SITIAMINAH"),
        (1, 13, "SITIAMINAH"),
        (1, 14, "SITIAMINAH"),
        (1, 15, "SITIAMINAH"),
    ]


def test_50_says_what_agrees() -> None:
    kiri = [Orang(1, nama="SITI AMINI")]
    kanan = [
        Orang(11, nik="3517054101909011"),
        Orang(12, nik="3517054101900901", desa=DESA_LAIN),
        Orang(13, nik=None, lahir=BALIK, jk="L"),
        Orang(14, nik="3517059901909099", nama="SITI AMINI"),
        Orang(15, lahir=None, desa=None),
    ]
    query = (
        "SELECT kanan_id, nik, posisi, tanggal, tempat, jk_beda, round(mirip::numeric, 2)::text "
        "FROM banding ORDER BY 1"
    )
    assert sampai("50_banding", kiri, kanan, query) == [
        (11, "satu", [15], "sama", "desa", False, "0.80"),
        (12, "tertukar", [13, 14], "sama", "kecamatan", False, "0.80"),
        (13, "tanpa", None, "tertukar", "desa", True, "0.80"),
        (14, "beda", None, "sama", "desa", False, "1.00"),
        (15, "sama", [], "tanpa", "kabupaten", False, "0.80"),
    ]


def test_60_scores_and_marks_what_is_clear() -> None:
    kiri = [Orang(1)]
    kanan = [
        Orang(11),
        Orang(12, nik="3517054101919001"),
        Orang(13, nik=None),
        Orang(14, nik=NIK_LAIN),
        Orang(15, nik=None, desa=DESA_JAUH),
    ]
    query = "SELECT kanan_id, skor::text, jelas FROM pasangan ORDER BY 1"
    ganda = Orang(16, nama="BUDI SANTOSO", lahir=date(1950, 1, 1), desa=DESA_JAUH)
    assert sampai("60_pasangan", kiri, [*kanan, ganda], query) == [
        (11, "1.000", True),
        (12, "0.950", True),
        (13, "0.900", True),
        (14, "0.550", False),
        (15, "0.800", False),
        (16, "0.450", False),
    ]


def test_70_settles_only_what_stands_alone() -> None:
    kiri = [
        Orang(1),
        Orang(2, nik="3517054101909200", nama="BUDI SANTOSO", jk="L"),
        Orang(3, nik=None, nama="RINA WATI", lahir=date(1980, 5, 5)),
    ]
    kanan = [
        Orang(11),
        Orang(12, nik="3517054101909200", nama="BUDI SANTOSO", jk="L"),
        Orang(13, nik="3517054101909200", nama="BUDI SANTOSO", jk="L"),
        Orang(14, nama="RINA WATI", nik="3517054505809001", lahir=date(1980, 5, 5)),
        Orang(15, nama="RINA WATI", nik=None, lahir=date(1980, 5, 5), desa=DESA_LAIN),
    ]
    query = "SELECT kiri_id, kanan_id, status FROM hasil ORDER BY 1, 2"
    assert sampai("70_hasil", kiri, kanan, query) == [
        (1, 11, "otomatis"),
        (2, 12, "perlu_ditinjau"),
        (2, 13, "perlu_ditinjau"),
        (3, 14, "perlu_ditinjau"),
        (3, 15, "perlu_ditinjau"),
    ]
