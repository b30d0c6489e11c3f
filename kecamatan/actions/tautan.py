from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, TautanMasuk

MASA = timedelta(days=7)
# 256 bits: nobody guesses it, so its SHA-256 needs no salt.
PANJANG = 32


def url_of(token: str) -> str:
    """The full address, as messages and QR codes carry it."""
    return f"{settings.SITUS_URL.rstrip('/')}{reverse('kecamatan:tautan', args=[token])}"


def sidik_token(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def create_tautan(pengguna: Pengguna, *, oleh: Pengguna | None) -> str:
    """The token of a new link that sets a password; earlier links of the account end with it.

    The caller shows it once. Only its SHA-256 is stored, so nobody can show it again.
    """
    pengguna = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    if not pengguna.is_active:
        raise Galat("AKUN_NONAKTIF", _("Akun ini nonaktif. Aktifkan dahulu."))
    now = timezone.now()
    unused = TautanMasuk.objects.filter(pengguna=pengguna, dipakai_at=None, kedaluwarsa_at__gt=now)
    unused.update(kedaluwarsa_at=now)
    token = secrets.token_urlsafe(PANJANG)
    TautanMasuk.objects.create(
        pengguna=pengguna,
        sidik=sidik_token(token),
        dibuat_oleh=oleh,
        kedaluwarsa_at=now + MASA,
    )
    record("buat_tautan", pengguna, oleh=oleh)
    return token


def find_tautan(sidik: str) -> TautanMasuk | None:
    """The link while it can still be used."""
    rows = TautanMasuk.objects.select_related("pengguna").filter(
        sidik=sidik,
        dipakai_at=None,
        kedaluwarsa_at__gt=timezone.now(),
        pengguna__is_active=True,
    )
    return rows.first()


@transaction.atomic
def use_tautan(sidik: str, *, sandi: str) -> Pengguna:
    """Set the password and spend the link; every session of the account ends by it.

    Two uses at once: the second waits for the first and is refused.
    """
    tautan = TautanMasuk.objects.select_for_update().filter(sidik=sidik).first()
    if tautan is None or find_tautan(sidik) is None:
        raise Galat(
            "TAUTAN_TIDAK_BERLAKU",
            _("Tautan ini sudah dipakai atau kedaluwarsa. Minta tautan baru kepada pengirimnya."),
        )
    pengguna = Pengguna.objects.select_for_update().get(pk=tautan.pengguna_id)
    pengguna.set_password(sandi)
    pengguna.save(update_fields=["password"])
    tautan.dipakai_at = timezone.now()
    tautan.save(update_fields=["dipakai_at"])
    record("pakai_tautan", pengguna, oleh=pengguna)
    return pengguna


def remove_old_tautan(older_than: timedelta = timedelta(days=90)) -> int:
    """Links that ended long ago say nothing that the audit does not say."""
    ended = TautanMasuk.objects.filter(kedaluwarsa_at__lt=timezone.now() - older_than)
    return ended.delete()[0]
