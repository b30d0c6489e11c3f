from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pendamping.models import Pustaka
from pendamping.queries.pustaka import searched
from pendamping.rules.pustaka import names_a_phone
from tests.pemeran import PARA_PEMERAN, Pemeran, Tempat

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _berkas_uji(settings: Any, tmp_path: Path) -> None:
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def buat_pustaka(judul: str, **lainnya: Any) -> Pustaka:
    isi = {"jenis": "regulasi", "ringkasan": "Ringkasan."}
    return Pustaka.objects.create(judul=judul, **{**isi, **lainnya})


@pytest.mark.parametrize(
    ("teks", "ada"),
    [
        ("hubungi 081234567890", True),
        ("WA +62 812-3456-7890 ya", True),
        ("UU 6/2014 pasal 78 ayat 1", False),
        ("Rp 8.123.456.789", False),
        ("kode 35.17.05.2001", False),
    ],
)
def test_nomor_telepon_dikenali(teks: str, ada: bool) -> None:
    assert names_a_phone(teks) is ada


def test_kata_berimbuhan_salah_eja_dan_nomor(tempat: Tempat, pemeran: Pemeran) -> None:
    satu = buat_pustaka("Tata kerja Tim Koordinasi Penanggulangan Kemiskinan", nomor="53/2020")
    dua = buat_pustaka("Pengelolaan aset desa", ringkasan="Menyewakan tanah kas.")
    buat_pustaka("Ditarik tentang kemiskinan", ditarik_at="2024-11-04T00:00Z")

    def cari(q: str) -> list[Pustaka]:
        return list(searched(pemeran.desa, q=q))

    assert cari("menanggulangi kemiskinan") == [satu]
    assert cari("sewa") == [dua]
    assert cari("pengelolan aset desa") == [dua]
    assert cari("53/2020") == [satu]
    assert cari("' OR 1=1 --") == []
    assert len(cari("")) == 2


def test_semua_yang_bertugas_membaca(tempat: Tempat, pemeran: Pemeran) -> None:
    buat_pustaka("Peraturan")
    seen = {
        who
        for who in PARA_PEMERAN
        if Pustaka.objects.visible_to(pemeran[who]).exists()  # type: ignore[arg-type]
    }
    assert seen == set(PARA_PEMERAN) - {"anonim"}


def kirim(**lainnya: Any) -> dict[str, Any]:
    return {"jenis": "juknis", "judul": "Juknis uji", "ringkasan": "Isi.", **lainnya}


def test_menambah_mengubah_menarik(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    pdf = SimpleUploadedFile("juknis.pdf", b"%PDF-1.7 uji %%EOF")
    response = client.post("/pendamping/pustaka/baru/", kirim(berkas_baru=pdf))
    row = Pustaka.objects.get()
    assert row.wilayah == tempat.kecamatan
    assert response["Location"] == f"/pendamping/pustaka/{row.pk}/"
    client.force_login(pemeran.desa_tetangga)
    unduh = client.get(f"/pendamping/pustaka/{row.pk}/berkas/")
    assert unduh["Content-Type"] == "application/pdf"
    assert client.get(f"/pendamping/pustaka/{row.pk}/ubah/").status_code == 403
    client.force_login(pemeran.bappeda)
    response = client.post(f"/pendamping/pustaka/{row.pk}/ubah/", kirim(judul="Juknis baru"))
    row.refresh_from_db()
    assert (response.status_code, row.judul) == (302, "Juknis baru")
    assert row.berkas is not None
    isi = client.post(f"/pendamping/pustaka/{row.pk}/tarik/", follow=True).content.decode()
    assert "Urungkan" in isi
    assert client.get(f"/pendamping/pustaka/{row.pk}/").status_code == 404
    client.post(f"/pendamping/pustaka/{row.pk}/kembalikan/")
    assert client.get(f"/pendamping/pustaka/{row.pk}/").status_code == 200


@pytest.mark.parametrize(
    ("berubah", "kalimat"),
    [
        ({"ringkasan": ""}, "Isi ringkasan, tautan, atau unggah"),
        ({"tautan": "javascript:alert(1)"}, "URL"),
        ({"jenis": "tanya-jawab"}, "Ada yang perlu diperbaiki"),
        ({"berkas_baru": b"MZ\x00\x01 program"}, "bukan PDF, dokumen"),
        ({"berkas_baru": b"<svg onload='alert(1)'></svg>"}, "bukan PDF, dokumen"),
        ({"berkas_baru": b"\xff\xd8\xff\xe0 separuh"}, "bukan foto"),
    ],
)
def test_isian_keliru(
    client: Client, tempat: Tempat, pemeran: Pemeran, berubah: dict[str, Any], kalimat: str
) -> None:
    client.force_login(pemeran.camat)
    if "berkas_baru" in berubah:
        berubah = {"berkas_baru": SimpleUploadedFile("a.pdf", berubah["berkas_baru"])}
    isi = client.post("/pendamping/pustaka/baru/", kirim(**berubah)).content.decode()
    assert kalimat in isi
    assert Pustaka.objects.count() == 0


def test_camat_tetangga_tidak_mengubah(client: Client, tempat: Tempat, pemeran: Pemeran) -> None:
    row = buat_pustaka("Milik Wonosalam", wilayah=tempat.kecamatan)
    nasional = buat_pustaka("Nasional")
    client.force_login(pemeran.camat_tetangga)
    assert client.post(f"/pendamping/pustaka/{row.pk}/ubah/", kirim()).status_code == 403
    client.force_login(pemeran.provinsi)
    assert client.get(f"/pendamping/pustaka/{nasional.pk}/ubah/").status_code == 403
    client.force_login(pemeran.admin_nasional)
    assert client.get(f"/pendamping/pustaka/{nasional.pk}/ubah/").status_code == 200


@pytest.mark.parametrize("banyak", [1, 3])
def test_daftar_tetap_pertanyaannya(
    client: Client, tempat: Tempat, pemeran: Pemeran, django_assert_num_queries: Any, banyak: int
) -> None:
    for nomor in range(banyak):
        buat_pustaka(f"Peraturan {nomor}", wilayah=tempat.kecamatan)
    client.force_login(pemeran.camat)
    client.get("/pendamping/pustaka/?q=peraturan")
    with django_assert_num_queries(11):
        isi = client.get("/pendamping/pustaka/?q=peraturan").content.decode()
    assert f"{banyak} pustaka" in isi
