from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kecamatan.models import Pengguna
from rumahbersama.api.actions.token import create_token
from rumahbersama.api.enums import Lingkup
from tests.peran import WebClient


class Mesin:
    """A program with a token."""

    def __init__(self, token: str) -> None:
        self._client = WebClient()
        self._head = {"Authorization": f"Bearer {token}"}

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str) -> Any:
        return self._client.get(f"/api/v1/{path}", query, headers={**self._head, **headers})

    def post(self, path: str, body: Any, **headers: str) -> Any:
        return self._client.post(
            f"/api/v1/{path}", body, "application/json", headers={**self._head, **headers}
        )

    def semua(self, path: str, query: dict[str, Any] | None = None) -> list[Any]:
        response = self.get(path, query)
        assert response.status_code == 200, response.content
        rows: list[Any] = response.json()["results"]
        return rows


@pytest.fixture
def mesin() -> Callable[..., Mesin]:
    def make(pengguna: Pengguna, *lingkup: Lingkup) -> Mesin:
        held = lingkup or tuple(Lingkup)
        return Mesin(create_token(pengguna=pengguna, nama="uji", lingkup=held, hari=30)[1])

    return make
