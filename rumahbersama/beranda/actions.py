from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from kecamatan.models import Pemberitahuan


def mark_read(notices: QuerySet[Pemberitahuan]) -> int:
    """Mark the unread ones among them; repeating it changes nothing."""
    return notices.filter(dibaca_at=None).update(dibaca_at=timezone.now())
