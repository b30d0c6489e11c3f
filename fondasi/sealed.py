"""What lies in the cache can be read by this installation alone, and means nothing to another
program.

Redis serves whoever reaches it; names and words of an office lie there locked with a key made from
SECRET_KEY.
"""

from __future__ import annotations

import hashlib
import pickle
from base64 import urlsafe_b64encode
from functools import cache as once
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def shut(value: Any) -> bytes:
    return _lock().encrypt(pickle.dumps(value))


def opened(found: bytes | None) -> Any:
    """None for nothing, and for what was locked with another key."""
    try:
        return pickle.loads(_lock().decrypt(found or b""))  # noqa: S301 - ours
    except InvalidToken:
        return None


@once
def _lock() -> Fernet:
    secret = f"fondasi.sealed {settings.SECRET_KEY}"
    return Fernet(urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))


@once
def program() -> str:
    """The age of this program: another one draws differently."""
    root = Path(settings.BASE_DIR)
    rooms = [p for p in root.iterdir() if (p / "__init__.py").exists() or p.name == "templates"]
    files = (file for room in rooms for file in room.rglob("*.[ph]*"))
    return str(max(file.stat().st_mtime_ns for file in files))
