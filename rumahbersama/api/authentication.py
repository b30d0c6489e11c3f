"""Authorization: Bearer rb_…; sessions open nothing here, so that no foreign page can use them."""

from __future__ import annotations

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from kecamatan.models import Pengguna
from rumahbersama.api.actions.token import note_use, token_of
from rumahbersama.api.models import TokenApi


class TokenBearer(BaseAuthentication):
    def authenticate(self, request: Request) -> tuple[Pengguna, TokenApi] | None:
        """None without the header; AuthenticationFailed for a token that opens nothing."""
        header = get_authorization_header(request).decode("latin-1")
        if not header.lower().startswith("bearer"):
            return None
        row = token_of(header)
        if row is None:
            raise AuthenticationFailed
        note_use(row.pk, row.dipakai_at)
        return row.pengguna, row

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="rumahbersama"'


class TokenBearerScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = "rumahbersama.api.authentication.TokenBearer"
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer", "bearerFormat": "rb_…"}
