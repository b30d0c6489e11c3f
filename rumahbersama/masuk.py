"""Sign-in through allauth: by e-mail, username or phone; accounts are made by invitation only."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.models import Pengguna
from kecamatan.rules.telepon import normalize_telepon


def find_username(login: str) -> str:
    """The username of the account that this e-mail, username or phone number means.

    What means none stays itself. One account has one name here, so that the limit on failed
    attempts counts an account's three names and every spelling of a number together.
    """
    login = login.strip()
    telepon = normalize_telepon(login)
    for condition in (
        {"email__iexact": login},
        {"username__iexact": login},
        {"telepon": telepon},
    ):
        (value,) = condition.values()
        found = Pengguna.objects.filter(**condition).values_list("username", flat=True)
        if value and (username := found.first()):
            return username
    return telepon or login.lower()


TIDAK_COCOK = _("Nama masuk dan kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.")


class Adaptor(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": TIDAK_COCOK,
        "email_password_mismatch": TIDAK_COCOK,
        "too_many_login_attempts": _(
            "Terlalu banyak percobaan. Tunggu lima menit, lalu coba lagi."
        ),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        login = credentials.get("email") or credentials.get("username") or ""
        password = credentials.get("password", "")
        found: AbstractBaseUser | None = super().authenticate(
            request, username=find_username(login), password=password
        )
        return found


_AKUN = columns(Pengguna)
_PEMILIK = KueriSiap(lambda pk: Pengguna.objects.filter(pk=pk).values_list(*_AKUN), int)


class Masuk(AuthenticationBackend):  # type: ignore[misc]
    """allauth's backend with one way in: the adapter has found the username."""

    def get_user(self, user_id: int) -> Pengguna | None:
        """Whose session this is; asked by every page."""
        found = [revive(Pengguna, _AKUN, row) for row in _PEMILIK.rows(user_id)]
        return next(filter(self.user_can_authenticate, found), None)

    def _authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        username, password = credentials.get("username"), credentials.get("password") or ""
        return self._authenticate_by_username(username or "", password)
