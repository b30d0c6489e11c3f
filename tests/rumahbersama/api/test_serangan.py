"""What a hostile program sends, and the problem that it gets back."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from kecamatan.models import JawabanTindakLanjut, JejakAudit
from rumahbersama.api.actions.token import revoke_token
from rumahbersama.api.models import KunciIdempoten, TokenApi
from rumahbersama.api.throttles import PerToken
from tests.pemeran import Kantor, Pemeran, Tempat, buat_sasaran, buat_sk
from tests.peran import WebClient
from tests.rumahbersama.api.test_sumber import buat_janji

pytestmark = pytest.mark.django_db
Buat = Callable[..., Any]
JAWABAN = "tindak-lanjut/1/jawaban/"


@pytest.mark.parametrize("p", ["abc", "9" * 40, "-1", "1.5", "", "١"])
def test_kursor_yang_diubah(p: str, pemeran: Pemeran, mesin: Buat) -> None:
    kursor = b64encode(f"p={p}".encode()).decode()
    response = mesin(pemeran.bappeda).get("tindak-lanjut/", {"kursor": kursor})
    assert response.status_code in (200, 404)


@pytest.mark.parametrize(
    "isi", ["[" * 100_000, '{"isi": "\\ud800"}', '{"isi": NaN}', "{", "[]", "1"], ids=range(6)
)
def test_json_yang_merusak(isi: str, tempat: Tempat, pemeran: Pemeran, kantor: Kantor) -> None:
    janji = buat_janji(tempat.kecamatan, instansi=kantor.opd)
    token = buat_token(pemeran)
    for kunci in ({}, {"Idempotency-Key": "a"}):
        response = kirim(token, f"tindak-lanjut/{janji.pk}/jawaban/", isi, **kunci)
        assert response.status_code == 400
        assert response["Content-Type"] == "application/problem+json"
    assert not JawabanTindakLanjut.objects.exists()


def test_isi_raksasa(tempat: Tempat, pemeran: Pemeran, kantor: Kantor) -> None:
    janji = buat_janji(tempat.kecamatan, instansi=kantor.opd)
    isi = '{"isi": "' + "a" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + '"}'
    for kunci in ({}, {"Idempotency-Key": "a"}):
        response = kirim(buat_token(pemeran), f"tindak-lanjut/{janji.pk}/jawaban/", isi, **kunci)
        assert (response.status_code, response.json()["status"]) == (413, 413)


def buat_token(pemeran: Pemeran) -> str:
    from rumahbersama.api.actions.token import create_token

    return create_token(pengguna=pemeran.opd, nama="uji", lingkup=["tulis:tindak-lanjut"], hari=1)[
        1
    ]


def kirim(token: str, path: str, isi: str, **kepala: str) -> Any:
    head = {"Authorization": f"Bearer {token}", **kepala}
    return WebClient(raise_request_exception=False).post(
        f"/api/v1/{path}", isi, "application/json", headers=head
    )


def test_kunci_tanpa_token_tidak_disimpan(client: WebClient) -> None:
    for nomor in range(3):
        head = {"Authorization": "Bearer rb_palsu", "Idempotency-Key": f"k{nomor}"}
        url = f"/api/v1/{JAWABAN}"
        assert client.post(url, {}, "application/json", headers=head).status_code == 401
    assert not KunciIdempoten.objects.exists()


def test_token_yang_dicabut_tidak_mengulang_jawaban(
    tempat: Tempat, pemeran: Pemeran, kantor: Kantor
) -> None:
    janji = buat_janji(tempat.kecamatan, instansi=kantor.opd)
    token, path = buat_token(pemeran), f"tindak-lanjut/{janji.pk}/jawaban/"
    isi = '{"isi": "Sudah dikerjakan kemarin"}'
    first = kirim(token, path, isi, **{"Idempotency-Key": "a"})
    assert kirim(token, path, isi, **{"Idempotency-Key": "a"}).content == first.content

    revoke_token(token=TokenApi.objects.get(), oleh=pemeran.opd)

    assert kirim(token, path, isi, **{"Idempotency-Key": "a"}).status_code == 401


def test_ditolak_karena_laju_dapat_diulang(
    tempat: Tempat, pemeran: Pemeran, kantor: Kantor, monkeypatch: pytest.MonkeyPatch
) -> None:
    janji = buat_janji(tempat.kecamatan, instansi=kantor.opd)
    token, path = buat_token(pemeran), f"tindak-lanjut/{janji.pk}/jawaban/"
    isi = '{"isi": "Sudah dikerjakan kemarin"}'
    monkeypatch.setattr(PerToken, "THROTTLE_RATES", {"token": "1/min"})
    kirim(token, path, '{"isi": "Sudah dijadwalkan"}')
    assert kirim(token, path, isi, **{"Idempotency-Key": "a"}).status_code == 429
    monkeypatch.setattr(PerToken, "THROTTLE_RATES", {"token": "99/min"})
    assert kirim(token, path, isi, **{"Idempotency-Key": "a"}).status_code == 201


def test_orang_yang_dibaca_program_tercatat(tempat: Tempat, pemeran: Pemeran, mesin: Buat) -> None:
    sk = buat_sk(tempat.kabupaten)
    sasaran = [buat_sasaran(sk, tempat.desa, nama) for nama in ("SITI", "BUDI")]
    program, neighbour = mesin(pemeran.camat), mesin(pemeran.camat_tetangga)
    program.get("sasaran/")
    neighbour.get("sasaran/")
    program.get(f"sasaran/{sasaran[0].pk}/")
    program.get(f"sasaran/{sasaran[0].pk}/")

    rows = JejakAudit.objects.filter(objek="sasaran").order_by("pk")
    assert list(rows.values_list("tindakan", "pelaku", "objek_id", "rincian")) == [
        ("baca_sasaran_api", pemeran.camat.pk, None, {"jumlah": 2}),
        ("lihat_sasaran", pemeran.camat.pk, sasaran[0].pk, {}),
    ]
