from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from rumahbersama.api.enums import Lingkup
from rumahbersama.api.models import KunciIdempoten, TokenApi

TANDA = "rb_"
AWALAN = 8
PALING_LAMA = 366
TERBANYAK = 20
SIMPAN_KUNCI = timedelta(days=2)
TELITI = timedelta(minutes=5)
TAMPIL = timedelta(minutes=10)
"""How long the form that made a token may show it, should its answer have got lost."""
_TOKEN, _PEMILIK = columns(TokenApi), columns(Pengguna)
_BERLAKU = KueriSiap(
    lambda sidik, now: (
        TokenApi.objects.valid(now)
        .filter(sidik=sidik)
        .order_by()
        .values_list(*_TOKEN, *(f"pengguna__{name}" for name in _PEMILIK))
    ),
    str,
    datetime,
)


def fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def sidik_of(header: str) -> str:
    """The fingerprint of the token that an Authorization header carries; "" without one."""
    word, _, token = header.partition(" ")
    token = token.strip()
    return fingerprint(token) if word.lower() == "bearer" and token.startswith(TANDA) else ""


def note_use(token: int, last: datetime | None) -> None:
    """Its last use, to within `TELITI`."""
    now = timezone.now()
    if last is None or now - last > TELITI:
        TokenApi.objects.filter(pk=token).update(dipakai_at=now)


def token_of(header: str) -> TokenApi | None:
    """The valid token that an Authorization header carries, with its owner."""
    sidik = sidik_of(header)
    found = _BERLAKU.rows(sidik, timezone.now()) if sidik else []
    if not found:
        return None
    row = revive(TokenApi, _TOKEN, found[0][: len(_TOKEN)])
    row.pengguna = revive(Pengguna, _PEMILIK, found[0][len(_TOKEN) :])
    return row


@transaction.atomic
def create_token(
    *, pengguna: Pengguna, nama: str, lingkup: Sequence[str], hari: int, kunci: str = ""
) -> tuple[TokenApi, str]:
    """The row and the token itself, which nobody can read again.

    `kunci` is that of the opened form: the same form sent again gives the same token, derived anew.
    Galat LINGKUP_KOSONG, MASA_SALAH, TOKEN_TERLALU_BANYAK, TOKEN_SUDAH_DIBUAT.
    """
    if not lingkup or set(lingkup) - set(Lingkup.values):
        raise Galat("LINGKUP_KOSONG", "Pilih sekurang-kurangnya satu lingkup.")
    if not 1 <= hari <= PALING_LAMA:
        raise Galat("MASA_SALAH", f"Masa berlaku 1 sampai {PALING_LAMA} hari.")
    Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    held = sorted(set(lingkup))
    token = _secret(kunci, [pengguna.pk, nama.strip(), held, hari])
    earlier = TokenApi.objects.filter(sidik=fingerprint(token)).first()
    if earlier:
        return _shown_again(earlier), token
    if pengguna.token_api.valid(timezone.now()).count() >= TERBANYAK:
        raise Galat("TOKEN_TERLALU_BANYAK", "Cabut token yang tidak dipakai lagi lebih dahulu.")
    row = TokenApi.objects.create(
        pengguna=pengguna,
        nama=nama.strip(),
        awalan=token[: len(TANDA) + AWALAN],
        sidik=fingerprint(token),
        lingkup=held,
        kedaluwarsa=timezone.now() + timedelta(days=hari),
    )
    record("buat_token_api", row, oleh=pengguna, lingkup=row.lingkup)
    return row, token


def _secret(kunci: str, isi: list[object]) -> str:
    """256 bits: random, or those of a form with this content and the installation's secret."""
    if not kunci:
        return TANDA + secrets.token_urlsafe(32)
    said = f"token-api:{json.dumps([kunci, *isi])}"
    digest = hmac.digest(settings.SECRET_KEY.encode(), said.encode(), "sha256")
    return TANDA + urlsafe_b64encode(digest).rstrip(b"=").decode()


def _shown_again(row: TokenApi) -> TokenApi:
    if row.dicabut_at or timezone.now() - row.created_at > TAMPIL:
        raise Galat(
            "TOKEN_SUDAH_DIBUAT",
            "Formulir ini sudah membuat tokennya, dan token itu tidak dapat dilihat lagi. "
            "Muat ulang halaman ini untuk membuat token lain.",
        )
    return row


@transaction.atomic
def revoke_token(*, token: TokenApi, oleh: Pengguna) -> TokenApi:
    """It opens nothing from now on; a second time changes nothing."""
    row = TokenApi.objects.select_for_update().get(pk=token.pk)
    if row.dicabut_at is None:
        row.dicabut_at = timezone.now()
        row.save(update_fields=["dicabut_at"])
        record("cabut_token_api", row, oleh=oleh)
    return row


def remove_old_keys() -> int:
    """Answers are given again for two days."""
    old = KunciIdempoten.objects.filter(created_at__lt=timezone.now() - SIMPAN_KUNCI)
    return old.delete()[0]
