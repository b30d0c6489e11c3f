"""What comes out of a readable spreadsheet: true row numbers, clean texts, findings."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest

from fondasi.spreadsheets.cells import ANGKA_PANJANG, KARAKTER_DIBUANG, Temuan
from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.reading import open_workbook
from tests.fondasi.berkas_contoh import (
    SHEET,
    make_package,
    make_xls,
    make_xlsx,
    sheet_xml,
    text_cell,
)

Rows = list[tuple[int, list[str]]]


def read(path: Path, batas: Batas | None = None, temuan: list[Temuan] | None = None) -> Rows:
    lapor = None if temuan is None else temuan.append
    with open_workbook(path, batas=batas or Batas(), lapor=lapor) as workbook:
        return [row for sheet in workbook.sheet_names for row in workbook.rows(sheet)]


def test_row_numbers_and_columns_are_those_the_spreadsheet_shows(tmp_path: Path) -> None:
    path = make_xlsx(
        tmp_path / "a.xlsx", [[], [], ["", "NIK", "Nama"], [" "], ["", "3517", "SITI"]]
    )

    assert read(path) == [(3, ["", "NIK", "Nama"]), (5, ["", "3517", "SITI"])]


def test_typed_cells_become_plain_text(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
        clock = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet.write_row(0, 0, [7, 8.60, 0.1 + 0.2, 0.00001, True, False, -3])
        sheet.write_datetime(1, 0, datetime(1971, 3, 24), day)
        sheet.write_datetime(1, 1, datetime(2024, 11, 4, 8, 30), clock)
        sheet.write_formula(2, 0, "=1+1", None, 2)
        sheet.write_formula(2, 1, '="a"', None, "hasil")

    assert read(path) == [
        (1, ["7", "8.6", "0.3", "0.00001", "TRUE", "FALSE", "-3"]),
        (2, ["1971-03-24", "2024-11-04 08:30:00", "", "", "", "", ""]),
        (3, ["2", "hasil", "", "", "", "", ""]),
    ]


def test_a_number_of_sixteen_digits_keeps_them_and_is_reported(tmp_path: Path) -> None:
    body = "<row r='1'><c r='A1'><v>9408123456789013</v></c><c r='B1'><v>3.52E+15</v></c></row>"
    path = make_package(tmp_path / "a.xlsx", {SHEET: sheet_xml(body)})
    temuan: list[Temuan] = []

    assert read(path, temuan=temuan) == [(1, ["9408123456789013", "3520000000000000"])]
    assert temuan == [
        Temuan("data", 1, 1, ANGKA_PANJANG, "9408123456789013"),
        Temuan("data", 1, 2, ANGKA_PANJANG, "3520000000000000"),
    ]
    assert "9408123456789013" not in repr(temuan)


def test_scientific_text_stays_as_it_is(tmp_path: Path) -> None:
    temuan: list[Temuan] = []
    path = make_xlsx(tmp_path / "a.xlsx", [["3,52E+15", "'3517012003710001"]])

    assert read(path, temuan=temuan) == [(1, ["3,52E+15", "'3517012003710001"])]
    assert temuan == []


def test_nul_is_removed_and_reported(tmp_path: Path) -> None:
    body = f"<row r='2'>{text_cell('A2', 'baik')}{text_cell('B2', 'a_x0000_b')}</row>"
    path = make_package(tmp_path / "a.xlsx", {SHEET: sheet_xml(body)})
    temuan: list[Temuan] = []

    assert read(path, temuan=temuan) == [(2, ["baik", "ab"])]
    assert temuan == [Temuan("data", 2, 2, KARAKTER_DIBUANG, "a\\x00b")]


def test_findings_are_counted_once_per_cell(tmp_path: Path) -> None:
    path = make_xlsx(tmp_path / "a.xlsx", [[3517012003710001]])

    with open_workbook(path) as workbook:
        list(workbook.rows("data"))
        assert workbook.temuan == {ANGKA_PANJANG: 1}


def test_styled_blanks_and_a_lying_dimension_hide_no_row(tmp_path: Path) -> None:
    blanks = "".join(f'<row r="{n}"><c r="A{n}" s="0"/></row>' for n in range(3, 40_000))
    after = f"<row r='40000'>{text_cell('A40000', 'jauh')}</row>"
    body = f"<row r='1'>{text_cell('A1', 'satu')}</row><row r='2'>{text_cell('C2', 'dua')}</row>"
    path = make_package(
        tmp_path / "a.xlsx", {SHEET: sheet_xml(body + blanks + after, "A1:XFD1048576")}
    )

    assert read(path) == [(1, ["satu"]), (2, ["", "", "dua"]), (40_000, ["jauh", "", ""])]


def test_blank_rows_within_the_limit_do_not_end_the_reading(tmp_path: Path) -> None:
    body = f"<row r='1'>{text_cell('A1', 'satu')}</row><row r='9'>{text_cell('A9', 'dua')}</row>"
    path = make_package(tmp_path / "a.xlsx", {SHEET: sheet_xml(body)})

    assert read(path, Batas(kosong_berturut=8)) == [(1, ["satu"]), (9, ["dua"])]
    assert read(path, Batas(kosong_berturut=7)) == [(1, ["satu"])]


def test_a_gap_of_billions_of_rows_does_not_hang(tmp_path: Path) -> None:
    far = f"<row r='4294967295'>{text_cell('A4294967295', 'b')}</row>"
    body = f"<row r='1'>{text_cell('A1', 'a')}</row>{far}"
    path = make_package(tmp_path / "a.xlsx", {SHEET: sheet_xml(body)})

    assert read(path) == [(1, ["a"])]


def test_a_cell_millions_of_columns_away_takes_no_memory(tmp_path: Path) -> None:
    near = f"<row r='1'>{text_cell('A1', 'a')}</row>"
    far = f"<row r='2'>{text_cell('B2', 'b')}{text_cell('ZZZZZZ2', 'c')}</row>"
    path = make_package(tmp_path / "a.xlsx", {SHEET: sheet_xml(near + far)})

    assert read(path) == [(1, ["a"]), (2, ["", "b"])]
    assert peak_kib(path, 2) < 200 * 1024


def test_several_sheets_are_listed_and_read(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("kosong")
        book.add_worksheet("data").write(0, 0, "isi")
        book.add_worksheet("lain").write(1, 1, "isi lain")

    with open_workbook(path) as workbook:
        assert (workbook.format, workbook.sheet_names) == ("xlsx", ["kosong", "data", "lain"])
        assert list(workbook.rows("lain")) == [(2, ["", "isi lain"])]
        assert list(workbook.rows("data")) == [(1, ["isi"])]


def test_xls_is_read(tmp_path: Path) -> None:
    path = make_xls(tmp_path / "a.xls", [["NIK", "Umur"], ["3517012003710001", 53.0]])

    with open_workbook(path) as workbook:
        assert (workbook.format, workbook.sheet_names) == ("xls", ["data"])
        assert list(workbook.rows("data")) == [
            (1, ["NIK", "Umur"]),
            (2, ["3517012003710001", "53"]),
        ]


def test_the_name_of_a_file_is_not_asked(tmp_path: Path) -> None:
    xls = make_xls(tmp_path / "a.xlsx", [["a"]])
    xlsx = make_xlsx(tmp_path / "b.xls", [["b"]])
    bare = make_xlsx(tmp_path / "tanpa akhiran", [["c"]])

    assert [read(path) for path in (xls, xlsx, bare)] == [[(1, ["a"])], [(1, ["b"])], [(1, ["c"])]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_csv_encodings_and_delimiters(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "a.csv"
    text = f'Nama{delimiter}Alamat\r\n\r\nANDRÉ{delimiter}"RT 1{delimiter}\nRW 2"\r\n'
    path.write_bytes(text.encode(encoding))

    assert read(path) == [(1, ["Nama", "Alamat"]), (3, ["ANDRÉ", f"RT 1{delimiter}\nRW 2"])]


def test_csv_with_excels_separator_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"sep=;\nNama;NIK\nSITI, S.Pd;1\n")

    assert read(path) == [(1, ["Nama", "NIK"]), (2, ["SITI, S.Pd", "1"])]


def test_csv_bytes_without_meaning_are_removed_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xef\xbb\xbfNama;NIK\nSI\xffTI;1\x00\n")
    temuan: list[Temuan] = []

    assert read(path, temuan=temuan) == [(1, ["Nama", "NIK"]), (2, ["SITI", "1"])]
    assert temuan == [
        Temuan("csv", 2, 1, KARAKTER_DIBUANG, "SI\\udcffTI"),
        Temuan("csv", 2, 2, KARAKTER_DIBUANG, "1\\x00"),
    ]


@pytest.mark.parametrize("inner", ["data.xlsx", "data.xls", "data.csv"])
def test_a_zip_of_one_spreadsheet_is_read(tmp_path: Path, inner: str) -> None:
    source = tmp_path / inner
    if inner.endswith("xlsx"):
        make_xlsx(source, [["a", "b"]])
    elif inner.endswith("xls"):
        make_xls(source, [["a", "b"]])
    else:
        source.write_text("a;b\n")
    path = tmp_path / "kiriman.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(source, f"folder/{inner}")
        archive.writestr("__MACOSX/._data", b"x")

    with open_workbook(path) as workbook:
        assert workbook.format == inner.rpartition(".")[2]
        assert list(workbook.rows(workbook.sheet_names[0])) == [(1, ["a", "b"])]


def test_dates_written_as_excel_serials_without_format_stay_numbers(tmp_path: Path) -> None:
    serial = (date(1971, 3, 24) - date(1899, 12, 30)).days

    assert read(make_xlsx(tmp_path / "a.xlsx", [[serial]])) == [(1, ["26016"])]


PEAK = """
import re, sys
from pathlib import Path
from fondasi.spreadsheets.reading import open_workbook
with open_workbook(Path(sys.argv[1])) as workbook:
    count = sum(1 for _ in workbook.rows("data"))
# Unlike ru_maxrss this counts from the start of this program, not from its parent's size.
print(count, re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak_kib(path: Path, expected: int) -> int:
    done = subprocess.run(
        [sys.executable, "-c", PEAK, str(path)], capture_output=True, text=True, check=True
    )
    count, peak = map(int, done.stdout.split())
    assert count == expected
    return peak


def test_memory_does_not_grow_with_rows(tmp_path: Path) -> None:
    row: list[object] = [f"isi kolom ke-{n} yang agak panjang" for n in range(12)]
    small = make_xlsx(tmp_path / "a.xlsx", [row] * 20_000)
    large = make_xlsx(tmp_path / "b.xlsx", [row] * 100_000)

    assert peak_kib(large, 100_000) < peak_kib(small, 20_000) + 8 * 1024
