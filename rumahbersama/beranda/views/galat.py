"""Pages for what cannot be shown or done."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from fondasi.errors import Galat


def permintaan_keliru(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400; 413 when more was sent than a form of the portal can hold."""
    if isinstance(exception, RequestDataTooBig):
        return _plain("413.html", 413)
    return _plain("400.html", 400)


def tidak_berwenang(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403 with the sentence of the Decision that refused."""
    return render(request, "403.html", {"alasan": str(exception)}, status=403)


def tidak_ada(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)


def cara_keliru(request: HttpRequest, blank: HttpResponse) -> HttpResponse:
    """405 for somebody who opened what only a button sends to, e.g. by loading a page again."""
    page = render(request, "405.html", status=405)
    page["Allow"] = blank["Allow"]
    return page


def ditolak_aturan(request: HttpRequest, galat: Galat) -> HttpResponse:
    """409: a rule refused what a page did not foresee; the sentence says why."""
    return render(request, "409.html", {"alasan": galat.pesan}, status=409)


def rusak(request: HttpRequest) -> HttpResponse:
    return _plain("500.html", 500)


def _plain(template: str, status: int) -> HttpResponse:
    """Without request and database: either may be what is broken."""
    return HttpResponse(render_to_string(template, {"peragaan": settings.PERAGAAN}), status=status)
