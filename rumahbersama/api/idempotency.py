"""Idempotency-Key on writes: sent twice, done once; the second gets the first one's answer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse

from fondasi.api.problems import plain_problem
from rumahbersama.api.actions.token import token_of
from rumahbersama.api.models import KunciIdempoten

JALUR = "/api/"
TERPANJANG = 80
LAGI = (401, 429)


class Idempoten:
    """Keys belong to the token that sent them, as long as it opens something: a request without
    one is neither remembered nor answered from memory. What asks to be sent again (`LAGI`, a 5xx)
    is not remembered either. Of an answer that must not be stored (`no-store`: it holds a secret)
    only the key is kept; the view answers such a request anew, by an action that does it once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not key or not request.path_info.startswith(JALUR):
            return self.get_response(request)
        if len(key) > TERPANJANG:
            pesan = f"Idempotency-Key paling panjang {TERPANJANG} huruf."
            return plain_problem(400, kode="KUNCI_SALAH", detail=pesan)
        token = token_of(request.headers.get("Authorization", ""))
        return self._once(request, key, token.sidik) if token else self.get_response(request)

    def _once(self, request: HttpRequest, key: str, owner: str) -> HttpResponse:
        shown = _hash(f"{request.method} {request.get_full_path()}\n".encode() + request.body)
        try:
            with transaction.atomic():
                row = KunciIdempoten.objects.create(pemilik=owner, kunci=key, sidik=shown)
        except IntegrityError:
            earlier = KunciIdempoten.objects.get(pemilik=owner, kunci=key)
            return _again(earlier, shown) or self.get_response(request)
        response = self.get_response(request)
        if response.status_code >= 500 or response.status_code in LAGI or response.streaming:
            row.delete()
            return response
        row.status = response.status_code
        if "no-store" not in response.headers.get("Cache-Control", ""):
            row.tipe = response.headers.get("Content-Type", "")
            row.jawaban = response.content.decode()
        row.save(update_fields=["status", "tipe", "jawaban"])
        return response


def _again(row: KunciIdempoten, shown: str) -> HttpResponse | None:
    """The answer to a repeated key; None when the first one was not stored."""
    if row.sidik != shown:
        pesan = "Idempotency-Key ini sudah dipakai untuk isi lain."
        return plain_problem(422, kode="KUNCI_DIPAKAI", detail=pesan)
    if row.status is None:
        pesan = "Permintaan yang sama sedang dikerjakan."
        return plain_problem(409, kode="SEDANG_DIKERJAKAN", detail=pesan)
    if not row.tipe:
        return None
    response = HttpResponse(row.jawaban, status=row.status, content_type=row.tipe)
    response["Idempotent-Replayed"] = "true"
    return response


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
