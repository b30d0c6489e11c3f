"""The template that every test database is copied from: extensions and migrated tables.

Migrating takes most of a minute; a copy takes a second. The template carries the stamp of what
made it and is made anew when a migration changes.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg import sql

from fondasi.database import roles

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = "rumahbersama_acuan"
SOURCES = (
    "requirements.lock",
    "fondasi/*.py",
    "*/migrations/*.py",
    "rumahbersama/*/migrations/*.py",
)


def prepare_template(admin: str) -> None:
    """`admin` is the address of a superuser."""
    stamp = _stamp()
    with psycopg.connect(admin, autocommit=True) as server:
        fresh = _stamp_of_template(server) == stamp
        if not fresh:
            server.execute(_named("DROP DATABASE IF EXISTS {} WITH (FORCE)"))
    roles.prepare_database(admin, database=TEMPLATE, for_tests=True)
    if fresh:
        return
    _migrate()
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute(_named("COMMENT ON DATABASE {} IS ") + sql.Literal(stamp))


def _stamp() -> str:
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(ROOT.glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _stamp_of_template(server: psycopg.Connection) -> str | None:
    row = server.execute(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s",
        [TEMPLATE],
    ).fetchone()
    return row[0] if row else None


def _named(text: str) -> sql.Composed:
    return sql.SQL(text).format(sql.Identifier(TEMPLATE))


def _migrate() -> None:
    environ = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings", "UJI_BASISDATA": TEMPLATE}
    command = [sys.executable, "manage.py", "migrate", "--noinput", "-v", "0"]
    subprocess.run(command, cwd=ROOT, env=environ, check=True)
