"""When a whole page is shown again as it was drawn, and when it is not."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from fondasi.database.table_stamps import table_stamps
from fondasi.kept import drawing
from kecamatan.models import HariLibur, Mitra, Pengguna
from rumahbersama import settings as portal
from tests.pemeran import Pemeran

pytestmark = pytest.mark.django_db

LIBUR = "/kelola/hari-libur/"
UNDANG = "/kelola/pengguna/undang/"
SANDI = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def disimpan(settings: Any) -> None:
    settings.HALAMAN_DISIMPAN = portal.HALAMAN_DISIMPAN
    HariLibur.objects.create(tanggal=timezone.localdate(), nama="Hari Uji")


@pytest.fixture
def bappeda(pemeran: Pemeran) -> Client:
    client = Client()
    client.force_login(pemeran.bappeda)
    return client


def is_kept(response: Any) -> bool:
    """A page that was drawn has the context it was drawn with."""
    assert response.status_code == 200
    return response.context is None


def shows_it_again(client: Client, address: str = LIBUR, **extra: Any) -> bool:
    assert not is_kept(client.get(address, **extra))
    return is_kept(client.get(address, **extra))


def test_until_a_table_it_read_changes(bappeda: Client) -> None:
    assert shows_it_again(bappeda)
    Mitra.objects.all().delete()
    assert is_kept(bappeda.get(LIBUR))
    HariLibur.objects.update(nama="Hari Lain")
    again = bappeda.get(LIBUR)
    assert not is_kept(again)
    assert "Hari Lain" in again.content.decode()


def test_for_its_reader_her_session_and_her_question_alone(
    bappeda: Client, pemeran: Pemeran, settings: Any
) -> None:
    assert shows_it_again(bappeda)
    assert shows_it_again(bappeda, headers={"HX-Request": "true"})
    assert not is_kept(bappeda.get(f"{LIBUR}?hal=1"))
    other = Client()
    other.force_login(pemeran.provinsi)
    assert other.get(LIBUR).status_code == 403
    session = bappeda.session
    session["penugasan_id"] = 0
    session.save()
    assert shows_it_again(bappeda)
    settings.HARI_INI = str(timezone.localdate() + timedelta(days=1))
    assert not is_kept(bappeda.get(LIBUR))


def test_not_for_one_who_may_no_longer(bappeda: Client, pemeran: Pemeran) -> None:
    assert shows_it_again(bappeda)
    pemeran.bappeda.penugasan.all().delete()
    assert bappeda.get(LIBUR).status_code == 403
    Pengguna.objects.filter(pk=pemeran.bappeda.pk).update(is_active=False)
    assert bappeda.get(LIBUR).status_code == 302


def test_each_showing_has_a_token_of_its_own_that_is_good(pemeran: Pemeran) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(pemeran.bappeda)
    assert not is_kept(client.get(UNDANG))
    texts = [client.get(UNDANG) for _ in range(2)]
    assert all(is_kept(one) for one in texts)
    tokens = [SANDI.findall(one.content.decode()) for one in texts]
    assert not {*tokens[0]} & {*tokens[1]}
    for token, expected in ((tokens[0][-1], 200), ("x" * 64, 403)):
        assert client.post(UNDANG, {"csrfmiddlewaretoken": token}).status_code == expected


def test_a_message_is_shown_once(bappeda: Client) -> None:
    assert shows_it_again(bappeda)
    bappeda.cookies[CookieStorage.cookie_name] = "apa saja"
    assert not is_kept(bappeda.get(LIBUR))


def test_signing_in_moves_no_number_but_a_name_does(pemeran: Pemeran) -> None:
    def number() -> str | None:
        return table_stamps([Pengguna])[Pengguna]

    before, me = number(), Pengguna.objects.filter(pk=pemeran.bappeda.pk)
    me.update(last_login=timezone.now())
    assert number() == before
    me.update(nama="Nama Lain")
    assert number() != before


def test_a_witness_is_asked_again(bappeda: Client, pemeran: Pemeran) -> None:
    assert shows_it_again(bappeda, "/kelola/pengguna/")
    Pengguna.objects.filter(pk=pemeran.camat.pk).update(last_login=timezone.now())
    assert shows_it_again(bappeda, "/kelola/pengguna/")


def test_nobody_reads_a_page_in_the_cache(bappeda: Client) -> None:
    assert shows_it_again(bappeda)
    server: Any = cache._cache.get_client()  # type: ignore[attr-defined]
    lying = [server.get(key) for key in server.keys("*page-*")]
    assert lying
    assert all(b"Hari Uji" not in one for one in lying)


def test_while_developing_nothing_is_kept(bappeda: Client, settings: Any) -> None:
    settings.DEBUG = True
    assert not shows_it_again(bappeda)


def test_without_redis_pages_are_drawn(bappeda: Client, settings: Any) -> None:
    nowhere = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    assert [is_kept(bappeda.get(LIBUR)) for _ in range(2)] == [False, False]


def test_what_a_drawing_was_made_from() -> None:
    with drawing.sources() as read:
        list(HariLibur.objects.all())
        key = drawing.fresh_key()
    assert (read.tables, read.passing, read.keys) == ({HariLibur}, False, [str(key)])
    for passes in (
        drawing.moment,
        drawing.passing,
        lambda: HariLibur.objects.update(nama="x"),
        lambda: list(HariLibur.objects.select_for_update()),
        lambda: list(HariLibur.objects.raw("SELECT 1 AS id")),
    ):
        with drawing.sources() as read:
            passes()
        assert read.passing, passes
