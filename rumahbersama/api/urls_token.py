"""/akun/token/ : one's own tokens."""

from __future__ import annotations

from django.urls import path

from rumahbersama.api.views import token

app_name = "token"

urlpatterns = [
    path("", token.daftar, name="daftar"),
    path("<int:pk>/cabut/", token.cabut, name="cabut"),
]
