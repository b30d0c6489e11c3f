"""The private address of somebody's calendar: made, renewed, revoked, read."""

from __future__ import annotations

import secrets

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from kecamatan.actions.audit import record
from kecamatan.actions.tautan import PANJANG, sidik_token
from kecamatan.models import LanggananKalender, Pengguna


def feed_url(token: str) -> str:
    """The full address, as a calendar program takes it."""
    path = reverse("kecamatan:kalender-langganan", args=[token])
    return f"{settings.SITUS_URL.rstrip('/')}{path}"


@transaction.atomic
def renew_langganan(pengguna: Pengguna) -> str:
    """The token of a new address; the one before stops at once. The caller shows it once."""
    token = secrets.token_urlsafe(PANJANG)
    row, _created = LanggananKalender.objects.update_or_create(
        pengguna=pengguna, defaults={"sidik": sidik_token(token), "created_at": timezone.now()}
    )
    record("buat_langganan_kalender", row, oleh=pengguna)
    return token


@transaction.atomic
def revoke_langganan(pengguna: Pengguna) -> bool:
    """The address answers nobody any more; True when there was one."""
    gone, _by_kind = LanggananKalender.objects.filter(pengguna=pengguna).delete()
    if gone:
        record("cabut_langganan_kalender", pengguna, oleh=pengguna)
    return bool(gone)


def owner_of(token: str) -> Pengguna | None:
    """Whose calendar this address shows, while the account is active."""
    rows = LanggananKalender.objects.select_related("pengguna")
    row = rows.filter(sidik=sidik_token(token), pengguna__is_active=True).first()
    return row.pengguna if row else None
