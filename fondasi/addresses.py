"""Addresses of named pages, worked out once per process instead of once per row.

A list of 50 rows links to 50 addresses that differ in a key. Django's `reverse` searches the whole
URL conf for each; here the text around the keys is found once and kept.
"""

from __future__ import annotations

import re
from functools import lru_cache

from django.conf import settings
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse

# Longer than any key, so that no other digits of an address are taken for it.
_FIRST = 7_100_000_000_000_000_001
_PLAIN = re.compile(r"[0-9.]+", re.ASCII).fullmatch


def address(name: str, *keys: object) -> str:
    """`reverse(name, args=keys)`. Raises NoReverseMatch as that does.

    Quick for keys that need no quoting: numbers, and codes as `35.17.05`.
    """
    words = [str(key) for key in keys]
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    parts = _parts(urlconf, get_script_prefix(), name, len(words))
    if len(parts) != len(words) + 1 or not all(map(_PLAIN, words)):
        return reverse(name, args=keys)
    found = parts[0]
    for word, following in zip(words, parts[1:], strict=True):
        found += word + following
    return found


@lru_cache(maxsize=2048)
def _parts(urlconf: str, prefix: str, name: str, count: int) -> tuple[str, ...]:
    """The text around `count` keys; nothing where this address cannot be taken apart."""
    marks = [_FIRST + at for at in range(count)]
    try:
        text = reverse(name, urlconf, args=marks)
    except NoReverseMatch:
        return ()
    parts: list[str] = []
    for mark in marks:
        before, found, text = text.partition(str(mark))
        if not found:
            return ()
        parts.append(before)
    return (*parts, text)
