"""The catalogue of innovations."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse
from pypdf import PdfReader

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.inovasi import adopt_inovasi, save_inovasi, withdraw_adopsi
from kecamatan.enums import TahapInovasi
from kecamatan.models import AdopsiInovasi, Inovasi, JejakAudit, Pengguna
from kecamatan.queries.inovasi import filtered_inovasi
from kecamatan.reports.inovasi import inovasi_pdf
from tests.kecamatan.mitra_uji import buat_inovasi
from tests.kecamatan.rumah_uji import foto, hitung_query, unggahan
from tests.pemeran import Pemeran, Tempat, buat_pengguna
from tests.peran import WebClient

PENUH = {
    "tahap": TahapInovasi.PENERAPAN, "masalah": "Anak tidak sekolah", "cara": "Didatangi",
    "indikator": "Anak kembali sekolah", "satuan": "anak", "sebelum": 0, "sesudah": 12,
}  # fmt: skip


@pytest.fixture
def simpanan(settings: Any, tmp_path: Any) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def isian(tempat: Tempat, **lainnya: Any) -> dict[str, Any]:
    return {"nama": "Pungging uji", "wilayah": tempat.kecamatan.pk, **lainnya}


@pytest.mark.usefixtures("simpanan")
def test_a_card_is_recorded_with_its_files(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    data = isian(
        tempat, tahap="PENERAPAN", masalah="ATS", indikator="Anak kembali", satuan="anak",
        sebelum="1,5", sesudah="12", biaya="5.000.000",
        sk_baru=unggahan(), bukti_baru=unggahan(foto()), replikasi_baru=unggahan(),
    )  # fmt: skip
    answer = client.post(reverse("kecamatan:inovasi-baru"), data)
    row = Inovasi.objects.get()
    assert answer["Location"] == reverse("kecamatan:inovasi-rinci", args=[row.pk])
    assert (row.wilayah, str(row.sebelum), row.biaya, row.lengkap) == (
        tempat.kecamatan, "1.50", Decimal(5_000_000), True,
    )  # fmt: skip
    assert "1,50 → 12,00" in client.get(answer["Location"]).content.decode()
    client.force_login(pemeran.pendamping_tetangga)
    kinds = []
    for jenis in ("sk", "bukti", "replikasi"):
        url = reverse("kecamatan:inovasi-berkas", args=[row.pk, jenis])
        kinds.append(client.get(url)["Content-Type"])
    assert kinds == ["application/pdf", "image/jpeg", "application/pdf"]
    assert client.get(reverse("kecamatan:inovasi-berkas", args=[row.pk, "lain"])).status_code == 404


@pytest.mark.parametrize(
    ("data", "kolom"),
    [
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 161}, "nama"),
        ({"tahun": "2999"}, "tahun"),
        ({"sebelum": "1"}, "satuan"),
        ({"sebelum": "banyak"}, "sebelum"),
        ({"biaya": "mahal"}, "biaya"),
        ({"sk_baru": unggahan(b"<html>")}, "__all__"),
    ],
)
def test_each_mistake_stands_at_its_field(
    client: WebClient, tempat: Tempat, pemeran: Pemeran, data: dict[str, Any], kolom: str
) -> None:
    client.force_login(pemeran.camat)
    response = client.post(reverse("kecamatan:inovasi-baru"), isian(tempat, **data))
    assert list(response.context["form"].errors) == [kolom]
    assert not Inovasi.objects.exists()


def test_a_name_stands_once_per_place(tempat: Tempat, pemeran: Pemeran) -> None:
    for wilayah in (None, tempat.kecamatan):
        save_inovasi(Inovasi(nama="Satu", wilayah=wilayah), oleh=pemeran.camat)
        with pytest.raises(Galat) as refused:
            save_inovasi(Inovasi(nama="Satu", wilayah=wilayah), oleh=pemeran.camat)
        assert refused.value.kode == "SUDAH_ADA"
    assert Inovasi.objects.count() == 2


def test_who_may_change_a_card(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    own, open_ = buat_inovasi(tempat.kecamatan), buat_inovasi(None)
    found = {}
    for who in ("camat", "camat_tetangga", "bappeda", "provinsi", "desa"):
        client.force_login(getattr(pemeran, who))
        found[who] = [
            client.get(reverse("kecamatan:inovasi-ubah", args=[row.pk])).status_code
            for row in (own, open_)
        ]
    assert found == {
        "camat": [200, 403], "camat_tetangga": [403, 403], "bappeda": [403, 403],
        "provinsi": [403, 200], "desa": [403, 403],
    }  # fmt: skip


def test_a_camat_gives_the_card_a_place_and_cannot_take_anothers(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    url = reverse("kecamatan:inovasi-baru")
    for wilayah in ("", tempat.kecamatan_tetangga.pk):
        answer = client.post(url, isian(tempat, wilayah=wilayah))
        assert list(answer.context["form"].errors) == ["wilayah"]


def test_the_catalogue_is_open_to_who_works_and_closed_to_who_does_not(
    tempat: Tempat, pemeran: Pemeran
) -> None:
    row = buat_inovasi(tempat.kecamatan)
    lama: Pengguna = buat_pengguna("tanpa_tugas")
    assert list(Inovasi.objects.visible_to(pemeran.desa_tetangga)) == [row]
    assert list(Inovasi.objects.visible_to(lama)) == []


def test_the_catalogue_is_searched(tempat: Tempat, pemeran: Pemeran) -> None:
    a = buat_inovasi(tempat.kecamatan, "Zero ATS", **PENUH)
    b = buat_inovasi(None, "Pasar subuh")
    adopt_inovasi(a, tempat.kecamatan_tetangga, oleh=pemeran.camat_tetangga)
    user = pemeran.desa
    rows: Any = filtered_inovasi(user)
    assert [(one, one.pengadopsi) for one in rows] == [(b, 0), (a, 1)]
    assert list(filtered_inovasi(user, q="tidak sekolah")) == [a]
    assert list(filtered_inovasi(user, tahap="kosong")) == [b]
    assert list(filtered_inovasi(user, tahap="PENERAPAN", tempat="jombang")) == [a]
    assert list(filtered_inovasi(user, tempat="wonosalam", q="subuh")) == []


def test_an_adoption_is_one_and_can_be_taken_back(tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_inovasi(tempat.kecamatan)
    with pytest.raises(Galat) as refused:
        adopt_inovasi(row, tempat.kecamatan, oleh=pemeran.camat)
    assert refused.value.kode == "INOVASI_SENDIRI"
    one = adopt_inovasi(row, tempat.kecamatan_tetangga, oleh=pemeran.camat_tetangga)
    again = adopt_inovasi(row, tempat.kecamatan_tetangga, oleh=pemeran.camat_tetangga)
    assert one == again
    assert withdraw_adopsi(row, tempat.kecamatan_tetangga, oleh=pemeran.camat_tetangga)
    assert not withdraw_adopsi(row, tempat.kecamatan_tetangga, oleh=pemeran.camat_tetangga)
    assert JejakAudit.objects.filter(objek="inovasi").count() == 2


def test_adoption_on_the_page(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_inovasi(None)
    url = reverse("kecamatan:inovasi-adopsi", args=[row.pk])
    client.force_login(pemeran.camat)
    client.post(url, {"wilayah": tempat.kecamatan_tetangga.pk})
    assert not AdopsiInovasi.objects.exists()
    client.post(url, {"wilayah": tempat.kecamatan.pk, "catatan": "sejak Maret"})
    assert AdopsiInovasi.objects.get().catatan == "sejak Maret"
    page = client.get(reverse("kecamatan:inovasi-rinci", args=[row.pk])).content.decode()
    assert "Tarik adopsi" in page
    assert "Kecamatan kami menerapkannya" not in page
    client.post(url, {"wilayah": tempat.kecamatan.pk, "tarik": "1"})
    assert not AdopsiInovasi.objects.exists()


def test_an_empty_card_says_what_is_missing_on_paper_too(tempat: Tempat) -> None:
    row = buat_inovasi(None, "Bang Tajib", sumber="Jatim, 10 Desember 2024")
    pdf = inovasi_pdf(row, [])
    text = PdfReader(BytesIO(pdf)).pages[0].extract_text()
    assert "Kartu ini belum dilengkapi." in text
    assert "Jatim, 10 Desember 2024" in text
    assert pdf == inovasi_pdf(row, [])
    full = buat_inovasi(tempat.kecamatan, "Zero", tahun=today().year, **PENUH)
    text = PdfReader(BytesIO(inovasi_pdf(full, []))).pages[0].extract_text()
    assert "12,00" in text
    assert "Kartu ini belum dilengkapi." not in text


def test_the_list_asks_the_same_number_of_queries(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.pendamping)
    url = reverse("kecamatan:inovasi")
    buat_inovasi(tempat.kecamatan, "Satu")
    first = hitung_query(client, url)
    for nama in ("Dua", "Tiga"):
        buat_inovasi(tempat.kecamatan_tetangga, nama)
    assert (first, hitung_query(client, url)) == (7, 7)


def test_the_catalogue_as_a_spreadsheet(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    buat_inovasi(tempat.kecamatan, "@Satu", **PENUH)
    client.force_login(pemeran.provinsi)
    response = client.get(reverse("kecamatan:inovasi") + "?unduh=xlsx")
    book = openpyxl.load_workbook(BytesIO(b"".join(response)))
    (row,) = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    assert row[:3] == ("@Satu", "Kec. Wonosalam", "Penerapan")
    assert row[6:9] == (0, 12, "anak")
