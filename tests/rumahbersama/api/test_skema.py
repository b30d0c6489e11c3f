"""The OpenAPI document is true: generated requests meet no 5xx and nothing undocumented."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from rumahbersama.api.actions.token import create_token
from rumahbersama.api.enums import Lingkup
from tests.pemeran import Pemeran, Tempat, buat_sasaran, buat_sk
from tests.peran import WebClient, as_role

pytestmark = pytest.mark.django_db


def document() -> dict[str, Any]:
    generator: Any = SchemaGenerator
    found: dict[str, Any] = generator().get_schema(request=None, public=True)
    return found


def test_dokumen_dan_skema_terbuka_dan_taat_csp(client: WebClient) -> None:
    skema = client.get("/api/skema/", headers={"Accept": "application/json"})
    assert skema.status_code == 200
    page = client.get("/api/dokumen/")
    assert page.status_code == 200
    assert "unsafe" not in page["Content-Security-Policy"]
    text = page.content.decode()
    assert "<script>" not in text
    assert "<style" not in text
    assert re.findall(r'(?:src|href)="(?:https?:)?//[^"]*', text) == []


def test_skema_menyebut_versi_dan_setiap_galat() -> None:
    found = document()
    assert found["openapi"].startswith("3.1")
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            if method in ("get", "post"):
                assert {"401", "403", "404", "429"} <= set(operation["responses"]), path


SKEMA = schemathesis.openapi.from_dict(document())


@pytest.fixture
def satu_sambungan() -> Iterator[None]:
    """Requests stay inside the test's transaction, as the test client keeps them."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def token(pemeran: Pemeran, tempat: Tempat, monkeypatch: pytest.MonkeyPatch) -> str:
    from rumahbersama.api.throttles import PerToken

    monkeypatch.setattr(PerToken, "THROTTLE_RATES", {"token": "1000000/min"})
    buat_sasaran(buat_sk(tempat.kabupaten), tempat.desa)
    return create_token(pengguna=pemeran.bappeda, nama="uji", lingkup=list(Lingkup), hari=1)[1]


@SKEMA.parametrize()
@settings(
    max_examples=150 if "UJI_ACAK" in os.environ else 12,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_permintaan_acak(case: Any, token: str, satu_sambungan: None) -> None:
    with as_role("web"):
        response = case.call(
            app=get_wsgi_application(),
            headers={"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"},
        )
    case.validate_response(
        response,
        checks=[
            not_a_server_error,
            status_code_conformance,
            content_type_conformance,
            response_schema_conformance,
        ],
    )
