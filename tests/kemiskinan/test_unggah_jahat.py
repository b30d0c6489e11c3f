"""Hostile files through the browser's upload, the worker and back to the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape

from fondasi.runs import exclusive_run
from kemiskinan.actions.pembacaan import read_rilis
from kemiskinan.models import Individu, Rilis, Sasaran
from tests.fondasi.test_spreadsheets_refusals import CASES
from tests.kemiskinan.berkas_rilis import impor, orang, tulis
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
KIRIMAN = (
    *("kosong", "terpotong", "rusak", "bersandi xlsx", "bersandi zip", "html", "makro", "pdf"),
    *("docx", "zip naik", "zip mutlak", "xlsx naik", "terlalu padat", "ukuran bohong", "dtd"),
    *("sel panjang", "kolom jauh", "tanpa data"),
)
JAHAT = '<script>alert("x")</script>'


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


def unggah(bappeda: WebClient, tempat: Tempat, isi: bytes) -> Any:
    data = {"kabupaten": tempat.kabupaten.pk, "jenis": "p3ke-individu", "tahun": 2024}
    file = SimpleUploadedFile("P3KE Jombang.xlsx", isi)
    return bappeda.post(reverse("kemiskinan:rilis-unggah"), {**data, "berkas": file})


@pytest.mark.parametrize("nama", KIRIMAN)
def test_ditolak_dengan_kalimat_di_halamannya(
    bappeda: WebClient, tempat: Tempat, tmp_path: Path, nama: str
) -> None:
    kode, make = CASES[nama]
    response = unggah(bappeda, tempat, make(tmp_path / "kiriman").read_bytes())
    if not (made := Rilis.objects.select_related("kabupaten", "berkas").first()):
        assert (nama, response.status_code) == ("kosong", 422)
        return
    with exclusive_run(made) as run:
        assert run is not None
        read_rilis(made, run)
    made.refresh_from_db()
    assert (made.status, made.galat_kode, made.baris_disimpan) == ("DITOLAK", kode, 0)
    page = bappeda.get(response.url).content.decode()
    assert escape(made.galat_pesan) in page
    assert not Individu.objects.exists()


def test_nama_berisi_skrip_tetap_tulisan(
    bappeda: WebClient, tempat: Tempat, tmp_path: Path
) -> None:
    """A name, an address and a village's name with markup: text on every page that shows them."""
    kepala = ("No", "Nama", "NIK", "Tanggal Lahir", "Kode Desa", "Alamat", JAHAT)
    row = ("1", f"SITI {JAHAT}", "3517054101909001", "01/01/1990", "3517052001", JAHAT, "x")
    rilis = impor(
        tulis(tmp_path / "sk.xlsx", row, kepala=kepala), tempat.kabupaten, "sk-bupati",
    )  # fmt: skip
    assert rilis.status == "DIPERIKSA"
    orang_ini = Sasaran.objects.get(rilis=rilis)
    assert JAHAT in orang_ini.nama
    seen = 0
    for name, args in (
        ("rilis-detail", [rilis.pk]), ("rilis-pemetaan", [rilis.pk]),
        ("rilis-catatan", [rilis.pk]), ("sasaran", []), ("sasaran-detail", [orang_ini.pk]),
    ):  # fmt: skip
        page = bappeda.get(reverse(f"kemiskinan:{name}", args=args)).content.decode()
        assert "<script>alert" not in page
        seen += escape(JAHAT) in page
    assert seen >= 3


def test_pekerja_tetap_melayani_sesudahnya(tempat: Tempat, tmp_path: Path) -> None:
    _, make = CASES["terlalu padat"]
    assert impor(make(tmp_path / "bom.xlsx"), tempat.kabupaten).galat_kode == "ZIP_BOM"
    assert impor(tulis(tmp_path / "baik.xlsx", orang(1)), tempat.kabupaten).status == "DIPERIKSA"
