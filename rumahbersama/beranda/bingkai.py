"""What the frame around every page needs: place, navigation, demo mark."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def bingkai(request: HttpRequest) -> dict[str, Any]:
    return {"peragaan": settings.PERAGAAN}
