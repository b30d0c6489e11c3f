"""Tokens: made once, hashed, limited, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import redis
from django.utils import timezone

from fondasi.errors import Galat
from kecamatan.models import JejakAudit
from rumahbersama.api.actions.token import (
    TAMPIL,
    TERBANYAK,
    create_token,
    fingerprint,
    revoke_token,
)
from rumahbersama.api.enums import Lingkup
from rumahbersama.api.models import TokenApi
from tests.pemeran import Pemeran
from tests.peran import WebClient

pytestmark = pytest.mark.django_db


def test_hanya_sidik_yang_tersimpan(pemeran: Pemeran) -> None:
    row, token = create_token(pengguna=pemeran.camat, nama="Dasbor", lingkup=["baca"], hari=30)

    assert row.sidik == fingerprint(token)
    assert len(token) > 40
    stored = TokenApi.objects.values().get()
    assert token not in str(stored)
    assert token.startswith(row.awalan)
    assert token not in str(JejakAudit.objects.values())


@pytest.mark.parametrize(
    ("lingkup", "hari", "kode"),
    [([], 30, "LINGKUP_KOSONG"), (["semua"], 30, "LINGKUP_KOSONG"), (["baca"], 0, "MASA_SALAH"),
     (["baca"], 400, "MASA_SALAH")],
)  # fmt: skip
def test_token_yang_ditolak(pemeran: Pemeran, lingkup: list[str], hari: int, kode: str) -> None:
    with pytest.raises(Galat) as galat:
        create_token(pengguna=pemeran.camat, nama="x", lingkup=lingkup, hari=hari)
    assert galat.value.kode == kode


def test_tidak_lebih_dari_batas(pemeran: Pemeran) -> None:
    for _ in range(TERBANYAK):
        create_token(pengguna=pemeran.camat, nama="x", lingkup=["baca"], hari=1)
    with pytest.raises(Galat) as galat:
        create_token(pengguna=pemeran.camat, nama="x", lingkup=["baca"], hari=1)
    assert galat.value.kode == "TOKEN_TERLALU_BANYAK"


def test_tanpa_token_dan_token_mati(
    client: WebClient, pemeran: Pemeran, mesin: Callable[..., Any]
) -> None:
    assert client.get("/api/v1/wilayah/").status_code == 401
    program = mesin(pemeran.camat)
    assert program.get("wilayah/").status_code == 200

    revoke_token(token=TokenApi.objects.get(), oleh=pemeran.camat)

    response = program.get("wilayah/")
    assert response.status_code == 401
    assert response["WWW-Authenticate"].startswith("Bearer")
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["kode"] == "BELUM_MASUK"


def test_kedaluwarsa_dan_pemilik_yang_pergi(pemeran: Pemeran, mesin: Callable[..., Any]) -> None:
    program = mesin(pemeran.camat)
    TokenApi.objects.update(kedaluwarsa=timezone.now() - timedelta(seconds=1))
    assert program.get("wilayah/").status_code == 401

    lain = mesin(pemeran.staf)
    pemeran.staf.is_active = False
    pemeran.staf.save(update_fields=["is_active"])
    assert lain.get("wilayah/").status_code == 401


def test_sesi_peramban_tidak_membuka_api(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.bappeda)
    assert client.get("/api/v1/sasaran/").status_code == 401


def test_lingkup_membatasi(pemeran: Pemeran, mesin: Callable[..., Any]) -> None:
    hanya_tulis = mesin(pemeran.camat, Lingkup.TULIS_TINDAK_LANJUT)
    response = hanya_tulis.get("rapat/")
    assert (response.status_code, response.json()["kode"]) == (403, "TIDAK_BERWENANG")
    hanya_baca = mesin(pemeran.camat, Lingkup.BACA)
    assert hanya_baca.post("tindak-lanjut/1/jawaban/", {"isi": "x"}).status_code == 403


def test_pemakaian_terakhir_dicatat_kasar(pemeran: Pemeran, mesin: Callable[..., Any]) -> None:
    program = mesin(pemeran.camat)
    program.get("wilayah/")
    first = TokenApi.objects.get().dipakai_at
    program.get("wilayah/")
    assert first is not None
    assert TokenApi.objects.get().dipakai_at == first


def test_laju_dibatasi_per_token(
    pemeran: Pemeran,
    mesin: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    peladen_redis: redis.Redis,
) -> None:
    from rumahbersama.api.throttles import PerToken

    monkeypatch.setattr(PerToken, "THROTTLE_RATES", {"token": "2/min"})
    program, lain = mesin(pemeran.camat), mesin(pemeran.staf)
    codes = [program.get("wilayah/").status_code for _ in range(3)]
    assert codes == [200, 200, 429]
    assert lain.get("wilayah/").status_code == 200
    assert int(program.get("wilayah/")["Retry-After"]) <= 60
    putus = [klien["id"] for klien in peladen_redis.client_list() if klien["cmd"] == "eval"]
    assert {peladen_redis.client_kill_filter(_id=satu) for satu in putus} == {1}
    assert program.get("wilayah/").status_code == 429


def test_halaman_token(client: WebClient, pemeran: Pemeran) -> None:
    client.force_login(pemeran.camat)
    isian = {"nama": "Dasbor Kominfo", "lingkup": ["baca"], "hari": "90"}

    page = client.post("/akun/token/", isian).content.decode()

    (token,) = re.findall(r"rb_[\w-]{40,}", page)
    assert TokenApi.objects.get().sidik == fingerprint(token)
    again = client.get("/akun/token/").content.decode()
    assert token not in again
    assert "Dasbor Kominfo" in again
    row = TokenApi.objects.get()
    client.post(f"/akun/token/{row.pk}/cabut/")
    row.refresh_from_db()
    assert row.dicabut_at is not None


def test_formulir_yang_terkirim_dua_kali(client: WebClient, pemeran: Pemeran) -> None:
    """The same secret while its answer may have got lost, then a sentence; never a second token."""
    client.force_login(pemeran.camat)
    page = client.get("/akun/token/").content.decode()
    (kunci,) = re.findall(r'name="kunci_formulir" value="([0-9a-f-]{36})"', page)
    isian = {"nama": "Dasbor", "lingkup": ["baca"], "hari": "90", "kunci_formulir": kunci}

    def kirim(**lain: str) -> tuple[list[str], bool]:
        page = client.post("/akun/token/", {**isian, **lain}).content.decode()
        return re.findall(r"rb_[\w-]{40,}", page), "tidak dapat dilihat lagi. Muat ulang" in page

    pertama = kirim()
    assert len(pertama[0]) == 1
    assert kirim() == pertama
    TokenApi.objects.update(created_at=timezone.now() - TAMPIL - timedelta(seconds=1))
    assert kirim() == ([], True)
    assert TokenApi.objects.count() == 1
    assert kirim(nama="Lain")[0] not in ([], pertama[0])
    assert TokenApi.objects.count() == 2
    assert JejakAudit.objects.filter(tindakan="buat_token_api").count() == 2


def test_token_orang_lain_tidak_dapat_dicabut(client: WebClient, pemeran: Pemeran) -> None:
    row, _ = create_token(pengguna=pemeran.camat, nama="x", lingkup=["baca"], hari=1)
    client.force_login(pemeran.staf)
    assert client.post(f"/akun/token/{row.pk}/cabut/").status_code == 404
