"""Data sumber in the browser: what the secretariat sees and does; others do not know of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from kecamatan.models import PadananKode
from kemiskinan.models import Individu, PemetaanKolom, Rilis
from tests.kemiskinan.berkas_rilis import baca, impor, individu, orang, tulis
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_storage(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path / "berkas")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


@pytest.fixture
def bappeda(client: WebClient, pemeran: Pemeran) -> WebClient:
    client.force_login(pemeran.bappeda)
    return client


@pytest.fixture
def rilis(tempat: Tempat, tmp_path: Path) -> Rilis:
    path = tulis(tmp_path / "a.xlsx", orang(1), orang(2, NIK="0", Kode_Kemdagri="3517052999"))
    return impor(path, tempat.kabupaten, jumlah_dinyatakan=2)


def url(name: str, *args: object) -> str:
    return reverse(f"kemiskinan:{name}", args=args)


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_unggah_membuat_rilis_yang_menunggu(
    bappeda: WebClient, tempat: Tempat, tmp_path: Path
) -> None:
    isi = tulis(tmp_path / "a.xlsx", individu()).read_bytes()
    data = {"kabupaten": tempat.kabupaten.pk, "jenis": "p3ke-individu", "tahun": 2024}
    file = SimpleUploadedFile("P3KE.xlsx", isi)
    response: Any = bappeda.post(url("rilis-unggah"), {**data, "berkas": file})
    made = Rilis.objects.get()
    assert response.url == url("rilis-detail", made.pk)
    assert (made.status, str(made.dibuat_oleh)) == ("DITERIMA", "Bappeda")
    assert "Halaman ini boleh ditinggalkan" in text(bappeda.get(response.url))
    again = bappeda.post(url("rilis-unggah"), {**data, "berkas": SimpleUploadedFile("b.xlsx", isi)})
    assert again.status_code == 422
    assert "sudah diterima" in text(again)


def test_halaman_pemeriksaan(bappeda: WebClient, rilis: Rilis) -> None:
    page = text(bappeda.get(url("rilis-detail", rilis.pk)))
    assert "2 dari 2 menurut dokumen ✓" in page
    assert "NIK nol" in page
    assert "Kode desa tidak dikenal" in page
    assert "P3KE individu, susunan A (2022/2023)" in page
    assert "Berlakukan data" in page
    assert "3517054101909001" not in page


def test_jumlah_kueri_halaman_pemeriksaan_tetap(
    bappeda: WebClient, rilis: Rilis, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        bappeda.get(url("rilis-detail", rilis.pk))


def test_berlakukan_bertanya_dahulu(bappeda: WebClient, rilis: Rilis) -> None:
    asked = text(bappeda.get(url("rilis-berlakukan", rilis.pk)))
    assert "Yang digantikan" in asked
    rilis.refresh_from_db()
    assert rilis.status == "DIPERIKSA"
    bappeda.post(url("rilis-berlakukan", rilis.pk))
    rilis.refresh_from_db()
    assert rilis.status == "BERLAKU"
    assert bappeda.get(url("rilis-berlakukan", rilis.pk)).status_code == 403


def test_tolak_dan_tarik_meminta_alasan(bappeda: WebClient, rilis: Rilis) -> None:
    assert "Alasan" in text(bappeda.post(url("rilis-tolak", rilis.pk), {"alasan": "x"}))
    bappeda.post(url("rilis-berlakukan", rilis.pk))
    bappeda.post(url("rilis-tarik", rilis.pk), {"alasan": "Berkas keliru dari pusat"})
    rilis.refresh_from_db()
    assert (rilis.status, rilis.alasan) == ("DIPERIKSA", "Berkas keliru dari pusat")
    bappeda.post(url("rilis-tolak", rilis.pk), {"alasan": "Berkas keliru dari pusat"})
    rilis.refresh_from_db()
    assert rilis.status == "DITOLAK"


def test_catatan_sebagai_daftar_dan_xlsx(bappeda: WebClient, rilis: Rilis) -> None:
    page = text(bappeda.get(url("rilis-catatan", rilis.pk), {"kode": "NIK_NOL"}))
    assert "1 catatan" in page
    response: Any = bappeda.get(url("rilis-catatan-xlsx", rilis.pk))
    sheet: Any = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert [tuple(row)[1:4] for row in sheet.iter_rows(min_row=2, values_only=True)] == [
        (3, "Kode Kemdagri", "3517052999"),
        (3, "NIK", "0"),
    ]


def test_pemetaan_diperbaiki_dan_berkas_dibaca_ulang(bappeda: WebClient, rilis: Rilis) -> None:
    page = bappeda.get(url("rilis-pemetaan", rilis.pk))
    assert "Kepala tabel ditemukan pada baris 1" in text(page)
    form: Any = page.context["form"]
    known = {field.name for field in form.dikenali}
    assert known == set(rilis.pemetaan["kolom"])
    assert {f.name for f in form.perlu_dilihat} == set(form.fields) - known
    assert f"{len(known)} kolom sudah dikenali" in text(page)
    columns = {**rilis.pemetaan["kolom"], "nama": "Alamat", "alamat": "Nama"}
    bappeda.post(url("rilis-pemetaan", rilis.pk), columns)
    again = baca(Rilis.objects.select_related("kabupaten", "berkas").get(pk=rilis.pk))
    assert again.status == "DIPERIKSA"
    assert set(Individu.objects.values_list("nama", flat=True)) == {"DUSUN PUCANG RT 001 RW 002"}
    assert str(PemetaanKolom.objects.get().oleh) == "Bappeda"


def test_satu_kolom_berkas_tidak_dipakai_dua_kali(bappeda: WebClient, rilis: Rilis) -> None:
    columns = {**rilis.pemetaan["kolom"], "nama": "Alamat"}
    page = bappeda.post(url("rilis-pemetaan", rilis.pk), columns)
    assert "sudah dipilih untuk kolom lain" in text(page)


def test_antrean_kode(bappeda: WebClient, rilis: Rilis, tempat: Tempat) -> None:
    assert "35.17.05.2999" in text(bappeda.get(url("padanan-kode")))
    waiting = PadananKode.objects.get()
    bappeda.post(url("padanan-kode-ubah", waiting.pk), {"wilayah": tempat.desa_lain.pk})
    waiting.refresh_from_db()
    assert (waiting.wilayah, str(waiting.diputuskan_oleh)) == (tempat.desa_lain, "Bappeda")


@pytest.mark.parametrize("siapa", ["camat", "pimpinan", "opd", "provinsi", "bappeda_kota"])
def test_orang_lain_tidak_tahu(
    client: WebClient, pemeran: Pemeran, rilis: Rilis, siapa: str
) -> None:
    client.force_login(getattr(pemeran, siapa))
    assert client.get(url("rilis-detail", rilis.pk)).status_code == 404
