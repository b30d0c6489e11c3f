"""Codes and differences: pure functions."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from typing import Any

# Crockford's base 32: no I, L, O or U, so that a code read from paper is typed right.
HURUF = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
KELOMPOK = 4
DIBACA = str.maketrans("ILO", "110")


def new_kode() -> str:
    """`7K2M-90QX-4TRV`: sixty random bits."""
    letters = "".join(secrets.choice(HURUF) for _ in range(3 * KELOMPOK))
    return "-".join(letters[n : n + KELOMPOK] for n in range(0, len(letters), KELOMPOK))


def read_kode(text: str) -> str:
    """A code as somebody types it from paper; "" for what cannot be one."""
    letters = "".join(c for c in text.upper().translate(DIBACA) if c in HURUF)
    if len(letters) != 3 * KELOMPOK:
        return ""
    return "-".join(letters[n : n + KELOMPOK] for n in range(0, len(letters), KELOMPOK))


def differences(frozen: Any, now: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """(where, then, now) for every value that is not the same; a missing one is None."""
    if isinstance(frozen, dict) and isinstance(now, dict):
        for key in sorted({*frozen, *now}):
            below = f"{path}.{key}" if path else key
            yield from differences(frozen.get(key), now.get(key), below)
    elif isinstance(frozen, list) and isinstance(now, list):
        for number in range(max(len(frozen), len(now))):
            then = frozen[number] if number < len(frozen) else None
            today = now[number] if number < len(now) else None
            yield from differences(then, today, f"{path}[{number}]")
    elif frozen != now:
        yield path, frozen, now


def frozen_part(now: Any, frozen: Any) -> Any:
    """`now` without what an older program did not count: keys that its mappings lack."""
    if isinstance(frozen, dict) and isinstance(now, dict):
        return {key: frozen_part(now[key], frozen[key]) for key in now if key in frozen}
    if isinstance(frozen, list) and isinstance(now, list):
        same = [frozen_part(one, then) for one, then in zip(now, frozen, strict=False)]
        return same + now[len(frozen) :]
    return now
