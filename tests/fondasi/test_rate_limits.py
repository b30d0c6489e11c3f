from __future__ import annotations

from typing import Any

import pytest
import redis
from django.conf import settings
from django.test import RequestFactory

from fondasi.rate_limits import address_of, allow


def test_each_address_has_its_own_window() -> None:
    assert [allow("uji", "10.0.0.1", 2) for _ in range(3)] == [True, True, False]
    assert allow("uji", "10.0.0.2", 2)
    assert allow("lain", "10.0.0.1", 2)


def test_no_address_stands_in_the_cache() -> None:
    allow("uji", "203.0.113.77", 5)
    server: Any = redis.Redis.from_url(settings.REDIS_URL)
    keys = list(server.scan_iter("*laju*"))
    assert len(keys) == 2
    assert all(0 < server.ttl(key) <= 3600 for key in keys)
    everything = b" ".join([*keys, *(server.get(key) or b"" for key in keys)])
    assert b"203.0.113.77" not in everything


@pytest.mark.parametrize(
    ("meta", "proksi", "alamat"),
    [
        ({"REMOTE_ADDR": "203.0.113.7"}, 0, "203.0.113.7"),
        ({"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, 0, "2001:db8:1:2::/64"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9, 8.8.8.8"}, 1, "8.8.8.8"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "9.9.9.9"}, 0, "10.0.0.1"),
        ({"REMOTE_ADDR": "10.0.0.1"}, 1, "10.0.0.1"),
        ({"REMOTE_ADDR": ""}, 0, "?"),
        ({"REMOTE_ADDR": "10.0.0.1", "HTTP_X_FORWARDED_FOR": "<script>"}, 1, "?"),
    ],
)
def test_who_asks(meta: dict[str, str], proksi: int, alamat: str, settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proksi
    assert address_of(RequestFactory().get("/", **meta)) == alamat  # type: ignore[arg-type]
