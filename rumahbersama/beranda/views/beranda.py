from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rumahbersama.beranda.panels import panels_for


@login_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    return render(request, "beranda/beranda.html", {"panel": panels_for(request.user)})
