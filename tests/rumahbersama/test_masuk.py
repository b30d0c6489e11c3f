"""Sign-in with real credentials through the real pages."""

from __future__ import annotations

import time
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.sessions.models import Session
from django.test import Client

from kecamatan.actions.pengguna import set_aktif
from kecamatan.models import Pengguna
from rumahbersama.masuk import TIDAK_COCOK, find_username
from tests.pemeran import SANDI, Pemeran, buat_pengguna

pytestmark = pytest.mark.django_db

MASUK = "/akun/masuk/"


@pytest.fixture
def siti(db: None) -> Pengguna:
    return buat_pengguna("siti.aminah", email="siti@contoh.test", telepon="+6281234567890")


def masuk(client: Client, login: str, sandi: str = SANDI) -> Any:
    return client.post(MASUK, {"login": login, "password": sandi})


def signed_in(client: Client) -> str:
    return str(client.session.get("_auth_user_id", ""))


@pytest.mark.parametrize(
    "login",
    [
        "siti.aminah",
        "Siti.Aminah",
        "SITI@contoh.test",
        "081234567890",
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
    ],
)
def test_masuk_dengan_nama_surel_atau_nomor(client: Client, siti: Pengguna, login: str) -> None:
    answer = masuk(client, login)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert signed_in(client) == str(siti.pk)


def test_jawaban_sama_untuk_akun_yang_ada_dan_yang_tidak_ada(
    client: Client, siti: Pengguna
) -> None:
    pages = []
    for login in ("siti@contoh.test", "tiada@contoh.test"):
        page = masuk(client, login, "salah-sekali-ini").content.decode()
        assert str(TIDAK_COCOK) in page
        pages.append(page.replace(login, "X").partition("<main")[2].split('name="password"')[0])
    assert pages[0].count(str(TIDAK_COCOK)) == pages[1].count(str(TIDAK_COCOK))
    assert not signed_in(client)


def test_percobaan_gagal_dihitung_per_akun_bukan_per_ejaan(client: Client, siti: Pengguna) -> None:
    ejaan = ["siti.aminah", "siti@contoh.test", "0812-34567890", "081234567890", "+6281234567890"]
    for login in ejaan:
        masuk(client, login, "salah-sekali-ini")
    page = masuk(client, "0812 3456 7890").content.decode()
    assert "Terlalu banyak percobaan" in page
    assert not signed_in(client)


def test_nomor_tak_dikenal_dihitung_sama_apa_pun_ejaannya(db: None) -> None:
    assert find_username("0813-9999-0000") == find_username("+6281399990000")


def test_sesi_berganti_saat_masuk(client: Client, siti: Pengguna) -> None:
    client.get(MASUK)
    session = client.session
    session["titipan"] = "penyusup"
    session.save()
    before = session.session_key
    masuk(client, "siti.aminah")
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_akun_nonaktif_tidak_masuk_dan_sesinya_berakhir(client: Client, pemeran: Pemeran) -> None:
    masuk(client, "staf")
    assert client.get("/kelola/wilayah/").status_code == 200
    set_aktif(pemeran.staf, aktif=False, oleh=pemeran.camat)
    assert client.get("/kelola/wilayah/").status_code == 302
    masuk(client, "staf")
    assert client.get("/kelola/wilayah/").status_code == 302


def test_pendaftaran_tertutup(client: Client, db: None) -> None:
    client.post("/akun/daftar/", {"username": "baru", "password1": SANDI})
    assert not Pengguna.objects.exists()


def test_superuser_tidak_membuka_apa_pun(client: Client, pemeran: Pemeran) -> None:
    kuasa = buat_pengguna("kuasa", is_superuser=True, is_staff=True)
    client.force_login(kuasa)
    assert client.get("/kelola/pengguna/").status_code == 403
    assert client.get("/kelola/jejak/").status_code == 403


def test_sandi_diganti_dan_sesi_lain_berakhir(siti: Pengguna, client: Client) -> None:
    lain = Client()
    lain.force_login(siti)
    masuk(client, "siti.aminah")
    baru = "kopi-hitam-Wonosalam"
    answer = client.post(
        "/akun/sandi/", {"oldpassword": SANDI, "password1": baru, "password2": baru}
    )
    assert answer.status_code == 302
    assert client.get("/kelola/wilayah/").status_code == 200
    assert lain.get("/kelola/wilayah/").status_code == 302


def test_totp_ditanyakan_setelah_sandi(client: Client, siti: Pengguna) -> None:
    """The code may be of the half minute before: it was read as it ended."""
    secret = generate_totp_secret()
    TOTP.activate(siti, secret)
    answer = masuk(client, "siti.aminah")
    assert answer["Location"] == "/akun/dua-langkah/kode/"
    assert not signed_in(client)
    salah = client.post(answer["Location"], {"code": "000000"})
    assert (salah.status_code, signed_in(client)) == (200, "")
    with time_machine.travel(time.time(), tick=False):
        sebelumnya, *_ = yield_hotp_counters_from_time()
        assert sebelumnya == int(time.time()) // 30 - 1
        client.post(answer["Location"], {"code": f"{hotp_value(secret, sebelumnya):06d}"})
    assert signed_in(client) == str(siti.pk)
    assert Authenticator.objects.filter(user=siti, type="totp").count() == 1


def test_tautan_sandi_tidak_melewati_langkah_kedua(client: Client, siti: Pengguna) -> None:
    from kecamatan.actions.tautan import create_tautan

    TOTP.activate(siti, generate_totp_secret())
    client.get(f"/undangan/{create_tautan(siti, oleh=None)}/")
    sandi = "kopi-hitam-Wonosalam"
    client.post("/undangan/sandi/", {"sandi": sandi, "ulangi": sandi})
    assert not signed_in(client)
    assert masuk(client, "siti.aminah", sandi)["Location"] == "/akun/dua-langkah/kode/"
