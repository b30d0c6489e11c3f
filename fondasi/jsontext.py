"""JSON from outside, read whole or refused as a ValueError."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from django.http import HttpRequest

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def json_body(request: HttpRequest) -> bytes:
    """What a script sent; empty for a form, whose body may have been read already."""
    return request.body if request.content_type == "application/json" else b""


def read_json(text: str | bytes) -> Any:
    """The data of a text that somebody sent, with nothing in it that the database cannot hold.

    Raises ValueError for what is no JSON, nested without end, or holds NaN, Infinity, a NUL or half
    a character.
    """
    try:
        found = json.loads(text, parse_constant=_refuse)
        plain = json.dumps(found, ensure_ascii=False).encode()
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if b"\\u0000" in plain and _holds_nul(found):
        raise ValueError("a NUL in a text")
    return found


def mended(found: Any) -> Any:
    """The same data with `�` for each NUL and each half of a character in its texts: what a person
    typed without a signal is stored as far as the database can hold it, not refused."""
    if isinstance(found, str):
        return _UNSTORABLE.sub("\ufffd", found)
    if isinstance(found, dict):
        return {mended(key): mended(value) for key, value in found.items()}
    return [mended(one) for one in found] if isinstance(found, list) else found


def _refuse(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of JSON")


def _holds_nul(found: Any) -> bool:
    if isinstance(found, str):
        return "\x00" in found
    if isinstance(found, dict):
        return any(_holds_nul(key) or _holds_nul(value) for key, value in found.items())
    return isinstance(found, list) and any(map(_holds_nul, found))
