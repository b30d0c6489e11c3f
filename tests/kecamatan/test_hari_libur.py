"""The calendar's pages and its national days."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from fondasi.errors import Galat
from kecamatan.actions.hari_libur import load_national
from kecamatan.models import HariLibur
from tests.pemeran import Pemeran, Tempat
from tests.peran import WebClient

pytestmark = pytest.mark.django_db
DAFTAR = reverse("kecamatan:hari-libur")
BARU = reverse("kecamatan:hari-libur-baru")
MUAT = reverse("kecamatan:hari-libur-muat")


def test_libur_nasional_dimuat_sekali() -> None:
    first = load_national(2026, oleh=None)
    assert first == HariLibur.objects.filter(wilayah=None, tanggal__year=2026).count() > 15
    assert load_national(2026, oleh=None) == 0
    assert HariLibur.objects.get(tanggal=date(2026, 8, 17)).sumber


def test_tahun_yang_tidak_dibawa_program() -> None:
    with pytest.raises(Galat) as galat:
        load_national(2024, oleh=None)
    assert galat.value.kode == "TAHUN_TIDAK_ADA"


def test_tahun_kosong_dikatakan_dan_ditawarkan(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    assert (
        "Libur nasional 2024 belum diisi." in client.get(DAFTAR, {"tahun": "2024"}).content.decode()
    )
    page = client.get(DAFTAR, {"tahun": "2027"}).content.decode()
    assert "Muat libur nasional 2027" in page
    page = client.post(MUAT, {"tahun": "2027"}, follow=True).content.decode()
    assert "hari libur nasional ditambahkan." in page
    assert "belum diisi" not in page
    client.force_login(pemeran.camat)
    assert client.post(MUAT, {"tahun": "2027"}).status_code == 403


def test_camat_menutup_kantornya_sendiri(
    client: WebClient, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.camat)
    isi = {"tanggal": "2024-11-12", "nama": "Sedekah bumi", "wilayah": tempat.kecamatan.kode}
    assert client.post(BARU, isi)["Location"] == f"{DAFTAR}?tahun=2024"
    row = HariLibur.objects.get()
    assert (row.wilayah, row.nama) == (tempat.kecamatan, "Sedekah bumi")
    again = client.post(BARU, isi)
    assert again.context["form"].errors["tanggal"] == ["Tanggal ini sudah tercatat sebagai libur."]
    for wilayah in ("", tempat.kecamatan_tetangga.kode, tempat.kabupaten.kode):
        page = client.post(BARU, {**isi, "wilayah": wilayah})
        assert list(page.context["form"].errors) == ["wilayah"]


def test_libur_nasional_oleh_sekretariat(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    client.post(BARU, {"tanggal": "2024-11-27", "nama": "Pilkada", "wilayah": ""})
    row = HariLibur.objects.get()
    assert row.wilayah is None
    hapus = reverse("kecamatan:hari-libur-hapus", args=[row.pk])
    client.force_login(pemeran.camat)
    assert client.post(hapus).status_code == 403
    client.force_login(pemeran.bappeda)
    assert "Rabu, 27 November 2024" in client.get(hapus).content.decode()
    client.post(hapus)
    assert not HariLibur.objects.exists()


def test_milik_tetangga_tidak_tampak(client: WebClient, tempat: Tempat, pemeran: Pemeran) -> None:
    for nama, wilayah in (
        ("Nasional", None), ("Kabupaten", tempat.kabupaten), ("Sendiri", tempat.kecamatan),
        ("Tetangga", tempat.kecamatan_tetangga), ("Kota", tempat.kota),
    ):  # fmt: skip
        HariLibur.objects.create(tanggal=date(2024, 11, 12), nama=nama, wilayah=wilayah)
    client.force_login(pemeran.camat)
    rows = client.get(DAFTAR, {"tahun": "2024"}).context["baris"]
    found = {row.nama: boleh for row, boleh in rows}
    assert found == {"Nasional": False, "Kabupaten": False, "Sendiri": True}
