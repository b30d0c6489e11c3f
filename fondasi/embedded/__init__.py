"""Real PostgreSQL and real Redis from wheels, for the demo and the tests.

They start only where DATABASE_URL or REDIS_URL is not set, each by itself, and live on after the
process that started them. Access is by trust on sockets in a directory of mode 0700: whoever may
enter it is this user. Settings may compute URLs; only entry points call `ensure_running`.
"""

from __future__ import annotations

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fondasi.database import roles
from fondasi.embedded import places, postgres, redis
from fondasi.embedded.places import (
    DATABASE,
    EmbeddedError,
    broker_url,
    data_dir,
    redis_url,
    url_for,
    wants_postgres,
    wants_redis,
)

__all__ = [
    "DATABASE",
    "EmbeddedError",
    "broker_url",
    "data_dir",
    "ensure_running",
    "redis_url",
    "reset",
    "status",
    "stop",
    "url_for",
    "wants_postgres",
    "wants_redis",
]


def ensure_running() -> None:
    """Start what is wanted and does not answer; the database and its roles exist afterwards."""
    if wants_postgres() and not (_prepared() and postgres.answers()):
        with _lock():
            _start_postgres()
    if wants_redis() and not redis.answers():
        with _lock():
            if not redis.answers():
                redis.start()


def stop() -> None:
    """Stop both servers of this data directory."""
    with _lock():
        _stop_servers()


def reset() -> None:
    """Stop both servers and delete their data and the private files that belong to it."""
    with _lock():
        _stop_servers()
        for name in ("postgres", "redis", "berkas"):
            shutil.rmtree(data_dir() / name, ignore_errors=True)


def _stop_servers() -> None:
    redis.stop()
    postgres.stop()
    shutil.rmtree(places.socket_dir(), ignore_errors=True)


def status() -> dict[str, str]:
    """Server name -> `jalan`, `berhenti` or `luar` (an outside server is configured)."""

    def told(wanted: bool, answers: bool) -> str:
        return ("jalan" if answers else "berhenti") if wanted else "luar"

    return {
        "postgresql": told(wants_postgres(), postgres.answers()),
        "redis": told(wants_redis(), redis.answers()),
    }


def _start_postgres() -> None:
    if not postgres.answers():
        postgres.start()
    if not _prepared():
        roles.prepare_database(
            url_for(places.SUPERUSER, "postgres"), database=DATABASE, for_tests=True
        )
        _stamp().write_text(_fingerprint())


def _stamp() -> Path:
    return places.postgres_dir() / "rumahbersama.siap"


def _prepared() -> bool:
    """The roles were made by the present text of `fondasi.database.roles`."""
    return _stamp().exists() and _stamp().read_text() == _fingerprint()


def _fingerprint() -> str:
    return hashlib.sha256(Path(roles.__file__).read_bytes()).hexdigest()


@contextmanager
def _lock() -> Iterator[None]:
    """One starter or stopper at a time per data directory; the kernel frees it on any death."""
    data_dir().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (data_dir() / "peladen.lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
