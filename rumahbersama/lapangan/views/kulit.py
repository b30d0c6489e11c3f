"""The shell: the same for everybody, without a name in it, so that a worker may keep it."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static

from rumahbersama.lapangan.kulit import addresses, build_name


def halaman(request: HttpRequest) -> HttpResponse:
    return render(request, "lapangan/halaman.html")


def tanpa_sinyal(request: HttpRequest) -> HttpResponse:
    return render(request, "lapangan/tanpa_sinyal.html")


def pekerja(request: HttpRequest) -> HttpResponse:
    """/sw.js: from the root, so that its scope is the whole portal; never kept by a browser."""
    context = {
        "modul": f"{settings.STATIC_URL}rb/luring/kirim.js",
        "nama": json.dumps(build_name()),
        "alamat": json.dumps(addresses()),
    }
    response = render(request, "lapangan/sw.js", context, content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


def manifes(request: HttpRequest) -> JsonResponse:
    icon = {"src": static("rb/lambang.svg"), "type": "image/svg+xml", "sizes": "any"}
    return JsonResponse(
        {
            "name": "Rumah Bersama: kerja lapangan",
            "short_name": "Rumah Bersama",
            "lang": "id",
            "id": "/lapangan/",
            "start_url": "/lapangan/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbfaf6",
            "theme_color": "#0d5752",
            "icons": [{**icon, "purpose": "any"}, {**icon, "purpose": "maskable"}],
        },
        content_type="application/manifest+json",
    )
