"""Macro figures: a row judged, a table all or none, who may, and the change in persen poin."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from kemiskinan.actions.angka_makro import (
    BarisKeliru,
    HasilMakro,
    import_angka_makro,
    remove_angka_makro,
)
from kemiskinan.enums import UkuranKemiskinan
from kemiskinan.models import AngkaKemiskinan
from kemiskinan.queries.angka_makro import macro_figures
from kemiskinan.rules.angka_makro import KOLOM, BarisMakro, read_row
from tests.kemiskinan.makro_uji import buat_makro, sel
from tests.pemeran import Pemeran, Tempat

URL = "/kemiskinan/angka-makro/"
HARI = date(2024, 11, 4)
QUERIES = 9


def test_a_row_is_read_as_people_write_it() -> None:
    cells = sel("35.17", "2024", "P0", "8,60", Bulan="maret", **{"Tanggal rilis": "01/08/2024"})
    assert read_row(cells, HARI) == BarisMakro(
        "35.17", 2024, 3, UkuranKemiskinan.P0, Decimal("8.6000"), "BPS (uji)", date(2024, 8, 1)
    )


@pytest.mark.parametrize(
    ("ukuran", "teks", "nilai"),
    [
        ("p0", "8.6", "8.6"),
        ("p0", "0,66 %", "0.66"),
        ("p1", "1.234", "1.234"),
        ("jumlah", "268.645", "268645"),
        ("jumlah", "268645", "268645"),
        ("garis", "535123.45", "535123.45"),
    ],
)
def test_a_dot_means_what_the_measure_makes_of_it(ukuran: str, teks: str, nilai: str) -> None:
    assert read_row(sel("35", "2024", ukuran, teks), HARI).nilai == Decimal(nilai)


@pytest.mark.parametrize(
    ("cells", "kode"),
    [
        (sel("35", "2024", "p0", ""), "KOLOM_KOSONG"),
        (sel("35", "2024", "p0", "1", Sumber=""), "KOLOM_KOSONG"),
        (sel("35", "24", "p0", "1"), "TAHUN_KELIRU"),
        (sel("35", "2025", "p0", "1"), "TAHUN_KELIRU"),
        (sel("35", "99999999999", "p0", "1"), "TAHUN_KELIRU"),
        (sel("35", "2024", "p0", "1", Bulan="13"), "BULAN_KELIRU"),
        (sel("35", "2024", "p0", "1", Bulan="12"), "BULAN_MENDATANG"),
        (sel("35", "2024", "gini", "1"), "UKURAN_TIDAK_DIKENAL"),
        (sel("35", "2024", "p0", "sembilan"), "ANGKA_TIDAK_TERBACA"),
        (sel("35", "2024", "p0", "979"), "PERSEN_KELIRU"),
        (sel("35", "2024", "p0", "-1"), "NILAI_KELIRU"),
        (sel("35", "2024", "jumlah", "9" * 13), "NILAI_KELIRU"),
        (sel("35", "2024", "p0", "1", **{"Tanggal rilis": "kemarin"}), "TANGGAL_RILIS_KELIRU"),
        (sel("35", "2024", "p0", "1", **{"Tanggal rilis": "1/1/2025"}), "TANGGAL_RILIS_KELIRU"),
    ],
)
def test_what_is_wrong_is_said(cells: dict[str, str], kode: str) -> None:
    with pytest.raises(Galat) as galat:
        read_row(cells, HARI)
    assert galat.value.kode == kode


@pytest.mark.django_db
def test_a_table_is_stored_once(pemeran: Pemeran) -> None:
    rows = [(2, sel("35.17", "2024", "p0", "8,60")), (3, sel("", "2024", "p0", "9,03"))]
    assert import_angka_makro(rows, oleh=pemeran.provinsi) == HasilMakro(2, 0, ())
    assert import_angka_makro(rows, oleh=pemeran.provinsi) == HasilMakro(0, 2, ())
    stored = AngkaKemiskinan.objects.values_list("wilayah__kode", "tahun", "bulan", "nilai")
    assert sorted(stored, key=str) == [
        ("35.17", 2024, None, Decimal("8.6")),
        (None, 2024, None, Decimal("9.03")),
    ]
    line = JejakAudit.objects.get(tindakan="impor_angka_makro")
    assert (line.pelaku, line.rincian) == (pemeran.provinsi, {"baris": 2})


@pytest.mark.django_db
def test_one_wrong_row_stores_none_and_every_wrong_row_is_named(
    pemeran: Pemeran, tempat: Tempat
) -> None:
    buat_makro(tempat.kabupaten, "8.60", bulan=None)
    rows = [
        (2, sel("35.17", "2023", "p0", "9,15")),
        (3, sel("35.99", "2023", "p0", "9,15")),
        (4, sel("35.76", "2023", "p0", "9,15")),
        (5, sel("", "2023", "p0", "9,36")),
        (6, sel("35.17", "2023", "p0", "9,15")),
        (7, sel("35.17", "2024", "p0", "8,61")),
        (8, sel("35.17.05", "2024", "p0", "8,61")),
    ]
    hasil = import_angka_makro(rows, oleh=pemeran.bappeda)
    assert (hasil.baru, hasil.sama) == (0, 0)
    assert [one.nomor for one in hasil.keliru] == [3, 4, 5, 6, 7, 8]
    assert hasil.keliru[3] == BarisKeliru(6, "Sama dengan baris 2. Hapus salah satu.")
    assert AngkaKemiskinan.objects.count() == 1


@pytest.mark.django_db
def test_a_revision_stands_beside_the_first_release(pemeran: Pemeran, tempat: Tempat) -> None:
    buat_makro(tempat.kabupaten, "8.60", bulan=None, rilis=date(2024, 8, 1))
    row = sel("35.17", "2024", "p0", "8,61", **{"Tanggal rilis": "01/10/2024"})
    assert import_angka_makro([(2, row)], oleh=pemeran.bappeda).baru == 1
    (found,) = macro_figures([tempat.kabupaten], (2024, 11))
    assert (found.kini.nilai, found.lalu) == (Decimal("8.61"), None)


@pytest.mark.django_db
def test_the_newest_and_the_one_before(tempat: Tempat) -> None:
    """In persen poin; a moment after the chosen month is not known yet."""
    kini = buat_makro(tempat.kabupaten, "8.60")
    lalu = buat_makro(tempat.kabupaten, "9.15", tahun=2023)
    buat_makro(tempat.kabupaten, "9.20", tahun=2022)
    nation = buat_makro(None, "9.03")
    buat_makro(tempat.kota, "1")
    found = macro_figures([None, tempat.kabupaten], (2024, 11))
    assert [(m.kini, m.lalu) for m in found] == [(nation, None), (kini, lalu)]
    assert (found[1].selisih, found[1].besar_selisih) == (Decimal("-0.55"), Decimal("0.55"))
    assert (found[1].satuan_selisih, found[0].selisih) == ("persen poin", None)
    assert [m.kini for m in macro_figures([tempat.kabupaten], (2024, 2))] == [lalu]


@pytest.mark.django_db
def test_deleting_twice_leaves_one_line(pemeran: Pemeran, tempat: Tempat) -> None:
    row = buat_makro(tempat.kabupaten)
    kept = AngkaKemiskinan.objects.get(pk=row.pk)
    remove_angka_makro(row, oleh=pemeran.bappeda)
    remove_angka_makro(kept, oleh=pemeran.bappeda)
    assert JejakAudit.objects.filter(tindakan="hapus_angka_makro").count() == 1
    assert not AngkaKemiskinan.objects.exists()


def table(*rows: tuple[object, ...], head: tuple[str, ...] = KOLOM) -> SimpleUploadedFile:
    book: Any = openpyxl.Workbook()
    target = BytesIO()
    for row in (head, *rows):
        book.active.append(row)
    book.save(target)
    return SimpleUploadedFile("makro.xlsx", target.getvalue())


@pytest.mark.django_db
def test_a_spreadsheet_with_numbers_comes_in(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    row = ("35.17", 2024, 3, "p0", 8.6, "BPS", date(2024, 7, 1))
    answer = client.post(f"{URL}unggah/", {"berkas": table(row)})
    assert (answer.status_code, answer["Location"]) == (302, URL)
    html = client.get(URL).content.decode()
    assert "8,60 persen" in html
    assert "Maret 2024" in html
    assert "rilis 1 Juli 2024" in html


@pytest.mark.django_db
def test_wrong_rows_are_shown_by_number(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    bad = table(("35.17", 2024, 3, "p0", "86O", "BPS", None))
    html = client.post(f"{URL}unggah/", {"berkas": bad}).content.decode()
    assert "Belum ada yang tersimpan: 1 baris perlu diperbaiki" in html
    assert "Baris 2: Angka belum terbaca." in html
    html = client.post(f"{URL}unggah/", {"berkas": table(("x",), head=("Tahun",))}).content.decode()
    assert "Kolom Ukuran, Nilai, Sumber tidak ada di baris judul." in html
    html = client.post(
        f"{URL}unggah/", {"berkas": SimpleUploadedFile("a.xlsx", b"PK\x03\x04rusak")}
    ).content.decode()
    assert "rb-salah" in html
    assert not AngkaKemiskinan.objects.exists()


@pytest.mark.django_db
def test_the_template_comes_back_as_it_went(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    book: Any = openpyxl.load_workbook(BytesIO(client.get(f"{URL}templat/").content))
    assert tuple(cell.value for cell in book.active[1]) == KOLOM


@pytest.mark.django_db
@pytest.mark.parametrize("jumlah", [1, 3])
def test_the_list_costs_the_same(
    jumlah: int, client: Any, pemeran: Pemeran, tempat: Tempat
) -> None:
    for n in range(jumlah):
        buat_makro(tempat.kabupaten, tahun=2020 + n)
    client.force_login(pemeran.bappeda)
    client.get(URL)
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.get(URL)
    assert len(found) == QUERIES


@pytest.mark.django_db
def test_a_stranger_sees_no_other_kabupaten(client: Any, pemeran: Pemeran, tempat: Tempat) -> None:
    buat_makro(tempat.kota, "7.77")
    buat_makro(tempat.provinsi, "9.79")
    client.force_login(pemeran.desa)
    html = client.get(URL).content.decode()
    assert "7,77" not in html
    assert "9,79" in html
