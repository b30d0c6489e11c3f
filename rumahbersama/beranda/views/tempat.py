from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods

from kecamatan.models import Pengguna, Penugasan
from rumahbersama.beranda.bingkai import FOKUS


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def tempat(request: HttpRequest) -> HttpResponse:
    """Choose which of one's places the frame shows; what one may do stays the same."""
    kembali = _back(request)
    if request.method == "POST":
        mine = Penugasan.objects.active().filter(pengguna=cast(Pengguna, request.user))
        nomor = request.POST.get("penugasan", "")
        chosen = get_object_or_404(mine, pk=int(nomor[:18]) if nomor.isdecimal() else 0)
        request.session[FOKUS] = chosen.pk
        return redirect(kembali)
    return render(request, "beranda/tempat.html", {"kembali": kembali})


def _back(request: HttpRequest) -> str:
    """Only a path of this portal."""
    wanted = request.POST.get("kembali") or request.GET.get("kembali") or ""
    if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("beranda:beranda")
