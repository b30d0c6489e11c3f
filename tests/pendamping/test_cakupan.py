from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from pypdf import PdfReader

from fondasi.today import today
from pendamping.queries.cakupan import coverage_of, summary_of
from tests.pemeran import Pemeran, Tempat, buat_wilayah
from tests.pendamping.pendamping_uji import buat_pendamping, buat_penempatan, buat_program

pytestmark = pytest.mark.django_db


def bangun(tempat: Tempat) -> None:
    """Galengdowo: two of PKH and nobody of PLD; Wonomerto: nobody; Bareng: one of PLD."""
    pkh = buat_program("pkh", wajib=True, urutan=1)
    pld = buat_program("pld", wajib=True, tunggal=True, urutan=2)
    buat_program("ptpd", urutan=3)
    rini = buat_pendamping(pkh, tempat.kecamatan, "Rini (contoh)")
    sari = buat_pendamping(pkh, tempat.kecamatan, "=SARI (contoh)")
    for row in (rini, sari):
        buat_penempatan(row, tempat.desa)
    buat_penempatan(rini, tempat.desa_lain, sampai=today())
    tari = buat_pendamping(pld, tempat.kecamatan_tetangga, "Tari (contoh)")
    buat_penempatan(tari, tempat.desa_tetangga)


def test_matriks_kecamatan(tempat: Tempat) -> None:
    bangun(tempat)
    matriks = coverage_of(tempat.kecamatan, today())
    assert [
        (row.desa.nama, [(s.program.kode, str(s.isi), s.jumlah) for s in row.sel])
        for row in matriks.baris
    ] == [
        ("Galengdowo", [("pkh", "rangkap", 2), ("pld", "kosong", 0)]),
        ("Wonomerto", [("pkh", "kosong", 0), ("pld", "kosong", 0)]),
    ]
    assert [one.kode for one in matriks.tak_hadir] == ["ptpd"]
    assert matriks.tanpa_pendamping == [tempat.desa_lain]
    assert (matriks.celah, matriks.rangkap) == (3, 1)
    assert [(b.nama, b.jumlah) for b in matriks.beban] == [
        ("=SARI (contoh)", 1),
        ("Rini (contoh)", 1),
    ]


def test_kemarin_masih_terlayani(tempat: Tempat) -> None:
    bangun(tempat)
    kemarin = coverage_of(tempat.kecamatan, today() - timedelta(days=1))
    assert kemarin.tanpa_pendamping == []


def test_ringkasan_kabupaten_dan_provinsi(tempat: Tempat) -> None:
    bangun(tempat)
    kabupaten = summary_of(tempat.kabupaten, today())
    assert [
        (r.wilayah.kode, r.desa, r.tanpa_pendamping, r.orang, r.terisi) for r in kabupaten.baris
    ] == [
        ("35.17.04", 2, 1, 1, (0, 1, 0)),
        ("35.17.05", 2, 1, 2, (1, 0, 0)),
        ("35.17.09", 1, 1, 0, (0, 0, 0)),
    ]
    provinsi = summary_of(tempat.provinsi, today())
    assert [(r.wilayah.kode, r.desa, r.tanpa_pendamping, r.orang) for r in provinsi.baris] == [
        ("35.17", 5, 3, 3),
        ("35.76", 1, 1, 0),
    ]


def test_desa_yang_berakhir_tidak_dihitung(tempat: Tempat) -> None:
    buat_wilayah("35.17.05.2009", "Lama", berlaku_sampai=today() - timedelta(days=1))
    names = [row.desa.nama for row in coverage_of(tempat.kecamatan, today()).baris]
    assert names == ["Galengdowo", "Wonomerto"]


def test_pertanyaan_tetap_banyaknya(tempat: Tempat, django_assert_num_queries: Any) -> None:
    bangun(tempat)
    with django_assert_num_queries(3):
        coverage_of(tempat.kecamatan, today())
    with django_assert_num_queries(6):
        summary_of(tempat.kabupaten, today())
    for nomor in range(3):
        row = buat_pendamping(buat_program(), tempat.kecamatan, f"Orang {nomor}")
        buat_penempatan(row, tempat.desa)
    with django_assert_num_queries(3):
        coverage_of(tempat.kecamatan, today())
    with django_assert_num_queries(6):
        summary_of(tempat.kabupaten, today())


def halaman(client: Client, pemeran: Pemeran, who: str, alamat: str) -> str:
    client.force_login(pemeran[who])  # type: ignore[arg-type]
    response = client.get(alamat, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_halaman_menemukan_desa_tanpa_pendamping(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    bangun(tempat)
    isi = halaman(client, pemeran, "camat", "/pendamping/")
    assert "1 dari 2 desa/kelurahan tanpa pendamping" in isi
    assert "Wonomerto." in isi
    assert "2 orang" in isi


def test_provinsi_melihat_angka_tanpa_nama(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    bangun(tempat)
    for who in ("provinsi", "admin_nasional"):
        isi = halaman(client, pemeran, who, "/pendamping/cakupan/35.17.05/")
        assert "contoh)" not in isi
        assert "Beban kerja" not in isi
        assert client.get("/pendamping/cakupan/35.17.05/?unduh=xlsx").status_code == 404
    assert "Rini (contoh)" in halaman(client, pemeran, "bappeda", "/pendamping/cakupan/35.17.05/")


def test_wilayah_yang_belum_melapor_disebut(
    client: Client, tempat: Tempat, pemeran: Pemeran
) -> None:
    bangun(tempat)
    isi = halaman(client, pemeran, "provinsi", "/pendamping/cakupan/35/")
    assert isi.count("Belum melapor") == 1


def test_xlsx_dan_pdf(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    bangun(tempat)
    client.force_login(pemeran.camat)
    response = client.get("/pendamping/cakupan/35.17.05/?unduh=xlsx")
    book = load_workbook(BytesIO(response.content))
    rows = list(book["Cakupan"].iter_rows(values_only=True))
    assert rows[1] == (
        "35.17.05.2001", "Desa Galengdowo", "=SARI (contoh); Rini (contoh)", "Kosong", 2,
    )  # fmt: skip
    assert book["Cakupan"]["C2"].data_type == "s"
    assert book["Beban kerja"].max_row == 3
    response = client.get("/pendamping/cakupan/35.17.05/pdf/")
    text = PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "1 dari 2 desa/kelurahan tanpa pendamping: Wonomerto." in text
    assert "Rini" not in text
    response = client.get("/pendamping/cakupan/35.17/?unduh=xlsx")
    assert response.status_code == 404
    client.force_login(pemeran.bappeda)
    response = client.get("/pendamping/cakupan/35.17/?unduh=xlsx")
    rows = list(load_workbook(BytesIO(response.content)).active.iter_rows(values_only=True))  # type: ignore[union-attr]
    assert rows[2] == ("35.17.05", "Kec. Wonosalam", 2, 1, 2, 1, 0, 0)


def test_dua_tempat_memilih(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    isi = halaman(client, pemeran, "dua_tugas", "/pendamping/cakupan/")
    assert "Kec. Wonosalam" in isi
    assert "Kec. Bareng" in isi
