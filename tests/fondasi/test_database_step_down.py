"""The test suite's own ladder: what `client` and `as_role` promise to every other test."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import path

from tests.peran import WebClient, as_role, current_role


def whoami(request: HttpRequest) -> HttpResponse:
    return HttpResponse(current_role())


def stream(request: HttpRequest) -> StreamingHttpResponse:
    def body() -> Iterator[str]:
        yield current_role()

    return StreamingHttpResponse(body())


def broken(request: HttpRequest) -> HttpResponseBase:
    with connection.cursor() as cursor:
        cursor.execute("SELECT kolom_yang_tidak_ada")
    raise AssertionError("PostgreSQL menerima kolom yang tidak ada")


urlpatterns = [path("siapa/", whoami), path("alir/", stream), path("rusak/", broken)]


@pytest.fixture(autouse=True)
def _bare_site(settings: Any) -> None:
    settings.ROOT_URLCONF = __name__
    settings.MIDDLEWARE = []


@pytest.mark.django_db
def test_block_runs_as_the_role_and_ends_as_the_owner() -> None:
    with as_role("pekerja"):
        assert current_role() == "pekerja"
        with as_role("web"):
            assert current_role() == "web"
        assert current_role() == "pekerja"
    assert current_role() == "pemilik"


@pytest.mark.django_db(transaction=True)
def test_block_works_in_autocommit() -> None:
    with as_role("web"):
        assert current_role() == "web"
        with transaction.atomic():
            assert current_role() == "web"
    assert current_role() == "pemilik"


@pytest.mark.django_db
def test_role_ends_with_the_failed_transaction() -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), as_role("web"):
        connection.cursor().execute("SELECT kolom_yang_tidak_ada")
    assert current_role() == "pemilik"


@pytest.mark.django_db
def test_request_is_served_by_web(client: WebClient) -> None:
    assert client.get("/siapa/").content == b"web"
    assert current_role() == "pemilik"


@pytest.mark.django_db
def test_stream_is_read_by_web(client: WebClient) -> None:
    assert client.get("/alir/").getvalue() == b"web"


@pytest.mark.django_db(transaction=True)
def test_failed_request_leaves_no_role_behind(client: WebClient) -> None:
    with pytest.raises(DatabaseError):
        client.get("/rusak/")
    assert current_role() == "pemilik"


@pytest.mark.django_db(transaction=True)
def test_owner_may_silence_triggers_only_to_flush() -> None:
    """The right that the end of each transaction=True test uses; web and pekerja lack it."""
    with as_role("pekerja"), pytest.raises(DatabaseError), connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
