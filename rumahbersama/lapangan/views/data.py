"""What the script of the shell asks and sends. Answers are JSON, refusals too."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.jsontext import json_body
from kecamatan.models import Pengguna
from rumahbersama.lapangan.bekal import kit_for
from rumahbersama.lapangan.daftar import held_rights, take_list
from rumahbersama.lapangan.kiriman import read_batch, receive
from rumahbersama.lapangan.permissions import can_take_along
from rumahbersama.lapangan.pintu import json_door, refusal

BESAR_MAKSIMAL = 4_000_000
"""Bytes of one batch; a phone sends at most five submissions at once."""


@json_door
def siapa(request: HttpRequest) -> JsonResponse:
    """Who is signed in, with a token that is good now, and which lists she may still hold."""
    user = cast(Pengguna, request.user)
    mine = {"pengguna": user.pk, "nama": user.nama, "daftar": held_rights(user)}
    return JsonResponse({**mine, "token": get_token(request)})


@json_door
def bekal(request: HttpRequest) -> JsonResponse:
    user = cast(Pengguna, request.user)
    can_take_along(user).require()
    return JsonResponse(kit_for(user))


@json_door
@require_POST
def bawa(request: HttpRequest, pk: int) -> JsonResponse:
    """The people of one list. Taking it along is an act: it is recorded, so it is no GET."""
    user = cast(Pengguna, request.user)
    can_take_along(user).require()
    return JsonResponse({"pengguna": user.pk, "daftar": take_list(user, pk)})


@json_door
@require_POST
def kirim(request: HttpRequest) -> JsonResponse:
    """A batch in, an answer per submission out. Each stands for itself: one that is refused keeps
    none of the others from being stored."""
    user = cast(Pengguna, request.user)
    if _length(request) > BESAR_MAKSIMAL:
        return refusal(Galat("TERLALU_BESAR", "Isian terlalu besar untuk sekali kirim."), 413)
    batch = read_batch(json_body(request))
    return JsonResponse({"pengguna": user.pk, "jawaban": [receive(one, user) for one in batch]})


def _length(request: HttpRequest) -> int:
    """Without a length there is no body: the server hands none on."""
    text = request.headers.get("Content-Length") or "0"
    return int(text) if text.isdecimal() and len(text) < 12 else BESAR_MAKSIMAL + 1
