"""The command on the test database, whose tables exist; on an empty server it is run by
test_siapkan_basisdata's way of making databases."""

from __future__ import annotations

import json
import socket
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from kecamatan.enums import Peran
from kecamatan.models import JejakAudit, KopSurat, Pengguna, Penugasan, Wilayah

pytestmark = pytest.mark.django_db

ADMIN = {"kabupaten": "3576", "nama": "Rahayu Uji", "telepon": "0812-3456-7890"}


@pytest.fixture(autouse=True)
def _tanpa_surel(settings: Any) -> None:
    settings.EMAIL_HOST = ""
    settings.SITUS_URL = "https://rumah.contoh.test/"


def jalankan(capsys: Any, **pilihan: str) -> dict[str, Any]:
    call_command("siapkan_instalasi", "--json", **pilihan)
    hasil: dict[str, Any] = json.loads(capsys.readouterr().out.splitlines()[-1])
    return hasil


def test_dari_kosong_sampai_admin_pertama_masuk(client: Any, capsys: Any) -> None:
    hasil = jalankan(capsys, **ADMIN)
    assert (hasil["status"], hasil["kabupaten"]) == ("SIAP", "35.76")
    assert Wilayah.objects.count() == 91_599
    assert KopSurat.objects.get().baris_1 == "PEMERINTAH KOTA MOJOKERTO"
    tugas = Penugasan.objects.get()
    assert (tugas.peran, tugas.wilayah.kode) == (Peran.BAPPEDA, "35.76")
    assert tugas.pengguna.telepon == "+6281234567890"
    assert hasil["surel"] == "tidak dipasang; undangan dikirim lewat WA atau QR"
    jejak = JejakAudit.objects.filter(perintah="siapkan_instalasi").order_by("id")
    assert [line.tindakan for line in jejak][-1] == "siapkan_instalasi"
    jalur = hasil["tautan"].removeprefix("https://rumah.contoh.test")
    assert client.get(jalur, follow=True).status_code == 200
    sandi = "kopi-hitam-Wonosalam"
    client.post("/undangan/sandi/", {"sandi": sandi, "ulangi": sandi})
    assert client.login(username="rahayu.uji", password=sandi)


def test_akun_provinsi_pertama_bila_diminta(capsys: Any) -> None:
    hasil = jalankan(
        capsys, **ADMIN, provinsi_nama="Pratiwi Uji", provinsi_email="pratiwi@contoh.test"
    )
    tugas = Penugasan.objects.get(peran=Peran.PROVINSI)
    assert (tugas.wilayah.kode, tugas.pengguna.nama) == ("35", "Pratiwi Uji")
    assert hasil["tautan_provinsi"].startswith("https://rumah.contoh.test/")
    assert hasil["tautan_provinsi"] != hasil["tautan"]


def test_kedua_kalinya_ditolak_dan_tidak_mengubah_apa_pun(capsys: Any) -> None:
    Pengguna.objects.create_user("sudah.ada", nama="Sudah Ada")
    with pytest.raises(CommandError) as galat:
        call_command("siapkan_instalasi", "--json", **ADMIN)
    assert galat.value.returncode == 1
    hasil = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert hasil["galat"]["kode"] == "SUDAH_SIAP"
    assert not Wilayah.objects.exists()


@pytest.mark.parametrize(
    "salah",
    [
        {"kabupaten": "35.17.05"},
        {"nama": " "},
        {"telepon": ""},
        {"telepon": "12"},
        {"provinsi_nama": "Tanpa Kontak"},
        {"provinsi_email": "tanpa.nama@contoh.test"},
    ],
)
def test_panggilan_keliru_tidak_menyentuh_apa_pun(salah: dict[str, str]) -> None:
    with pytest.raises(CommandError) as galat:
        call_command("siapkan_instalasi", **{**ADMIN, **salah})
    assert galat.value.returncode == 2
    assert not Wilayah.objects.exists()


def test_peladen_surel_yang_tidak_menjawab_tidak_menghentikan(settings: Any, capsys: Any) -> None:
    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        settings.EMAIL_PORT = bebas.getsockname()[1]
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    hasil = jalankan(capsys, **ADMIN)
    assert hasil["surel"] == "gagal tersambung ke 127.0.0.1 (ConnectionRefusedError)"
    assert Pengguna.objects.count() == 1
