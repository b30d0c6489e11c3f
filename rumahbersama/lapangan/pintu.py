"""Doors for scripts: an answer is always JSON, also a refusal, and never a redirect to sign-in."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase, JsonResponse

from fondasi.errors import Galat

Halaman = Callable[..., HttpResponseBase]


def refusal(galat: Galat, status: int) -> JsonResponse:
    return JsonResponse({"kode": galat.kode, "pesan": galat.pesan}, status=status)


def json_door(view: Halaman) -> Halaman:
    """401 without a session, 403 and 422 with the reason; a fetch that follows a redirect would
    read the sign-in page's 200 as a success."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return refusal(Galat("BELUM_MASUK", "Masuk lagi; isian Anda tetap tersimpan."), 401)
        try:
            response = view(request, *args, **kwargs)
        except PermissionDenied as error:
            return refusal(Galat("TIDAK_BERWENANG", str(error)), 403)
        except Http404:
            return refusal(Galat("TIDAK_ADA", "Ini bukan untuk wilayah tugas Anda sekarang."), 404)
        except Galat as galat:
            return refusal(galat, 422)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return guarded
