from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from fondasi.spreadsheets.writing import write_xlsx
from fondasi.tables import KolomTabel, Sel, Tabel, percent

KOLOM = (
    KolomTabel("Kecamatan"),
    KolomTabel("Jiwa", "angka"),
    KolomTabel("Kemajuan (%)", "persen"),
    KolomTabel("Batas", "tanggal"),
)


def tabel() -> Tabel:
    rows = [
        ("=Bareng", 1234, Decimal("8.6"), date(2024, 11, 30)),
        ("Jumlah", 0, None, None),
    ]
    return Tabel("verval", "Kemajuan", KOLOM, rows, berjumlah=True)


def test_sel_dalam_kata() -> None:
    rows = [(cells, total) for cells, total in tabel().isi]
    assert rows == [
        (
            [
                Sel("=Bareng", False, False),
                Sel("1.234", True, False),
                Sel("8,60\u00a0%", True, False),
                Sel("30 November 2024", False, False),
            ],
            False,
        ),
        (
            [Sel("Jumlah", False, False), Sel("0", True, True), Sel("–", True, False),
             Sel("–", False, False)],
            True,
        ),
    ]  # fmt: skip


def test_buku_kerja_bertipe_dan_tanpa_rumus() -> None:
    target = BytesIO()
    assert write_xlsx(target, [tabel().lembar]) == 2
    sheet = load_workbook(target)["verval"]
    assert [cell.value for cell in sheet[1]] == ["Kecamatan", "Jiwa", "Kemajuan (%)", "Batas"]
    first = list(sheet[2])
    assert (first[0].value, first[0].data_type) == ("=Bareng", "s")
    assert first[1].value == 1234
    assert first[2].value == 8.6
    assert str(first[3].value) == "2024-11-30 00:00:00"


def test_baris_yang_tidak_pas_ditolak() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        Tabel("x", "x", KOLOM, [("a",)])


def test_persen_dari_nol_tidak_ada() -> None:
    assert percent(5567, 7408) == Decimal("75.15")
    assert percent(0, 0) is None
    assert percent(None, 3) is None
