"""Files that must not be read: each is really made, each gets its own code and sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from fondasi.errors import Galat
from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.reading import open_workbook
from fondasi.spreadsheets.refusals import SENTENCES
from tests.fondasi.berkas_contoh import (
    SHEET,
    lie_about_size,
    make_ole,
    make_package,
    make_xls,
    make_xlsx,
    make_zip,
    sheet_xml,
    text_cell,
)


def read_through(path: Path, batas: Batas) -> None:
    with open_workbook(path, batas=batas) as workbook:
        for sheet in workbook.sheet_names:
            for _row in workbook.rows(sheet):
                pass


def refusal(path: Path, batas: Batas | None = None) -> str:
    with pytest.raises(Galat) as caught:
        read_through(path, batas or Batas())
    assert caught.value.pesan.endswith(".")
    assert "%(" not in caught.value.pesan
    return caught.value.kode


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def good(path: Path) -> Path:
    rows: list[list[object]] = [[f"{n:016d}", "SITI"] for n in range(2000)]
    return make_xlsx(path, [["NIK", "Nama"], *rows])


def truncated(path: Path) -> Path:
    content = good(path).read_bytes()
    return written(path, content[: len(content) // 2])


def damaged(path: Path) -> Path:
    content = bytearray(good(path).read_bytes())
    middle = len(content) // 2
    content[middle : middle + 40] = bytes(40)
    return written(path, bytes(content))


def half_xml(path: Path) -> Path:
    return make_package(path, {SHEET: sheet_xml(f"<row r='1'>{text_cell('A1', 'x')}</row>")[:-40]})


def nested(path: Path) -> Path:
    inner = make_zip(path.with_suffix(".dalam"), {"a.csv": b"a;b\n"})
    return make_zip(path, {"lagi.zip": inner.read_bytes()})


def encrypted_zip(path: Path) -> Path:
    content = bytearray(make_zip(path, {"a.csv": b"a;b\n"}).read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return written(path, bytes(content))


def dtd(path: Path) -> Path:
    body = sheet_xml(f"<row r='1'>{text_cell('A1', '&a;')}</row>")
    return make_package(path, {SHEET: body.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)})


def utf16_dtd(path: Path) -> Path:
    text = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x [<!ENTITY a "b">]><styleSheet/>'
    return make_package(path, {"xl/styles.xml": text.encode("utf-16")})


def lying_size(path: Path) -> Path:
    rows = "".join(f"<row r='{n}'>{text_cell(f'A{n}', 'x' * 50)}</row>" for n in range(1, 5000))
    make_package(path, {SHEET: sheet_xml(rows)})
    lie_about_size(path, SHEET, 5000)
    return path


def dense(path: Path) -> Path:
    return make_package(path, {"xl/media/a.bin": bytes(65 * MIB)})


def many_entries(path: Path) -> Path:
    return make_package(path, {f"xl/x{n}.xml": b"<a/>" for n in range(2001)})


def far_cell(path: Path) -> Path:
    row = f"<row r='1'>{text_cell('A1', 'x')}{text_cell('IW1', 'y')}</row>"
    return make_package(path, {SHEET: sheet_xml(row)})


def long_text(path: Path) -> Path:
    return make_package(
        path, {SHEET: sheet_xml(f"<row r='1'>{text_cell('A1', 'x' * 4 * MIB)}</row>")}
    )


CASES: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "kosong": ("BERKAS_KOSONG", lambda p: written(p, b"")),
    "terpotong": ("BERKAS_RUSAK", truncated),
    "rusak": ("BERKAS_RUSAK", damaged),
    "xml terpotong": ("BERKAS_RUSAK", half_xml),
    "zip kepala saja": ("BERKAS_RUSAK", lambda p: written(p, b"PK\x03\x04" + bytes(20))),
    "ole rusak": ("BERKAS_RUSAK", lambda p: written(p, bytes.fromhex("d0cf11e0a1b11ae1") * 90)),
    "xls rusak": ("BERKAS_RUSAK", lambda p: make_ole(p, {"Workbook": b"\xff" * 5000})),
    "bersandi xlsx": (
        "BERKAS_BERSANDI",
        lambda p: make_ole(p, {"EncryptedPackage": b"x", "EncryptionInfo": b"y"}),
    ),
    "bersandi xls": ("BERKAS_BERSANDI", lambda p: make_xls(p, [["a"]], locked=True)),
    "bersandi zip": ("BERKAS_BERSANDI", encrypted_zip),
    "html": ("BERKAS_HTML", lambda p: written(p, b"\xef\xbb\xbf \n<html><table><tr><td>1")),
    "makro": ("BERKAS_MAKRO", lambda p: make_package(p, {"xl/vbaProject.bin": b"x"})),
    "makro xls": (
        "BERKAS_MAKRO",
        lambda p: make_ole(p, {"Workbook": b"x", "_VBA_PROJECT_CUR": b"y"}),
    ),
    "pdf": ("JENIS_TIDAK_DIKENAL", lambda p: written(p, b"%PDF-1.7\n1 0 obj\n")),
    "biner": ("JENIS_TIDAK_DIKENAL", lambda p: written(p, bytes(range(256)) * 20)),
    "xml lain": ("JENIS_TIDAK_DIKENAL", lambda p: written(p, b"<?xml version='1.0'?><a/>")),
    "ole lain": ("JENIS_TIDAK_DIKENAL", lambda p: make_ole(p, {"WordDocument": b"x"})),
    "docx": (
        "JENIS_TIDAK_DIKENAL",
        lambda p: make_zip(p, {"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
    ),
    "ods": ("JENIS_TIDAK_DIKENAL", lambda p: make_zip(p, {"content.xml": b"<a/>"})),
    "zip kosong": ("ZIP_KOSONG", lambda p: make_zip(p, {"__MACOSX/x": b"x"})),
    "zip berdua": ("ZIP_BERISI_BANYAK", lambda p: make_zip(p, {"a.csv": b"a", "b.csv": b"b"})),
    "zip bersarang": ("ZIP_BERSARANG", nested),
    "zip naik": ("ZIP_JALUR_BERBAHAYA", lambda p: make_zip(p, {"../a.csv": b"a;b"})),
    "zip mutlak": ("ZIP_JALUR_BERBAHAYA", lambda p: make_zip(p, {"/etc/a.csv": b"a;b"})),
    "zip windows": ("ZIP_JALUR_BERBAHAYA", lambda p: make_zip(p, {"C:\\a.csv": b"a;b"})),
    "xlsx naik": ("ZIP_JALUR_BERBAHAYA", lambda p: make_package(p, {"xl/../../a": b"x"})),
    "ukuran bohong": ("BERKAS_RUSAK", lying_size),
    "terlalu padat": ("ZIP_BOM", dense),
    "terlalu banyak bagian": ("ZIP_BOM", many_entries),
    "dtd": ("XML_BERBAHAYA", dtd),
    "dtd utf-16": ("XML_BERBAHAYA", utf16_dtd),
    "sel panjang": ("SEL_TERLALU_PANJANG", long_text),
    "csv satu baris": ("SEL_TERLALU_PANJANG", lambda p: written(p, b"a;" * 2 * MIB)),
    "csv kutip terbuka": (
        "SEL_TERLALU_PANJANG",
        lambda p: written(p, b'a;b\n"x;y\n' + b"1;2\n" * 50_000),
    ),
    "kolom jauh": ("KOLOM_TERLALU_BANYAK", far_cell),
    "csv lebar": ("KOLOM_TERLALU_BANYAK", lambda p: written(p, b";".join([b"x"] * 300))),
    "tanpa data": ("TANPA_DATA", lambda p: make_xlsx(p, [])),
    "csv spasi": ("TANPA_DATA", lambda p: written(p, b" \n ; \n")),
}


@pytest.mark.parametrize(("kode", "make"), CASES.values(), ids=CASES.keys())
def test_refused_with_its_code(tmp_path: Path, kode: str, make: Callable[[Path], Path]) -> None:
    assert refusal(make(tmp_path / "kiriman")) == kode


def test_the_untouched_file_of_the_damaged_ones_is_read(tmp_path: Path) -> None:
    with open_workbook(good(tmp_path / "a.xlsx")) as workbook:
        assert sum(1 for _ in workbook.rows("data")) == 2001


@pytest.mark.parametrize(
    ("kode", "batas"),
    [
        ("BERKAS_TERLALU_BESAR", Batas(ukuran_berkas=1000)),
        ("ZIP_BOM", Batas(ukuran_terurai=10_000)),
        ("ZIP_BOM", Batas(rasio=2, rasio_mulai=1000)),
        ("BARIS_TERLALU_BANYAK", Batas(baris=2000)),
        ("KOLOM_TERLALU_BANYAK", Batas(kolom=1)),
        ("LEMBAR_TERLALU_BANYAK", Batas(lembar=0)),
    ],
)
def test_each_limit_is_kept(tmp_path: Path, kode: str, batas: Batas) -> None:
    assert refusal(good(tmp_path / "a.xlsx"), batas) == kode


def test_shared_strings_have_their_own_limit(tmp_path: Path) -> None:
    path = make_package(tmp_path / "a.xlsx", {})

    assert refusal(path, Batas(teks_bersama=10)) == "TEKS_TERLALU_BANYAK"


def test_a_delivery_larger_inside_than_allowed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"a;b\n" * 10_000)

    assert refusal(path, Batas(ukuran_berkas=20_000)) == "BERKAS_TERLALU_BESAR"


def test_a_sheet_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with open_workbook(good(tmp_path / "a.xlsx")) as workbook, pytest.raises(Galat) as caught:
        next(iter(workbook.rows("lain")))

    assert caught.value.kode == "LEMBAR_TIDAK_ADA"


def test_every_code_is_made_by_a_test() -> None:
    made = {kode for kode, _make in CASES.values()} | {
        "BERKAS_TERLALU_BESAR",
        "BARIS_TERLALU_BANYAK",
        "LEMBAR_TERLALU_BANYAK",
        "LEMBAR_TIDAK_ADA",
        "TEKS_TERLALU_BANYAK",
    }

    assert made == set(SENTENCES)
