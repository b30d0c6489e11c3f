"""Table of contents of the portal."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def kesehatan(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


urlpatterns = [
    path("kesehatan/", kesehatan, name="kesehatan"),
]
