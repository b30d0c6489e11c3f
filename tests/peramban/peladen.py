"""Settings of the server that browsers talk to: the application's own, on the test database, as
the database role `web`, which cannot step up."""

from __future__ import annotations

import os

os.environ["RB_PERAN_DB"] = "web"

from fondasi import embedded
from rumahbersama.settings import *  # noqa: F403
from rumahbersama.settings import CACHES, DATABASES, REDIS_URL

DATABASES["default"]["NAME"] = os.environ["UJI_BASISDATA"]

REDIS_DB = int(os.environ["UJI_REDIS_DB"])
if embedded.wants_redis():
    REDIS_URL = embedded.redis_url(REDIS_DB)
    CELERY_BROKER_URL = embedded.broker_url(REDIS_DB)
else:
    REDIS_URL = CELERY_BROKER_URL = f"{REDIS_URL.rpartition('/')[0]}/{REDIS_DB}"
CACHES["default"]["LOCATION"] = REDIS_URL
