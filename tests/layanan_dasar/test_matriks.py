"""Matrices: sums, never averages of averages; trend, missing cards, who sees which, files."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pypdf
import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fondasi import rujukan
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import Instrumen, PeriodeKartu
from layanan_dasar.queries.matriks import Matriks, matrix_of, times_of
from layanan_dasar.queries.tren import trends_in, trends_of
from layanan_dasar.rules.penilaian import Jawaban
from tests.layanan_dasar.kartu_uji import (
    buat_instrumen,
    buat_periode,
    isi,
    jadikan,
    kartu_dari,
    rasio,
)
from tests.pemeran import Pemeran, Tempat, segar
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
D = Decimal


def sah(periode: PeriodeKartu, desa: Any, **jawaban: Jawaban) -> None:
    jadikan(isi(kartu_dari(periode, desa), **jawaban), StatusKartu.DIVERIFIKASI)


def matriks(wilayah: Any, dimensi: str = "", ke: int = 0) -> Matriks:
    return matrix_of(wilayah, times_of(wilayah)[ke], dimensi)


def angka(sel: Any) -> list[Decimal | None]:
    return [one.skor for one in sel]


def test_columns_are_dimensions_then_aspects(periode: PeriodeKartu, tempat: Tempat) -> None:
    found = matriks(tempat.kecamatan)
    assert [one.kode for one in found.kolom] == [
        "air", "sekolah", "tata", "kualitas", "aksesibilitas",
    ]  # fmt: skip


def test_a_small_and_a_large_desa_weigh_by_their_people(
    periode: PeriodeKartu, tempat: Tempat
) -> None:
    """9 of 10 and 300 of 990: 309 of 1,000 is 30.9, the mean of the shares would be 60.2."""
    sah(periode, tempat.desa, air_minum=rasio(9, 10))
    sah(periode, tempat.desa_lain, air_minum=rasio(300, 990))
    found = matriks(tempat.kecamatan, "air")
    assert [angka(one.sel) for one in found.baris] == [
        [D("90.00"), None, None], [D("30.30"), None, None],
    ]  # fmt: skip
    assert angka(found.total) == [D("30.90"), None, None]
    assert (found.total[0].persen, found.total[0].jarak) == (D("30.9"), D("69.1"))
    assert [one.wilayah for one in found.perlu_dukungan] == [tempat.desa_lain]


def test_dimension_of_a_territory_comes_from_rolled_up_indicators(
    periode: PeriodeKartu, tempat: Tempat
) -> None:
    sah(periode, tempat.desa, air_minum=rasio(9, 10), odf=Jawaban(ya=True))
    sah(periode, tempat.desa_lain, air_minum=rasio(300, 990), odf=Jawaban(ya=False))
    # air: (30.90 + 50.00) / 2
    assert angka(matriks(tempat.kecamatan).total)[0] == D("40.45")


def test_kabupaten_and_province_sum_up_the_same_people(
    periode: PeriodeKartu, tempat: Tempat
) -> None:
    cache.clear()
    sah(periode, tempat.desa, air_minum=rasio(9, 10))
    sah(periode, tempat.desa_tetangga, air_minum=rasio(300, 990))
    kota = buat_periode(tempat.kota, buat_instrumen(tempat.kota))
    sah(kota, tempat.kelurahan_kota, air_minum=rasio(691, 1000))
    kabupaten, provinsi = matriks(tempat.kabupaten, "air"), matriks(tempat.provinsi, "air")
    assert [(one.wilayah.kode, angka(one.sel)[0]) for one in kabupaten.baris] == [
        ("35.17.04", D("30.30")), ("35.17.05", D("90.00")), ("35.17.09", None),
    ]  # fmt: skip
    assert [(one.wilayah.kode, angka(one.sel)[0]) for one in provinsi.baris] == [
        ("35.17", D("30.90")), ("35.76", D("69.10")),
    ]  # fmt: skip
    assert angka(provinsi.total)[0] == D("50.00")
    sah(periode, tempat.desa_lain, air_minum=rasio(0, 1000))
    assert angka(matriks(tempat.provinsi, "air").total)[0] == D("50.00")
    cache.clear()
    assert angka(matriks(tempat.provinsi, "air").total)[0] == D("33.33")


def test_only_verified_cards_count_and_missing_ones_are_named(
    periode: PeriodeKartu, tempat: Tempat
) -> None:
    sah(periode, tempat.desa, air_minum=rasio(9, 10))
    jadikan(
        isi(kartu_dari(periode, tempat.desa_lain), air_minum=rasio(1, 10)), StatusKartu.DIAJUKAN
    )
    found = matriks(tempat.kecamatan)
    assert (found.kartu, found.terverifikasi) == (2, 1)
    assert [(one.wilayah, one.diajukan) for one in found.belum] == [(tempat.desa_lain, 1)]
    assert angka(found.baris[1].sel) == [None] * 5


def test_no_service_is_zero_and_not_applicable_is_nothing(
    periode: PeriodeKartu, tempat: Tempat
) -> None:
    sah(periode, tempat.desa, air_minum=Jawaban("TIDAK_ADA_LAYANAN"))
    sah(periode, tempat.desa_lain, air_minum=Jawaban("TIDAK_BERLAKU"))
    found = matriks(tempat.kecamatan, "air")
    assert [angka(one.sel)[0] for one in found.baris] == [D(0), None]
    assert found.baris[0].sel[0].warna == "MERAH"


def test_trend_against_the_quarter_before_over_the_year(tempat: Tempat) -> None:
    row = buat_instrumen(tempat.kabupaten)
    last = buat_periode(tempat.kabupaten, row, tahun=2023, nomor=4)
    now = buat_periode(tempat.kabupaten, row, tahun=2024, nomor=1)
    sah(last, tempat.desa, air_minum=rasio(5, 10), paud=rasio(4, 10))
    sah(now, tempat.desa, air_minum=rasio(6, 10), paud=rasio(3, 10))
    assert [(one.label, one.instrumen) for one in times_of(tempat.kecamatan)] == [
        ("Triwulan I 2024", row.nama), ("Triwulan IV 2023", row.nama),
    ]  # fmt: skip
    (baris, _lain) = matriks(tempat.kecamatan).baris
    assert [one.arah for one in baris.sel] == [1, -1, None, None, None]
    sah(now, tempat.desa_lain, air_minum=rasio(0, 1000))
    assert [one.arah for one in matriks(tempat.kecamatan).total][:2] == [1, -1]


@pytest.mark.parametrize("jumlah", [1, 2])
def test_matrix_costs_the_same_for_one_and_two_desa(
    periode: PeriodeKartu, tempat: Tempat, jumlah: int
) -> None:
    for desa in (tempat.desa, tempat.desa_lain)[:jumlah]:
        sah(periode, desa, air_minum=rasio(9, 10))
    times = times_of(tempat.kecamatan)
    with CaptureQueriesContext(connection) as caught:
        matrix_of(tempat.kecamatan, times[0])
    assert len(caught) == 6


def masuk(user: Any) -> WebClient:
    client = WebClient()
    client.force_login(user)
    return client


def test_page_links_cells_and_says_since_when(
    periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran
) -> None:
    sah(periode, tempat.desa, air_minum=rasio(4, 10))
    client = masuk(pemeran.camat)
    assert client.get("/layanan/matriks/")["Location"] == "/layanan/matriks/35.17.05/"
    body = " ".join(client.get("/layanan/matriks/35.17.05/").content.decode().split())
    kartu = kartu_dari(periode, tempat.desa)
    assert f'<td class="merah"><a href="/layanan/kartu/{kartu.pk}/#dimensi-air">◆ 40' in body
    assert "1 dari 2 kartu terverifikasi · dihitung" in body
    drilled = client.get("/layanan/matriks/35.17.05/?dimensi=air").content.decode()
    assert '<a href="/layanan/desa/35.17.05.2001/air_minum/">' in drilled
    assert client.get("/layanan/matriks/35.17.05/?dimensi=asing").status_code == 404
    assert client.get("/layanan/matriks/35.17.05/?periode=asing").status_code == 200


def test_desa_goes_to_its_cards(periode: PeriodeKartu, pemeran: Pemeran) -> None:
    assert masuk(pemeran.desa).get("/layanan/matriks/")["Location"] == "/layanan/kartu/"


def test_files(periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran) -> None:
    sah(periode, tempat.desa, air_minum=rasio(4, 10))
    client, url = masuk(pemeran.camat), "/layanan/matriks/35.17.05/?dimensi=air&unduh="
    book = openpyxl.load_workbook(BytesIO(client.get(url + "xlsx").content))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    assert rows[1][:2] == ("35.17.05.2001", "Desa Galengdowo")
    assert rows[1][5:] == ("air_minum", "Air minum layak", 4, 10, 40, "merah", 60)
    assert [row[0] for row in rows[-3:]] == ["35.17.05"] * 3
    csv = client.get(url + "csv").content.decode("utf-8-sig")
    assert "35.17.05.2001;Desa Galengdowo;Triwulan I" in csv
    pdf = pypdf.PdfReader(BytesIO(client.get("/layanan/matriks/35.17.05/?unduh=pdf").content))
    text = pdf.pages[0].extract_text()
    assert len(pdf.pages) == 1
    assert "Desa Galengdowo" in text
    assert "Perlu dukungan:" in text


def test_card_pdf(periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran) -> None:
    sah(periode, tempat.desa, air_minum=rasio(4, 10))
    kartu = kartu_dari(periode, tempat.desa)
    response = masuk(pemeran.desa).get(f"/layanan/kartu/{kartu.pk}/pdf/")
    text = pypdf.PdfReader(BytesIO(response.content)).pages[0].extract_text()
    assert "Desa Galengdowo" in text
    assert "Air minum layak: 4 dari 10" in text


def test_references_open_for_those_who_see_the_card(
    periode: PeriodeKartu, tempat: Tempat, pemeran: Pemeran
) -> None:
    kartu = kartu_dari(periode, tempat.desa)
    found = rujukan.resolve(pemeran.camat, "indikator-desa", "35.17.05.2001:air_minum")
    assert found is not None
    assert (found.label, found.url) == (
        "Air minum layak, Desa Galengdowo", "/layanan/desa/35.17.05.2001/air_minum/",
    )  # fmt: skip
    card = rujukan.resolve(pemeran.camat, "kartu-skor", str(kartu.pk))
    assert card is not None
    assert card.url == f"/layanan/kartu/{kartu.pk}/"
    for jenis, kunci in (
        ("indikator-desa", "35.17.05.2001:air_minum"),
        ("indikator-desa", "35.17.05.2001:asing"),
        ("indikator-desa", "asing"),
        ("kartu-skor", str(kartu.pk)),
        ("kartu-skor", "x"),
    ):
        assert rujukan.resolve(segar(pemeran.camat_tetangga), jenis, kunci) is None


def test_colours_of_the_matrix_are_the_instruments(tempat: Tempat) -> None:
    row: Instrumen = buat_instrumen(tempat.kabupaten, ambang=[30, 60])
    sah(buat_periode(tempat.kabupaten, row), tempat.desa, air_minum=rasio(4, 10))
    assert matriks(tempat.kecamatan).baris[0].sel[0].warna == "KUNING"


def test_trend_of_an_indicator_over_the_quarters(tempat: Tempat, pemeran: Pemeran) -> None:
    kini = buat_periode(tempat.kabupaten, tahun=2024, nomor=2)
    lalu = buat_periode(tempat.kabupaten, kini.instrumen, tahun=2023, nomor=4)
    sah(lalu, tempat.desa, air_minum=rasio(30, 100))
    sah(kini, tempat.desa, air_minum=rasio(90, 100))
    isi(kartu_dari(kini, tempat.desa_lain), air_minum=rasio(10, 100))
    card = kartu_dari(kini, tempat.desa)
    line = [None] * 5 + [Decimal("30.00"), None, Decimal("90.00")]
    assert trends_of(card) == {"air_minum": line}
    found = trends_in(tempat.kecamatan, kini.keluarga, (2024, 2), ["air_minum", "paud"])
    assert found == {tempat.desa.pk: {"air_minum": line}}
    client = masuk(pemeran.camat)
    for url in (f"/layanan/kartu/{card.pk}/", "/layanan/matriks/35.17.05/?dimensi=air"):
        assert "30, –, 90" in client.get(url).content.decode()
