from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.kueri_siap import KueriSiap, columns, revive
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from rumahbersama.api.enums import Lingkup
from rumahbersama.api.models import KunciIdempoten, TokenApi

TANDA = "rb_"
AWALAN = 8
PALING_LAMA = 366
TERBANYAK = 20
SIMPAN_KUNCI = timedelta(days=2)
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


def token_of(header: str) -> TokenApi | None:
    """The valid token that an Authorization header carries, with its owner."""
    word, _, token = header.partition(" ")
    token = token.strip()
    if word.lower() != "bearer" or not token.startswith(TANDA):
        return None
    found = _BERLAKU.rows(fingerprint(token), timezone.now())
    if not found:
        return None
    row = revive(TokenApi, _TOKEN, found[0][: len(_TOKEN)])
    row.pengguna = revive(Pengguna, _PEMILIK, found[0][len(_TOKEN) :])
    return row


@transaction.atomic
def create_token(
    *, pengguna: Pengguna, nama: str, lingkup: Sequence[str], hari: int
) -> tuple[TokenApi, str]:
    """The row and the token itself, which nobody can read again. 256 random bits.

    Galat LINGKUP_KOSONG, MASA_SALAH, TOKEN_TERLALU_BANYAK.
    """
    if not lingkup or set(lingkup) - set(Lingkup.values):
        raise Galat("LINGKUP_KOSONG", "Pilih sekurang-kurangnya satu lingkup.")
    if not 1 <= hari <= PALING_LAMA:
        raise Galat("MASA_SALAH", f"Masa berlaku 1 sampai {PALING_LAMA} hari.")
    Pengguna.objects.select_for_update(no_key=True).get(pk=pengguna.pk)
    if pengguna.token_api.valid(timezone.now()).count() >= TERBANYAK:
        raise Galat("TOKEN_TERLALU_BANYAK", "Cabut token yang tidak dipakai lagi lebih dahulu.")
    token = TANDA + secrets.token_urlsafe(32)
    row = TokenApi.objects.create(
        pengguna=pengguna,
        nama=nama.strip(),
        awalan=token[: len(TANDA) + AWALAN],
        sidik=fingerprint(token),
        lingkup=sorted(set(lingkup)),
        kedaluwarsa=timezone.now() + timedelta(days=hari),
    )
    record("buat_token_api", row, oleh=pengguna, lingkup=row.lingkup)
    return row, token


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
