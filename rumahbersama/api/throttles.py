"""How often a token may ask: a sliding minute, looked at and counted by Redis in one breath."""

from __future__ import annotations

from functools import cached_property
from threading import local
from typing import Any

from django.conf import settings
from redis.backoff import NoBackoff
from redis.connection import ConnectionPool
from redis.retry import Retry
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

SEKALI_LAGI = Retry(NoBackoff(), 1)


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
        asked = (repr(self.now), self.num_requests, self.duration)
        found = _SENDIRI.ask("EVAL", HITUNG, 1, key, *asked)
        self.history = [float(found)] if found else []
        return not found

    def wait(self) -> float | None:
        """Seconds until the next one is allowed."""
        return self.duration - (self.now - self.history[0]) if self.history else None


def key_of(token: int) -> str:
    return f"rb:api-laju-{token}"


class _Sendiri(local):
    """A connection of each thread's own: a pool and a client take longer than the question."""

    @cached_property
    def server(self) -> Any:
        return ConnectionPool.from_url(settings.REDIS_URL).make_connection()

    def ask(self, *words: str | int) -> bytes | None:
        """One that was lost meanwhile is opened anew, once."""

        def ask() -> bytes | None:
            self.server.send_command(*words)
            told: bytes | None = self.server.read_response()
            return told

        return SEKALI_LAGI.call_with_retry(ask, lambda _error: self.server.disconnect())


_SENDIRI = _Sendiri()
