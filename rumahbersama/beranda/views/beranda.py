from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from fondasi.today import today
from kecamatan.models import Pengguna
from rumahbersama.beranda.bingkai import Bingkai
from rumahbersama.beranda.panels import panels_for


@login_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    frame = Bingkai(request)
    panel = panels_for(cast(Pengguna, request.user), frame.tempat)
    return render(request, "beranda/beranda.html", {"panel": panel, "hari_ini": today()})
