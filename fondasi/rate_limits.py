"""How often something may be done from one address, without keeping the address.

The address becomes a hash under a random key that lives an hour in the cache and nowhere else:
afterwards nobody can tell which address it was. Limits are meant per address of a network, and a
whole village may share one.
"""

from __future__ import annotations

import hmac
import ipaddress
import secrets
from typing import Final

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

KEY_SECONDS: Final = 3600
IPV6_PREFIX: Final = 64


def address_of(request: HttpRequest) -> str:
    """The network that asks: an IPv4 address or an IPv6 /64. Proxies before us are counted from
    the right of X-Forwarded-For; what a client wrote there itself is never believed."""
    text = request.META.get("REMOTE_ADDR", "")
    if proxies := settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        passed = [one.strip() for one in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        text = passed[-proxies] if len(passed) >= proxies and passed[-proxies] else text
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return "?"
    if address.version == 6:
        return str(ipaddress.ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)


def allow(name: str, who: str, limit: int, seconds: int = KEY_SECONDS) -> bool:
    """Count one more `name` of `who`; False when there were already `limit` in this window."""
    slot = f"laju:{name}:{_hidden(who)}"
    cache.add(slot, 0, seconds)
    try:
        return bool(cache.incr(slot) <= limit)
    except ValueError:  # the window ended between the two
        cache.set(slot, 1, seconds)
        return True


def _hidden(who: str) -> str:
    fresh = secrets.token_hex(32)
    key = cache.get_or_set("laju:kunci", fresh, KEY_SECONDS) or fresh
    return hmac.digest(str(key).encode(), who.encode(), "sha256").hex()
