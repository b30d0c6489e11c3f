"""What a token may do, beside what its owner may."""

from __future__ import annotations

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

BACA = "baca"


class LingkupToken(BasePermission):
    """Reading needs the view's `baca`, where it names none the general one; writing its `tulis`.
    request.auth is the token."""

    message = "Token ini tidak memiliki lingkup untuk permintaan tersebut."

    def has_permission(self, request: Request, view: Any) -> bool:
        held: list[str] = getattr(request.auth, "lingkup", [])
        if request.method in SAFE_METHODS:
            wanted = getattr(view, "baca", BACA)
        else:
            wanted = getattr(view, "tulis", None)
        return wanted is not None and wanted in held
