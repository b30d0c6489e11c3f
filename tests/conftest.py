"""Real servers, real roles: what every test stands on.

Tests are connected as `pemilik`. `client` steps down to `web` for each request, and
`as_role("pekerja")` does so for tasks and actions. A test with `transaction=True` ends with
TRUNCATE by the owner; session_replication_role lets it pass the triggers that keep history,
a right that pemilik has on the test server alone.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterator
from typing import Any

import hypothesis
import psycopg
import pytest
import redis
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.test import TransactionTestCase

from fondasi import embedded
from fondasi.database import roles
from tests.acuan import prepare_template
from tests.pemeran import kantor, pemeran, tempat  # noqa: F401 (fixtures)
from tests.peran import WebClient, as_role

# How long one example takes, or the drawing of it, tells of the machine and not of the code. The
# same code meets the same examples; `script/test --lama` draws new ones.
hypothesis.settings.register_profile(
    "uji",
    deadline=None,
    derandomize="UJI_ACAK" not in os.environ,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("uji")


def pytest_configure(config: pytest.Config) -> None:
    """Once, before any xdist worker: servers up, and the template of the test databases."""
    if hasattr(config, "workerinput") or config.option.collectonly or config.option.help:
        return
    embedded.ensure_running()
    admin = admin_url()
    prepare_template(admin)
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute("GRANT SET ON PARAMETER session_replication_role TO pemilik")
        if embedded.wants_postgres():
            # It reads tables whose grants a test has changed and not committed, and waits for it
            # while the test's own ANALYZE waits for the table: a deadlock of tests alone.
            server.execute("ALTER SYSTEM SET autovacuum = off")
            server.execute("SELECT pg_reload_conf()")


def admin_url() -> str:
    """A superuser: embedded, or DATABASE_URL_ADMIN beside an outside DATABASE_URL."""
    if embedded.wants_postgres():
        return embedded.url_for("postgres", "postgres")
    return os.environ["DATABASE_URL_ADMIN"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """A database copied from the template has its extensions, but not its database rights."""
    with django_db_blocker.unblock():
        connection.ensure_connection()
        roles.grant_database_rights(connection.connection)


@pytest.fixture(scope="session", autouse=True)
def owner_may_flush() -> Iterator[None]:
    """Let the flush after a `transaction=True` test pass triggers that refuse TRUNCATE."""
    original: Callable[..., None] = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def teardown(case: TransactionTestCase) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET SESSION ROLE NONE")
            cursor.execute("SET session_replication_role = replica")
        original(case)
        with connection.cursor() as cursor:
            cursor.execute("RESET session_replication_role")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", teardown)
        yield


@pytest.fixture
def peladen_redis() -> Iterator[redis.Redis]:
    """This worker's own Redis database, empty before and after."""
    connected = redis.Redis.from_url(settings.REDIS_URL)
    connected.flushdb()
    yield connected
    connected.flushdb()
    connected.close()


@pytest.fixture
def porta() -> Iterator[int]:
    """A port that no other process is given meanwhile: it is bound, and heard by nobody but a
    server of this test that says SO_REUSEADDR, as gunicorn does."""
    with socket.socket() as held:
        held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """No rate limit or cached figure of an earlier test reaches this one."""
    cache.clear()


@pytest.fixture
def client() -> WebClient:
    """A browser without session, served under the role `web`."""
    return WebClient()


@pytest.fixture
def sebagai() -> Callable[[str], Any]:
    """`with sebagai("pekerja"): ...` runs the block under that database role."""
    return as_role
