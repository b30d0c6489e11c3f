"""Where the embedded servers keep their data and sockets. Computing a place starts nothing."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import stat
from pathlib import Path
from urllib.parse import quote

from fondasi.database import roles

REPOSITORY = Path(__file__).resolve().parents[2]
DATABASE = "rumahbersama"
SUPERUSER = "postgres"


class EmbeddedError(RuntimeError):
    """An embedded server cannot be used; the message is one Indonesian sentence with a remedy."""


def data_dir() -> Path:
    """`RB_DATA`, otherwise `.data` beside manage.py."""
    return Path(os.environ.get("RB_DATA") or REPOSITORY / ".data").resolve()


def postgres_dir() -> Path:
    return data_dir() / "postgres"


def redis_dir() -> Path:
    return data_dir() / "redis"


def socket_dir() -> Path:
    """A short name in /tmp: a Unix socket path may not exceed 107 bytes.

    Lower case throughout, because URL parsers lower the host part, which carries this path.
    """
    mark = hashlib.sha256(os.fsencode(data_dir())).hexdigest()[:12]
    return Path("/tmp") / f"rb-{os.geteuid()}-{mark}"  # noqa: S108 (checked by open_socket_dir)


def open_socket_dir() -> Path:
    """Create the private socket directory, or refuse one that somebody else planted."""
    path = socket_dir()
    path.mkdir(mode=0o700, exist_ok=True)
    found = path.lstat()
    private = stat.S_ISDIR(found.st_mode) and not stat.S_IMODE(found.st_mode) & 0o077
    if not private or (os.geteuid() != 0 and found.st_uid != os.geteuid()):
        raise EmbeddedError(
            f"Folder soket {path} bukan milik pribadi pengguna ini; hapus lalu ulangi."
        )
    return path


def redis_socket() -> Path:
    return socket_dir() / "redis.sock"


def wheel(package: str) -> Path:
    """Folder of an installed wheel, found without importing its costly Python part."""
    found = importlib.util.find_spec(package)
    if found is None or found.origin is None:
        raise EmbeddedError(
            f"Paket {package} tidak terpasang; jalankan script/setup, atau isi DATABASE_URL dan "
            "REDIS_URL."
        )
    return Path(found.origin).parent


def url_for(role: str, database: str = DATABASE) -> str:
    """The embedded PostgreSQL for this role: the socket directory percent-encoded as host."""
    return f"postgresql://{role}@{quote(str(socket_dir()), safe='')}/{database}"


def redis_url(db: int = 0) -> str:
    """For redis-py and Django's cache."""
    return f"unix://{redis_socket()}?db={db}"


def broker_url(db: int = 0) -> str:
    """The same Redis in the spelling that Celery and kombu understand."""
    return f"redis+socket://{redis_socket()}?virtual_host={db}"


def wants_postgres() -> bool:
    return not roles.has_outside_database()


def wants_redis() -> bool:
    return not os.environ.get("REDIS_URL")
