"""What goes out is inert, printable and comes back as it was."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fondasi.spreadsheets.reading import open_workbook
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import csv_lines, write_csv, write_xlsx

DANGEROUS = ["=cmd|'/c calc'!A1", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "http://x.id", "007"]


def written(*sheets: Lembar) -> Any:
    target = BytesIO()
    write_xlsx(target, sheets)
    target.seek(0)
    return openpyxl.load_workbook(target)


def texts(values: list[str], **more: Any) -> Lembar:
    return Lembar("data", [Kolom("Isi", **more)], [[value] for value in values])


@pytest.mark.parametrize("value", DANGEROUS)
def test_dangerous_text_is_a_text_cell(value: str) -> None:
    cell = written(texts([value]))["data"]["A2"]

    assert (cell.data_type, cell.number_format, cell.hyperlink) == ("s", "@", None)
    assert cell.value.replace("_x000D_", "\r") == value


def test_kinds_of_columns() -> None:
    columns = [Kolom("NIK"), Kolom("Rupiah", jenis="bilangan"), Kolom("Lahir", jenis="tanggal")]
    rows: list[list[object]] = [
        ["3517012003710001", Decimal("1500000.50"), date(1971, 3, 24)],
        [3517012003710001, "tidak ada", None],
    ]
    sheet = written(Lembar("data", columns, rows))["data"]

    assert [c.value for c in sheet[2]][:2] == ["3517012003710001", 1500000.5]
    assert sheet["C2"].value.date() == date(1971, 3, 24)
    assert [c.value for c in sheet[3]] == ["3517012003710001", "tidak ada", None]
    assert [c.number_format for c in sheet[2]] == ["@", "#,##0.##", "dd/mm/yyyy"]


def test_pages_are_ready_to_print() -> None:
    lembar = Lembar(
        "data", [Kolom("Nama", lebar=30)], [["SITI"]], "Daftar A & B", "Untuk verval; Camat X"
    )
    sheet = written(lembar)["data"]

    assert sheet.oddFooter.left.text == "Untuk verval; Camat X"
    assert sheet.oddFooter.right.text == "Halaman &P dari &N"
    assert sheet.oddHeader.left.text == "Daftar A && B"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$1:$1", "A2")
    assert sheet.auto_filter.ref == "A1:A2"
    assert 30 <= sheet.column_dimensions["A"].width < 31
    assert sheet["A1"].font.bold


@pytest.mark.parametrize("filler", ["x", "&", "é"])
def test_a_long_footer_is_cut_and_keeps_the_page_number(filler: str) -> None:
    target = BytesIO()
    write_xlsx(target, [Lembar("data", [Kolom("A")], [["x"]], filler * 400, filler * 400)])
    xml = zipfile.ZipFile(target).read("xl/worksheets/sheet1.xml").decode()
    footer = xml.split("<oddFooter>")[1].split("</oddFooter>")[0].replace("&amp;", "&")

    assert footer.endswith("&RHalaman &P dari &N")
    assert 200 < len(footer) <= 255
    assert footer.removeprefix("&L").split("…")[0].count("&") % 2 == 0


def test_dropdowns_and_hidden_columns() -> None:
    columns = [
        Kolom("Kunci", tersembunyi=True),
        Kolom("Keberadaan", pilihan=["Ada", "Meninggal", "Pindah"]),
    ]
    sheet = written(Lembar("data", columns, [["1", ""], ["2", ""]], baris_isian=50))["data"]
    (rule,) = sheet.data_validations.dataValidation

    assert (rule.type, rule.formula1, str(rule.sqref)) == (
        "list",
        '"Ada,Meninggal,Pindah"',
        "B2:B51",
    )
    assert sheet.column_dimensions["A"].hidden
    assert not sheet.column_dimensions["B"].hidden


def test_a_dropdown_that_excel_cannot_hold_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="255"):
        written(texts(["x"], pilihan=["pilihan panjang"] * 20))


def test_an_empty_list_still_has_its_head() -> None:
    assert [c.value for c in written(Lembar("data", [Kolom("Nama")], []))["data"][1]] == ["Nama"]


def test_rows_are_counted_over_all_sheets() -> None:
    one = Lembar("satu", [Kolom("A")], [["1"], ["2"]])
    two = Lembar("dua", [Kolom("A")], [["3"]])

    assert write_xlsx(BytesIO(), [one, two]) == 3


def test_csv_is_what_an_indonesian_excel_opens() -> None:
    target = BytesIO()

    assert write_csv(target, ["Nama", "Nilai"], [["=1+1", -5], ["A;B", None]]) == 2
    assert target.getvalue() == (b'\xef\xbb\xbfNama;Nilai\r\n\'=1+1;-5\r\n"A;B";\r\n')


def test_streamed_csv_equals_the_written_one() -> None:
    rows: list[list[object]] = [["=1", 2.5], ["é", date(2024, 11, 4)]]
    target = BytesIO()
    write_csv(target, ["a", "b"], rows)

    assert b"".join(csv_lines(["a", "b"], rows)) == target.getvalue()


storable = st.characters(exclude_categories=["Cs", "Cc"])
cells = st.text(storable, max_size=40).filter(lambda t: not t or (t == t.strip()))
tables = st.lists(
    st.lists(cells, min_size=3, max_size=3).filter(lambda row: any(t.strip() for t in row)),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(tables)
def test_xlsx_round_trip_changes_no_text(rows: list[list[str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.xlsx")
        write_xlsx(path, [Lembar("data", [Kolom("a"), Kolom("b"), Kolom("c")], rows)])
        with open_workbook(path) as workbook:
            found = list(workbook.rows("data"))

    assert found == [(n, row) for n, row in enumerate([["a", "b", "c"], *rows], 1)]


@settings(max_examples=60)
@given(tables)
def test_csv_round_trip_changes_only_formulas(rows: list[list[str]]) -> None:
    inert = [["'" + t if t.startswith(("=", "+", "-", "@")) else t for t in row] for row in rows]
    with TemporaryDirectory() as folder:
        path = Path(folder, "a.csv")
        with path.open("wb") as stream:
            write_csv(stream, ["kolom a", "kolom b", "kolom c"], rows)
        text = path.read_text(encoding="utf-8-sig")
        with open_workbook(path) as workbook:
            found = [row for _number, row in workbook.rows("csv")][1:]

    assert list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))[1:] == inert
    assert found == inert


PEAK = """
import re, sys
from pathlib import Path
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
rows = ([f"isi unik {n} {k}" for k in range(8)] for n in range(int(sys.argv[2])))
write_xlsx(Path(sys.argv[1]), [Lembar("data", [Kolom(str(k)) for k in range(8)], rows)])
# Unlike ru_maxrss this counts from the start of this program, not from its parent's size.
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak_kib(path: Path, rows: int) -> int:
    command = [sys.executable, "-c", PEAK, str(path), str(rows)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    small, large = peak_kib(tmp_path / "a.xlsx", 5_000), peak_kib(tmp_path / "b.xlsx", 50_000)

    assert large < small + 8 * 1024
