"""`siapkan_basisdata` on a PostgreSQL that knows nothing of us yet, as docker compose has it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from fondasi import embedded
from fondasi.database import roles
from fondasi.embedded import places, postgres

# A whole installation is built: long on a busy machine.
pytestmark = pytest.mark.timeout(900)
ROOT = Path(__file__).resolve().parents[2]
ASK_TABLES = (
    "SELECT array_agg(role ORDER BY role) FROM unnest(ARRAY['web', 'pekerja']) AS role "
    "WHERE has_table_privilege(role, 'django_session', 'INSERT')"
)


@pytest.fixture
def server() -> Iterator[str]:
    """Superuser URL of an empty server."""
    with tempfile.TemporaryDirectory(prefix="rb uji ") as folder, pytest.MonkeyPatch.context() as m:
        m.setenv("RB_DATA", folder)
        postgres.start()
        yield places.url_for("postgres", "postgres")
        embedded.stop()


def url(server: str, role: str, password: str = "") -> str:
    """The same server for another role in our database."""
    parts = urlsplit(server)
    host = parts.netloc.rpartition("@")[2]
    login = f"{role}:{password}" if password else role
    return urlunsplit(parts._replace(netloc=f"{login}@{host}", path="/rumahbersama"))


def three_urls(server: str) -> dict[str, str]:
    return {name: url(server, role, f"sandi{role}") for role, name in roles.URL_OF_ROLE.items()}


def manage(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DATABASE_URL", "RB_PERAN_DB", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env={**kept, **environ},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )


def ask(server: str, statement: str) -> object:
    with psycopg.connect(server, dbname="rumahbersama") as connection:
        row = connection.execute(statement).fetchone()
        return row[0] if row else None


def test_empty_server_becomes_an_installation(server: str) -> None:
    environ = {**three_urls(server), "DATABASE_URL_ADMIN": server}
    done = manage("siapkan_basisdata", **environ)
    assert (done.returncode, done.stdout) == (0, "Basis data siap.\n"), done.stderr
    migrated = manage("migrate", **three_urls(server))
    assert migrated.returncode == 0, migrated.stderr
    owner = "SELECT array_agg(DISTINCT tableowner::text) FROM pg_tables WHERE schemaname = 'public'"
    assert ask(server, owner) == ["pemilik"]
    assert ask(server, ASK_TABLES) == ["pekerja", "web"]
    stored = "SELECT bool_and(rolpassword LIKE 'SCRAM-SHA-256%') FROM pg_authid WHERE rolname = ANY"
    assert ask(server, stored + " ('{pemilik,pekerja,web}')") is True


def test_single_role_works_and_three_roles_may_come_later(server: str) -> None:
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("CREATE ROLE satu LOGIN; ")
        connection.execute("CREATE DATABASE rumahbersama OWNER satu")
    single = {"DATABASE_URL": url(server, "satu")}
    assert manage("siapkan_basisdata", **single).returncode == 0
    migrated = manage("migrate", **single)
    assert migrated.returncode == 0, migrated.stderr
    assert "memakai satu peran basis data" in migrated.stderr
    done = manage("siapkan_basisdata", **three_urls(server), DATABASE_URL_ADMIN=server)
    assert done.returncode == 0, done.stderr
    assert ask(server, ASK_TABLES) == ["pekerja", "web"]
    forbidden = "SELECT has_table_privilege('web', 'kecamatan_jejakaudit', 'UPDATE')"
    assert ask(server, forbidden) is False
    assert manage("migrate", "--check", **three_urls(server)).returncode == 0


def test_url_of_the_wrong_role_is_named(server: str) -> None:
    wrong = {**three_urls(server), "DATABASE_URL": url(server, "pekerja", "x")}
    done = manage("siapkan_basisdata", **wrong, DATABASE_URL_ADMIN=server)
    assert done.returncode == 1
    assert "DATABASE_URL harus masuk sebagai web, bukan pekerja." in done.stderr
