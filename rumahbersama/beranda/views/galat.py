"""Pages for what cannot be shown or done; under /api/ the same as a problem for machines."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from fondasi.api.problems import plain_problem
from fondasi.errors import Galat

MESIN = "/api/"
P = ParamSpec("P")


def juga_untuk_mesin(
    page: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """The page's status and sentence as a problem where a machine asked."""

    @wraps(page)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = page(request, *args, **kwargs)
        if not request.path_info.startswith(MESIN):
            return response
        detail = str(args[0]) if response.status_code in (403, 409) and args else ""
        return plain_problem(response.status_code, detail=detail)

    return answer


@juga_untuk_mesin
def permintaan_keliru(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 when more was sent than a form of the portal can hold."""
    if isinstance(exception, RequestDataTooBig):
        return _plain("413.html", 413)
    return _plain("400.html", 400)


@juga_untuk_mesin
def tidak_berwenang(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the sentence of the Decision that refused."""
    return render(request, "403.html", {"alasan": str(exception)}, status=403)


@juga_untuk_mesin
def tidak_ada(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def cara_keliru(request: HttpRequest, blank: HttpResponse) -> HttpResponse:
    """405 for somebody who opened what only a button sends to, e.g. by loading a page again."""
    page = render(request, "405.html", status=405)
    page["Allow"] = blank["Allow"]
    return page


@juga_untuk_mesin
def ditolak_aturan(request: HttpRequest, galat: Galat) -> HttpResponse:
    """409: a rule refused what a page did not foresee; the sentence says why."""
    return render(request, "409.html", {"alasan": galat.pesan}, status=409)


@juga_untuk_mesin
def rusak(request: HttpRequest) -> HttpResponse:
    return _plain("500.html", 500)


def _plain(template: str, status: int) -> HttpResponse:
    """Without request and database: either may be what is broken."""
    return HttpResponse(render_to_string(template, {"peragaan": settings.PERAGAAN}), status=status)
