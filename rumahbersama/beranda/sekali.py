"""A form that is sent twice is done once: a second press, a second tab, an answer that got lost.

Pages that make something carry `{% kunci_formulir %}`, a key of this opening of the form. The same
key with the same content leads to what the first sending made; changed content is a new sending.
Only an answer that leads somewhere is remembered.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, cast
from uuid import UUID, uuid5

from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from fondasi.templatetags.kunci import NAMA
from kecamatan.actions.kiriman import Isi, receive_kiriman
from kecamatan.models import Pengguna

JENIS: Final = "halaman"
JADI: Final = (HTTPStatus.FOUND, HTTPStatus.SEE_OTHER)


class _RefusedError(Exception):
    """Nothing was made: the sending was refused or broke."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


class SekaliKirim:
    """Remembers where a sending led. A page in its place, be it the form with what is wrong or a
    link that is shown once, is not remembered: what it made stays, and it may be sent again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = key_of(request)
        return self.get_response(request) if key is None else self._once(request, key)

    def _once(self, request: HttpRequest, key: UUID) -> HttpResponse:
        sidik = _content_of(request)
        first: list[HttpResponse] = []

        def send(_isi: Isi) -> dict[str, Any]:
            response = self.get_response(request)
            if response.status_code >= HTTPStatus.BAD_REQUEST:
                raise _RefusedError(response)
            first.append(response)
            return {"tujuan": response.get("Location", "")}

        try:
            with transaction.atomic():
                kiriman = receive_kiriman(
                    cast(Pengguna, request.user),
                    uuid5(key, sidik),
                    jenis=JENIS,
                    payload={"isi": sidik},
                    handler=send,
                )
                if first and first[0].status_code not in JADI:
                    kiriman.delete()
        except _RefusedError as none:
            return none.response
        return first[0] if first else HttpResponseRedirect(kiriman.tanda_terima["tujuan"])


def key_of(request: HttpRequest) -> UUID | None:
    """The key of the opened form that somebody signed in sends; None for any other request."""
    if request.method != "POST" or not request.user.is_authenticated:
        return None
    try:
        return UUID(request.POST.get(NAMA, ""))
    except ValueError:
        return None


def _content_of(request: HttpRequest) -> str:
    """SHA-256 of address and fields; a file counts by its name and size."""
    fields = {
        name: values
        for name, values in sorted(request.POST.lists())
        if name not in (NAMA, "csrfmiddlewaretoken")
    }
    files = [
        [name, each.name, each.size]
        for name, given in sorted(request.FILES.lists())
        for each in given
    ]
    text = json.dumps([request.get_full_path(), fields, files])
    return hashlib.sha256(text.encode()).hexdigest()
