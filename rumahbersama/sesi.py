"""Sessions in the database, read by a query that is written once per process.

Not in Redis: pages go on without it, and a session that is ended is gone with its row.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from fondasi.queries.prepared import KueriSiap

ISI = KueriSiap(
    lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now).values_list(
        "session_data"
    ),
    str,
    datetime,
)


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        for (data,) in ISI.rows(self.session_key, timezone.now()):
            return self.decode(data)
        self._session_key = None
        return {}
