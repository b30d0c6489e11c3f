"""What people see when something cannot be shown or done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from fondasi.decisions import refuse
from fondasi.errors import Galat
from kecamatan.models import Kiriman, Pengguna
from tests.pemeran import Pemeran

SENTENCE = "Hanya camat yang memverifikasi; minta camat Wonosalam."


def refused(request: HttpRequest) -> HttpResponse:
    refuse(SENTENCE).require()
    raise AssertionError


def silent(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def ruled_out(request: HttpRequest) -> HttpResponse:
    raise Galat("DAFTAR_TERTUTUP", "Daftar ini sudah ditutup dengan berita acara.")


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("3517010101900001")


def strange(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


def unstorable(request: HttpRequest) -> HttpResponse:
    return HttpResponse(Pengguna.objects.filter(nama="a\x00b").count())


def posted(request: HttpRequest) -> HttpResponse:
    return HttpResponse(len(request.POST))


urlpatterns = [
    path("tolak/", refused),
    path("diam/", silent),
    path("aturan/", ruled_out),
    path("rusak/", broken),
    path("aneh/", strange),
    path("kirim/", posted),
    path("tak-tersimpan/", unstorable),
    path("", include("rumahbersama.urls")),
]
handler400 = "rumahbersama.beranda.views.galat.permintaan_keliru"
handler403 = "rumahbersama.beranda.views.galat.tidak_berwenang"
handler404 = "rumahbersama.beranda.views.galat.tidak_ada"
handler500 = "rumahbersama.beranda.views.galat.rusak"


@pytest.fixture(autouse=True)
def _pages() -> Iterator[None]:
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def camat(client: Any, pemeran: Pemeran) -> Any:
    client.force_login(pemeran.camat)
    client.raise_request_exception = False
    return client


def test_403_says_the_decisions_sentence(camat: Any) -> None:
    response = camat.get("/tolak/")
    assert response.status_code == 403
    assert f"<p>{SENTENCE}</p>" in response.content.decode()
    assert "Kec. Wonosalam" in response.content.decode()


def test_403_without_sentence_still_explains(camat: Any) -> None:
    assert "Penugasan Anda tidak mencakup tindakan ini." in camat.get("/diam/").content.decode()


def test_404_does_not_tell_whether_it_exists_elsewhere(camat: Any) -> None:
    response = camat.get("/tidak-ada/")
    assert response.status_code == 404
    assert "di luar wilayah penugasan Anda" in response.content.decode()


def test_a_rules_refusal_is_a_page(camat: Any) -> None:
    response = camat.get("/aturan/")
    assert response.status_code == 409
    assert "<p>Daftar ini sudah ditutup dengan berita acara.</p>" in response.content.decode()


def test_405_is_a_page_that_says_what_to_do(camat: Any) -> None:
    response = camat.get("/pemberitahuan/dibaca/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "Alamat ini bukan halaman" in response.content.decode()
    assert "Kec. Wonosalam" in response.content.decode()


def test_500_shows_nothing_of_the_error(camat: Any) -> None:
    response = camat.get("/rusak/")
    assert response.status_code == 500
    assert "bukan karena Anda" in response.content.decode()
    assert "3517010101900001" not in response.content.decode()


def test_500_needs_no_database(django_assert_num_queries: Any, db: None) -> None:
    browser = Client(raise_request_exception=False)
    with django_assert_num_queries(0):
        assert browser.get("/rusak/").status_code == 500


def test_400(camat: Any) -> None:
    response = camat.get("/aneh/")
    assert response.status_code == 400
    assert "Permintaan belum terbaca" in response.content.decode()


def test_what_no_column_holds_is_400_in_a_form_that_is_done_once(camat: Any) -> None:
    response = camat.post("/tak-tersimpan/", {"kunci_formulir": str(uuid4())})
    assert response.status_code == 400
    assert "Permintaan belum terbaca" in response.content.decode()
    assert (Kiriman.objects.count(), camat.get("/").status_code) == (0, 200)


def test_too_much_is_413(camat: Any) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=10):
        response = camat.post("/kirim/", {"isi": "x" * 100})
    assert response.status_code == 413
    assert "Kiriman terlalu besar" in response.content.decode()


def test_old_form_is_told_from_a_refusal(pemeran: Pemeran) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(pemeran.camat)
    response = strict.post("/tempat/", {"penugasan": "1"})
    assert response.status_code == 403
    assert "Formulir sudah kedaluwarsa" in response.content.decode()


def test_guessing_passwords_is_slowed(client: Any, pemeran: Pemeran) -> None:
    body = {"login": pemeran.camat.email, "password": "salah-sama-sekali"}
    answers = [client.post("/akun/masuk/", body) for _ in range(7)]
    assert "Terlalu banyak percobaan" in answers[-1].content.decode()
    assert "Terlalu banyak percobaan" not in answers[0].content.decode()
