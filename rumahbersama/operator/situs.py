"""Django's admin as the operators' door: peran first, then the second factor."""

from __future__ import annotations

from functools import update_wrapper
from typing import Any, cast

from allauth.account.authentication import get_authentication_records
from allauth.mfa.utils import is_mfa_enabled
from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kecamatan.models import Pengguna
from kecamatan.permissions.operator import can_operate

TIDAK_DIPAKAI = ("login", "logout", "password_change", "password_change_done", "autocomplete",
                 "view_on_site")  # fmt: skip
"""The portal's own pages do this."""


class Situs(AdminSite):
    site_title = _("Operator Rumah Bersama")
    site_header = _("Rumah Bersama · Operator")
    index_title = _("Data induk")
    final_catch_all_view = False
    enable_nav_sidebar = False

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        self.disable_action("delete_selected")

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(can_operate(cast(Pengguna, request.user)))

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        inner = super().admin_view(view, cacheable)

        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            can_operate(request.user).require()
            return _second_factor(request) or inner(request, *args, **kwargs)

        return update_wrapper(guarded, view)

    def get_urls(self) -> list[Any]:
        return [one for one in super().get_urls() if getattr(one, "name", "") not in TIDAK_DIPAKAI]


def _second_factor(request: HttpRequest) -> HttpResponse | None:
    """Where somebody goes who has not shown one in this session; None for who has."""
    if not is_mfa_enabled(request.user):
        pesan = _("Halaman operator memerlukan verifikasi dua langkah. Aktifkan dahulu.")
        messages.info(request, pesan)
        return redirect_to_login(request.get_full_path(), reverse("mfa_activate_totp"))
    records = get_authentication_records(request, request.user)
    if not any(one.get("method") == "mfa" for one in records):
        return redirect_to_login(request.get_full_path(), reverse("mfa_reauthenticate"))
    return None
