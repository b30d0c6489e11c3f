"""Step down to a database role inside a test, as the real process would have it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from psycopg.pq import TransactionStatus

from fondasi.database.roles import OWNER, ROLES, WEB


@contextmanager
def as_role(role: str) -> Iterator[None]:
    """Run the block as `role`; nests, and gives the outer role back also after an error.

    SET LOCAL inside a transaction, SET where the test runs in autocommit. After a failed
    transaction PostgreSQL itself returns to the outer role at the rollback.
    """
    outer = current_role()
    _become(role)
    try:
        yield
    finally:
        if _usable():
            _become(outer)


def current_role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return str(cursor.fetchone()[0])


def _become(role: str) -> None:
    scope = "LOCAL" if connection.in_atomic_block else "SESSION"
    name = role if role in ROLES and role != OWNER else "NONE"
    with connection.cursor() as cursor:
        cursor.execute(f"SET {scope} ROLE {name}")


def _usable() -> bool:
    if connection.needs_rollback or connection.connection is None:
        return False
    return bool(connection.connection.info.transaction_status != TransactionStatus.INERROR)


class WebClient(Client):
    """Requests run under the role `web`; sign-in helpers and assertions do not."""

    def request(self, **request: Any) -> Any:
        with as_role(WEB):
            response = super().request(**request)
            _read_stream(response)
        return response


def _read_stream(response: HttpResponseBase) -> None:
    """A streamed body queries while it is read, so it is read under the role."""
    if getattr(response, "streaming", False):
        response.streaming_content = iter(list(response.streaming_content))  # type: ignore[attr-defined]
