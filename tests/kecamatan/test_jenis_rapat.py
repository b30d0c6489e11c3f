from __future__ import annotations

from typing import Any

import pytest

from fondasi.data_awal import load_all
from kecamatan.actions.jenis_rapat import load_jenis_rapat
from kecamatan.models import JejakAudit, JenisRapat
from tests.kecamatan.rapat_uji import buat_jenis
from tests.pemeran import Pemeran

pytestmark = pytest.mark.django_db


def test_bawaan_dimuat_sekali_dan_perubahan_orang_tetap() -> None:
    assert load_jenis_rapat() == 11
    JenisRapat.objects.filter(kode="darurat").update(nama="Rapat mendadak", aktif=False)
    JenisRapat.objects.filter(kode="mad").delete()
    assert load_jenis_rapat() == 1
    darurat = JenisRapat.objects.get(kode="darurat")
    assert (darurat.nama, darurat.aktif) == ("Rapat mendadak", False)


def test_terdaftar_pada_data_awal() -> None:
    assert load_all()["jenis rapat"] == 11
    assert JenisRapat.objects.get(kode="rakor-tkpk").get_tingkat_display() == "Kabupaten/Kota"


def test_tambah_dan_ubah_di_halaman(client: Any, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    isi = {"nama": "Gelar produk desa", "tingkat": "3", "urutan": "5", "aktif": "on"}
    assert client.post("/rapat/jenis/baru/", isi).status_code == 302
    jenis = JenisRapat.objects.get()
    assert (jenis.kode, jenis.tingkat) == ("gelar-produk-desa", 3)
    client.post(f"/rapat/jenis/{jenis.pk}/", {**isi, "nama": "Pameran desa", "tingkat": ""})
    jenis.refresh_from_db()
    assert (jenis.kode, jenis.nama, jenis.tingkat) == ("gelar-produk-desa", "Pameran desa", None)
    jejak = JejakAudit.objects.order_by("id").values_list("tindakan", flat=True)
    assert list(jejak) == ["tambah_jenis_rapat", "ubah_jenis_rapat"]


def test_nama_yang_sama_ditolak(client: Any, pemeran: Pemeran) -> None:
    buat_jenis(nama="Rembuk stunting")
    client.force_login(pemeran.bappeda)
    page = client.post("/rapat/jenis/baru/", {"nama": "rembuk STUNTING", "urutan": "1"})
    assert list(page.context["form"].errors) == ["nama"]


@pytest.mark.parametrize("jumlah", [1, 3])
def test_kueri_tetap(
    jumlah: int, client: Any, pemeran: Pemeran, django_assert_num_queries: Any
) -> None:
    for n in range(jumlah):
        buat_jenis(nama=f"Jenis {n}")
    client.force_login(pemeran.bappeda)
    client.get("/rapat/jenis/")
    with django_assert_num_queries(9):
        page = client.get("/rapat/jenis/")
    assert len(page.context["daftar"].rows) == jumlah
