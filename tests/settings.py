"""The application's settings on servers of their own, connected as the owner.

Set before the real settings load: tests migrate and flush as `pemilik` and step down to `web` or
`pekerja` inside `tests.peran.as_role`. The demo's data in `.data` stays untouched, and each xdist
worker has a Redis database of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("RB_DATA", str(Path(__file__).resolve().parents[1] / ".data" / "uji"))
os.environ["RB_PERAN_DB"] = "pemilik"

from fondasi import embedded
from rumahbersama.settings import *  # noqa: F403
from rumahbersama.settings import CACHES, DATABASES, REDIS_URL
from tests.acuan import TEMPLATE

DATABASES["default"]["NAME"] = os.environ.get("UJI_BASISDATA", DATABASES["default"]["NAME"])
DATABASES["default"].setdefault("TEST", {})["TEMPLATE"] = TEMPLATE

REDIS_DB = 1 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
if embedded.wants_redis():
    REDIS_URL = embedded.redis_url(REDIS_DB)
    CELERY_BROKER_URL = embedded.broker_url(REDIS_DB)
else:
    REDIS_URL = f"{REDIS_URL.rpartition('/')[0]}/{REDIS_DB}"
    CELERY_BROKER_URL = REDIS_URL
CACHES["default"]["LOCATION"] = REDIS_URL

HALAMAN_DISIMPAN = ""
"""Tests see each page drawn; tests/rumahbersama/test_halaman_disimpan.py holds the kept to them."""

WHITENOISE_AUTOREFRESH = True
"""Each `Client` starts the middleware anew; without this each would read every static file."""
