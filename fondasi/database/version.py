"""PostgreSQL 16 is the oldest that works: the import checks casts with pg_input_is_valid()."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

MINIMUM = 16


@register(Tags.database)
def check_postgres_version(
    *, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Error fondasi.E001 for each checked database on an older server."""
    found = {alias: _major_version(alias) for alias in databases or ()}
    return [_refusal(alias, major) for alias, major in found.items() if major < MINIMUM]


def _major_version(alias: str) -> int:
    connection = connections[alias]
    with connection.cursor():
        return int(connection.connection.info.server_version) // 10000


def _refusal(alias: str, major: int) -> Error:
    return Error(
        f"Basis data '{alias}' memakai PostgreSQL {major}; dibutuhkan versi {MINIMUM} "
        "atau lebih baru.",
        hint="Naikkan versi PostgreSQL, misalnya dengan docker-compose.yml proyek ini.",
        id="fondasi.E001",
    )
