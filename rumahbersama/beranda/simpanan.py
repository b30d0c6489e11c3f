"""What a browser may keep of a signed-in page: office computers are shared, logins are not."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

PERORANGAN = ("/kemiskinan/", "/pendamping/", "/kelola/", "/layanan/pengaduan/")
"""Rooms whose pages name people; the others keep their ETag and are asked for again."""


class TanpaSimpanan:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """A view's own Cache-Control stands. The cookie is asked, not the user: no query."""
        response = self.get_response(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            named = request.path_info.startswith(PERORANGAN)
            word = "private, no-store" if named else "private, no-cache"
            response.headers.setdefault("Cache-Control", word)
        return response
