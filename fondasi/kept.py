"""What was drawn or counted, kept while the tables it was made from stand still.

Exact: whoever asks after a change was committed, by whatever path, gets it made anew
(`fondasi.table_stamps`). So no page has to say how old its figures are.

    text = kept(Kept(("dasbor", place.kode, authority), (Wilayah, Laporan), draw))

The maker of a `Kept` answers for two things. `key` names everything that the answer depends on
beside tables and day: the person or her authority, the place, the choice. `reads` names every
table that `make` reads; a test that captures its queries holds the two together. What is kept names
nobody of a list of people, and lies in the cache sealed: nobody reads an office's words there.
"""

from __future__ import annotations

import hashlib
import pickle
from base64 import urlsafe_b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache as once
from pathlib import Path
from typing import Any, Generic, TypeVar

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.cache import cache
from django.db.models import Model

from fondasi.table_stamps import table_stamps
from fondasi.today import today

T = TypeVar("T")
DETIK = 3600
"""How long an unchanged answer is kept: a matter of room, not of truth."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """`make` gives what can be pickled; None too is an answer."""

    key: tuple[object, ...]
    reads: tuple[type[Model], ...]
    make: Callable[[], T]

    @property
    def name(self) -> str:
        return f"kept-{hashlib.sha256(repr(self.key).encode()).hexdigest()}"


def kept(one: Kept[T]) -> T:
    found: T = kept_all([one])[0]
    return found


def kept_all(parts: Sequence[Kept[Any]]) -> list[Any]:
    """The answers in their order: one query for all stamps, one look into the cache."""
    if settings.DEBUG:
        return [part.make() for part in parts]
    stamps = table_stamps(table for part in parts for table in part.reads)
    seals = [_seal([stamps[table] for table in part.reads]) for part in parts]
    lying = cache.get_many([part.name for part in parts])
    fresh: dict[str, bytes] = {}
    answers = []
    for part, seal in zip(parts, seals, strict=True):
        made_under, answer = _opened(lying.get(part.name))
        if not seal or made_under != seal:
            answer = part.make()
            if seal:
                fresh[part.name] = _lock().encrypt(pickle.dumps((seal, answer)))
        answers.append(answer)
    if fresh:
        cache.set_many(fresh, DETIK)
    return answers


def _seal(stamps: Sequence[str | None]) -> str:
    """What an answer was made under; "" while one of its tables is being written."""
    known = [stamp for stamp in stamps if stamp is not None]
    return " ".join([_program(), str(today()), *known]) if len(known) == len(stamps) else ""


def _opened(found: bytes | None) -> tuple[str, Any]:
    """Nothing for what was locked with another key."""
    try:
        sealed: tuple[str, Any] = pickle.loads(_lock().decrypt(found or b""))  # noqa: S301 - ours
    except InvalidToken:
        return "", None
    return sealed


@once
def _lock() -> Fernet:
    secret = f"fondasi.kept {settings.SECRET_KEY}"
    return Fernet(urlsafe_b64encode(hashlib.sha256(secret.encode()).digest()))


@once
def _program() -> str:
    """The age of this program: another one draws differently."""
    root = Path(settings.BASE_DIR)
    rooms = [p for p in root.iterdir() if (p / "__init__.py").exists() or p.name == "templates"]
    files = (file for room in rooms for file in room.rglob("*.[ph]*"))
    return str(max(file.stat().st_mtime_ns for file in files))
