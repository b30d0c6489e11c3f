"""A form that makes something, sent twice."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from fondasi.today import today
from kecamatan.models import Arahan, Kiriman, Pengguna, TindakLanjut
from tests.kecamatan.tindak_lanjut_uji import buat_puskesmas
from tests.pemeran import Pemeran, Tempat

pytestmark = pytest.mark.django_db
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
PEMBUAT = ("_baru", "_buat", "_tambah", "_ubah", "_unggah", "_catat", "_undang")
TANPA_KUNCI = {
    "aturan_ubah", "daftar_buat", "intervensi_ubah", "padanan_kode_ubah", "rute_ubah",
    "sandi_baru", "wilayah_tambah",
}  # fmt: skip
"""Change a row, lead to the page that makes something, or make what its code makes unique."""
ARAHAN = "/rapat/arahan/baru/"


def isian(**lainnya: str) -> dict[str, str]:
    batas = (today() + timedelta(days=14)).isoformat()
    isi = {"pemberi": "Bupati", "judul": "Percepat", "isi": "Selesaikan.", "batas": batas}
    return {**isi, "semua_wilayah": "on", **lainnya}


def kunci_dari(page: Any) -> str:
    found = re.search(r'name="kunci_formulir" value="([0-9a-f-]{36})"', page.content.decode())
    assert found
    return found[1]


def test_arahan_dua_kali_satu(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    isi = isian(kunci_formulir=kunci_dari(client.get(ARAHAN)))
    satu, dua = client.post(ARAHAN, isi), client.post(ARAHAN, isi)
    assert (satu.status_code, satu["Location"]) == (302, dua["Location"])
    assert Arahan.objects.count() == 1
    lain = client.post(ARAHAN, {**isi, "judul": "Yang lain"})
    assert lain["Location"] != satu["Location"]
    assert Arahan.objects.count() == 2


def test_tindak_lanjut_dua_kali_satu(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    puskesmas = buat_puskesmas(tempat.kecamatan, "Puskesmas")
    client.force_login(pemeran.camat)
    page = client.get("/rapat/tindak-lanjut/baru/")
    isi = {
        "uraian": "Menguji air", "penanggung_jawab": f"i-{puskesmas.pk}", "prioritas": "BIASA",
        "batas": (today() + timedelta(days=9)).isoformat(), "kunci_formulir": kunci_dari(page),
    }  # fmt: skip
    for _ in range(2):
        client.post("/rapat/tindak-lanjut/baru/", isi)
    assert TindakLanjut.objects.count() == 1


def test_yang_ditolak_tidak_diingat(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    isi = isian(kunci_formulir=str(uuid4()), judul="")
    assert client.post(ARAHAN, isi).status_code == 200
    assert not Kiriman.objects.exists()
    assert client.post(ARAHAN, {**isi, "judul": "Percepat"}).status_code == 302


def test_tautan_yang_tampil_sekali_tersimpan(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    """Its answer is a page, not an address: nothing to remember, and nothing to take back."""
    client.force_login(pemeran.camat)
    page = client.get("/kelola/pengguna/undang/")
    isi = {
        "nama": "Budi Uji", "telepon": "0812-3456-7890", "peran": "pendamping",
        "wilayah": tempat.desa.kode, "mulai": today().isoformat(),
        "kunci_formulir": kunci_dari(page),
    }  # fmt: skip
    teks = client.post("/kelola/pengguna/undang/", isi).content.decode()
    assert Pengguna.objects.filter(nama="Budi Uji").count() == 1
    token = re.search(r"/undangan/([\w-]{43})/", teks)
    assert token
    assert client.get(f"/undangan/{token[1]}/", follow=True).status_code == 200
    assert not Kiriman.objects.exists()


@pytest.mark.parametrize("kunci", ["", "bukan-kunci"])
def test_tanpa_kunci_tetap_berjalan(
    kunci: str, client: Any, tempat: Tempat, pemeran: Pemeran
) -> None:
    client.force_login(pemeran.bappeda)
    assert client.post(ARAHAN, isian(kunci_formulir=kunci)).status_code == 302
    assert (Arahan.objects.count(), Kiriman.objects.count()) == (1, 0)


def test_kunci_orang_lain_bukan_kuncinya(client: Any, tempat: Tempat, pemeran: Pemeran) -> None:
    isi = isian(kunci_formulir=str(uuid4()))
    client.force_login(pemeran.bappeda)
    milik = client.post(ARAHAN, isi)["Location"]
    client.force_login(pemeran.provinsi)
    assert client.post(ARAHAN, isi)["Location"] != milik


def test_formulir_pembuat_membawa_kuncinya() -> None:
    """By the names that the house gives to pages that make something."""
    baru = [path for path in TEMPLATES.rglob("*.html") if path.stem.endswith(PEMBUAT)]
    assert {path.stem for path in baru if "kunci_formulir" not in path.read_text()} == TANPA_KUNCI
