"""How often a token may ask: a sliding minute, looked at and counted by Redis in one breath."""

from __future__ import annotations

from functools import cache as once
from typing import Any

from django.conf import settings
from django.core.cache import cache
from redis import Redis
from redis.commands.core import Script
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

HITUNG = """
local terlama = redis.call('LINDEX', KEYS[1], ARGV[2] - 1)
if terlama and terlama + 0 > ARGV[1] - ARGV[3] then return terlama end
redis.call('LPUSH', KEYS[1], ARGV[1])
redis.call('LTRIM', KEYS[1], 0, ARGV[2] - 1)
redis.call('EXPIRE', KEYS[1], ARGV[3])
return false
"""
"""Key: the moments of the last requests, newest first. Arguments: now, so many, in so many seconds.
What is refused is not counted; it answers the moment that has to grow old first."""


class PerToken(SimpleRateThrottle):
    """So many requests a minute for each token."""

    scope = "token"
    num_requests: int
    duration: int

    def get_cache_key(self, request: Request, view: Any) -> str | None:
        token = request.auth
        return key_of(token.pk) if token is not None else None

    def allow_request(self, request: Request, view: Any) -> bool:
        key = self.get_cache_key(request, view)
        return key is None or self.allow(key)

    def allow(self, key: str) -> bool:
        self.now = self.timer()
        found = _script()(keys=[key], args=[repr(self.now), self.num_requests, self.duration])
        self.history = [float(found)] if found else []
        return not found

    def wait(self) -> float | None:
        """Seconds until the next one is allowed."""
        return self.duration - (self.now - self.history[0]) if self.history else None


def key_of(token: int) -> str:
    return cache.make_key(f"api-laju-{token}")


@once
def _script() -> Script:
    return Redis.from_url(settings.REDIS_URL).register_script(HITUNG)
