from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from kemiskinan.rules.nama import GELAR, KATA, NASAB, inti, inti_sql, kunci, kunci_sql

POTONGAN = st.sampled_from(
    [*GELAR, *NASAB, *(kata for kata, _ in KATA), "SITI", "MOCHAMMAD", "DJOEMIRAH", "M.", "St."]
)
HURUF = st.text(alphabet="AaBbDdEeGgHhIiJjKkMmNnOoSsTtUuYyZz .,'’-()^É%1\t", max_size=12)
NAMA = st.lists(POTONGAN | HURUF, max_size=5).map(" ".join)


def dari_sql(nama: str) -> tuple[str, str]:
    with connection.cursor() as cursor:
        keyed = f"SELECT {kunci_sql('n.nama')} AS kunci FROM (SELECT %s::text AS nama) n"
        cursor.execute(f"SELECT k.kunci, {inti_sql('k.kunci')} FROM ({keyed}) k", [nama])
        row = cursor.fetchone()
    return str(row[0]), str(row[1])


@pytest.mark.django_db
@settings(max_examples=300)
@given(nama=NAMA)
def test_sql_and_python_make_the_same_key(nama: str) -> None:
    assert dari_sql(nama) == (kunci(nama), inti(kunci(nama)))


@pytest.mark.parametrize(
    "ejaan",
    [
        [
            "MUHAMMAD ARIFIN",
            "MOH. ARIFIN",
            "Moch Arifin",
            "MUH ARIFIN",
            "M. ARIFIN",
            "MOHAMAD ARIFIN",
        ],
        ["ABDUL ROHMAN", "ABD. ROHMAN", "H. ABD ROHMAN", "ABDUL ROHMAN BIN SALIM"],
        ["AHMAD SHOLEH", "ACHMAD SOLEH", "AKHMAD SHOLEH"],
        ["DJUMAIN", "JUMAIN", "BPK. JUMAIN", "DJOEMAIN", "JUMAIN (ALM)", "ALM. JUMAIN"],
        ["SITI KHOTIMAH", "ST. HOTIMAH", "HJ. SITI CHOTIMAH", "IBU SITI KHOTIMAH"],
        ["TJIPTO", "CIPTO", "Cipto, S.Pd", "Drs. CIPTO"],
        ["SYAMSUL MA'ARIF", "SAMSUL MAARIF", "SAMSUL MAARIP"],
        ["NURAINI", "NUR AINI", "NOR AINI"],
    ],
)
def test_spellings_of_one_name_meet(ejaan: list[str]) -> None:
    assert {kunci(nama) for nama in ejaan} == {kunci(ejaan[0])}


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("SLAMET", "SELAMAT"),
        ("DINA", "DINI"),
        ("MUHAMMAD ARIFIN", "AHMAD ARIFIN"),
        ("SITI AMINAH", "SITI AMINI"),
        ("BINTI MAFTUKHAH", "MAFTUKHAH"),
        ("HARI", "HERI"),
    ],
)
def test_different_names_stay_apart(satu: str, lain: str) -> None:
    assert kunci(satu) != kunci(lain)


def test_a_name_of_titles_only_has_no_key() -> None:
    assert [kunci(nama) for nama in ("", "H.", "ALM", "-", "123", ",")] == [""] * 6


def test_a_short_rest_keeps_its_first_word() -> None:
    assert [inti(kunci(nama)) for nama in ("SITI AMINAH", "SITIYAH", "M. ALI", "SLAMET")] == [
        "AMINAH",
        "SITIAH",
        "MUHAMADALI",
        "SLAMET",
    ]
