"""The health page: cheap, without session or redirect, and honest about the database."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pemeran import Pemeran


@pytest.fixture
def peramban() -> Client:
    """Without the step down to `web`, which would itself ask the database."""
    return Client()


@pytest.fixture
def basisdata_mati(db: None, porta: int) -> Iterator[None]:
    """The portal's connection leads to a port where nobody listens."""
    held = connections["default"]
    gone = held.copy()
    gone.settings_dict = {**held.settings_dict, "HOST": "127.0.0.1", "PORT": porta}
    connections["default"] = gone
    yield
    connections["default"] = held


def test_it_asks_the_database_once_and_nothing_else(peramban: Client, pemeran: Pemeran) -> None:
    peramban.force_login(pemeran.camat)
    with CaptureQueriesContext(connection) as caught:
        answer = peramban.get("/kesehatan/")
    assert (answer.status_code, answer.content) == (200, b"ok")
    assert [q["sql"] for q in caught if "SELECT" in q["sql"]] == ["SELECT 1"]
    assert "Vary" not in answer or "Cookie" not in answer["Vary"]


def test_no_redirect_and_no_cookie(peramban: Client, db: None, settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT = True
    answer = peramban.get("/kesehatan/")
    assert answer.status_code == 200
    assert not answer.cookies


def test_without_a_cache_it_is_well(peramban: Client, db: None, settings: Any, porta: int) -> None:
    gone = f"redis://127.0.0.1:{porta}/0"
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": gone}}
    assert peramban.get("/kesehatan/").status_code == 200


def test_without_a_database_it_says_503(peramban: Client, basisdata_mati: None) -> None:
    answer = peramban.get("/kesehatan/")
    assert answer.status_code == 503
    assert b"basis data" in answer.content
