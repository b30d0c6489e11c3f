"""The fingerprint of a report's figures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal


def pdf_hash(figures: Mapping[str, object]) -> str:
    """SHA-256 (hex) over canonical JSON: equal figures give equal hashes in any process.

    Takes str, int, bool, None, Decimal, date, aware datetime, and mappings and sequences of them.
    Decimals count by value (8.6 is 8.60). Raises TypeError for floats, whose last digit is
    chance, and for everything else.
    """
    plain = json.dumps(
        _canonical(figures), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(plain.encode()).hexdigest()


def _canonical(value: object) -> object:
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Decimal):
        return format(value.normalize() if value else Decimal(0), "f")
    if isinstance(value, Mapping):
        return {_key(key): _canonical(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_canonical(item) for item in value]
    return _moment(value)


def _moment(value: object) -> str:
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise TypeError("a naive datetime has no fixed meaning")
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no canonical form in a report")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError("keys of figures are strings")
    return str(key)
