"""/rapat/ringkasan/ : the daily mail, on or off."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fondasi.notices import tell
from kecamatan.actions.ringkasan_harian import set_ringkasan, wants_ringkasan
from kecamatan.models import Pengguna


@login_required
def ringkasan(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    if request.method == "POST":
        aktif = request.POST.get("aktif") == "1"
        set_ringkasan(user, aktif=aktif)
        kabar = _("Ringkasan harian dikirim.") if aktif else _("Ringkasan harian dimatikan.")
        tell(request, kabar)
        return redirect("kecamatan:ringkasan")
    return render(request, "kecamatan/ringkasan.html", {"aktif": wants_ringkasan(user)})
