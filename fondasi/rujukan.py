"""References between rooms: a kind and a key, resolved by the room that owns the noun.

A lower room stores (`jenis`, `kunci`) and a neutral label, never a name. The owning room
registers a resolver in AppConfig.ready(); what it answers None for is "tidak dapat dibuka".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Rujukan:
    """`tindak_lanjut`: where the owning room asks for what should follow from it, when it has rules
    of its own about that; nobody else then opens a promise about it."""

    label: str
    url: str
    tindak_lanjut: str = ""


Resolver = Callable[[Any, str], Rujukan | None]
_resolvers: dict[str, Resolver] = {}


def register(jenis: str, resolver: Resolver) -> None:
    """One resolver per kind; another one is a programming error, the same again changes nothing
    (apps may become ready twice)."""
    if _resolvers.setdefault(jenis, resolver) is not resolver:
        raise ValueError(f"Rujukan {jenis} sudah terdaftar.")
    _resolvers[jenis] = resolver


@dataclass(frozen=True, slots=True)
class Temuan:
    """One that was found: its key, and words that tell it from others without telling who it is."""

    kunci: str
    label: str


Finder = Callable[[Any, str, str], list[Temuan]]
"""(user, code of a desa, what was typed): of the things that this person may open, those of its
kecamatan, those of the desa first."""
_finders: dict[str, Finder] = {}


def register_finder(jenis: str, finder: Finder) -> None:
    _finders[jenis] = finder


def find(user: Any, jenis: str, kode: str, kata: str) -> list[Temuan]:
    finder = _finders.get(jenis)
    return finder(user, kode, kata) if finder else []


def resolve(user: Any, jenis: str, kunci: str) -> Rujukan | None:
    resolver = _resolvers.get(jenis)
    return resolver(user, kunci) if resolver else None
