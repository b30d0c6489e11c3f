"""What no view foresaw becomes a page with its sentence, not an error 500 or a blank sheet: a
rule's refusal, an address that only a button opens, and addresses with a NUL, which no text of the
database can hold."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from fondasi.errors import Galat
from rumahbersama.beranda.views.galat import (
    cara_keliru,
    ditolak_aturan,
    permintaan_keliru,
)


class Tolakan:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return permintaan_keliru(request, BadRequest())
        response = self.get_response(request)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            return cara_keliru(request, response)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The refused action's own transaction has been rolled back by the time this is asked."""
        return ditolak_aturan(request, exception) if isinstance(exception, Galat) else None
