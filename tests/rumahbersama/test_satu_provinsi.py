"""The whole of Jawa Timur on the pages of the kabupaten and the province."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command

from fondasi.today import today
from kecamatan.enums import Kelembagaan, Peran
from kecamatan.models import Pengguna, Wilayah
from tests.kecamatan.rapat_uji import buat_kontak, buat_tindak_lanjut
from tests.kecamatan.rumah_uji import buat_butir, buat_keadaan
from tests.pemeran import buat_pengguna
from tests.peran import WebClient, as_role

pytestmark = pytest.mark.django_db

ALAMAT = "/rumah-bersama/kelembagaan"


@pytest.fixture
def wonosalam() -> Wilayah:
    """The only kecamatan that reported anything, with one promise that is late."""
    with as_role("pekerja"):
        call_command("muat_wilayah")
    place = Wilayah.objects.get(kode="35.17.05")
    buat_keadaan(place, buat_butir("sk"), Kelembagaan.TERLEMBAGA)
    kemarin = today() - timedelta(days=1)
    buat_tindak_lanjut(place, kontak=buat_kontak(place), batas=kemarin)
    return place


def buka(client: WebClient, pengguna: Pengguna, alamat: str) -> Any:
    client.force_login(pengguna)
    response = client.get(f"{ALAMAT}/{alamat}")
    assert response.status_code == 200
    return response.context


def test_kabupaten_21_dan_provinsi_38_dengan_666(
    client: WebClient, wonosalam: Wilayah, capsys: Any
) -> None:
    jatim, jombang = (Wilayah.objects.get(kode=kode) for kode in ("35", "35.17"))
    bappeda = buat_pengguna("bappeda", (Peran.BAPPEDA, jombang))
    provinsi = buat_pengguna("provinsi", (Peran.PROVINSI, jatim))

    kabupaten = buka(client, bappeda, "35.17/")
    assert len(kabupaten["baris"]) == 21
    jumlah = kabupaten["jumlah"]
    assert (jumlah.kecamatan, jumlah.melapor, jumlah.hitungan.terlembaga) == (21, 1, 1)
    assert jumlah.terlambat == 1

    tampak = buka(client, provinsi, "35/")
    assert len(tampak["baris"]) == 38
    kode = [one.wilayah.kode for one in tampak["baris"]]
    assert kode == sorted(kode)
    jumlah = tampak["jumlah"]
    assert (jumlah.kecamatan, jumlah.melapor, jumlah.terlambat) == (666, 1, 1)
    [jombangnya] = [one for one in tampak["baris"] if one.wilayah == jombang]
    assert (jombangnya.kecamatan, jombangnya.terlambat) == (21, 1)
    assert buka(client, provinsi, "35/kecamatan/")["daftar"].sesuai == 666
