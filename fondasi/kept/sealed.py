"""What lies in the cache: readable by this installation alone, missed by nobody when it is gone.

Redis serves whoever reaches it; names and words of an office lie there locked with a key made from
SECRET_KEY. While Redis does not answer, nothing lies there and nothing is laid down.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cache as once
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


def lying(names: Iterable[str]) -> dict[str, Any]:
    """{name: value} of what lies there and was locked with our key."""
    try:
        found = cache.get_many(list(names))
    except RedisError:
        logger.warning("Redis tidak menjawab: halaman digambar tanpa simpanan")
        return {}
    opened = {name: _opened(one) for name, one in found.items()}
    return {name: value for name, value in opened.items() if value is not None}


def lay(values: Mapping[str, Any], seconds: int) -> None:
    with suppress(RedisError):
        cache.set_many({name: _shut(value) for name, value in values.items()}, seconds)


def _shut(value: Any) -> bytes:
    return _lock().encrypt(pickle.dumps(value))


def _opened(found: bytes) -> Any:
    try:
        return pickle.loads(_lock().decrypt(found))  # noqa: S301 - ours
    except InvalidToken:
        return None


@once
def _lock() -> Fernet:
    secret = f"fondasi.kept.sealed {settings.SECRET_KEY}"
    return Fernet(urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))


@once
def program() -> str:
    """The age of this program: another one draws differently."""
    root = Path(settings.BASE_DIR)
    rooms = [p for p in root.iterdir() if (p / "__init__.py").exists() or p.name == "templates"]
    files = (file for room in rooms for file in room.rglob("*.[ph]*"))
    return str(max(file.stat().st_mtime_ns for file in files))
