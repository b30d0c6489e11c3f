"""Signing in by QR code: no account, no list, nothing but the meeting's name."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from fondasi.errors import Galat
from kecamatan.actions.kehadiran import sign_in
from kecamatan.enums import CaraHadir
from kecamatan.forms.jalan_rapat import HadirForm
from kecamatan.queries.kehadiran import rapat_of_token


@never_cache
def isi(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever scanned the code; the thanks are the same for invitees and guests, once or twice."""
    rapat = rapat_of_token(token)
    if rapat is None:
        return render(request, "kecamatan/hadir_tidak_berlaku.html", status=410)
    form = HadirForm(request.POST or None)
    status = 200
    if request.method == "POST":
        if not ratelimit.consume(request, action="hadir_rapat", key=str(rapat.pk)):
            return render(request, "kecamatan/hadir_tunggu.html", {"rapat": rapat}, status=429)
        if form.is_valid():
            try:
                sign_in(rapat, form.isi, cara=CaraHadir.QR)
            except Galat as galat:
                form.add_error(None, galat.pesan)
            else:
                context = {"rapat": rapat, "nama": form.isi.nama}
                return render(request, "kecamatan/hadir_terima.html", context)
        status = 422
    return render(request, "kecamatan/hadir.html", {"rapat": rapat, "form": form}, status=status)
