"""Links that set a password: shown once to the sender, spent once by the receiver."""

from __future__ import annotations

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from fondasi.errors import Galat
from fondasi.qr import qr_svg
from kecamatan.actions.tautan import MASA, find_tautan, sidik_token, url_of, use_tautan
from kecamatan.forms.pengguna import SandiBaruForm
from kecamatan.models import Pengguna
from kecamatan.rules.telepon import wa_me

KUNCI_SESI = "sidik_tautan"


def show_tautan(
    request: HttpRequest, pengguna: Pengguna, token: str, *, baru: bool
) -> HttpResponse:
    """The page with link, text for WA and QR; neither browser nor proxy keeps it."""
    url = url_of(token)
    teks = _(
        "Yth. %(nama)s, akun Anda di Rumah Bersama siap. Buka tautan ini untuk membuat kata sandi "
        "(berlaku %(hari)s hari, sekali pakai): %(url)s"
    ) % {"nama": pengguna.nama, "hari": MASA.days, "url": url}
    context = {
        "pengguna": pengguna,
        "baru": baru,
        "url": url,
        "teks": teks,
        "hari": MASA.days,
        "qr": qr_svg(url, title=_("Kode QR tautan masuk")),
        "wa": f"https://wa.me/{wa_me(pengguna.telepon)}?text={quote(teks)}"
        if pengguna.telepon
        else "",
    }
    response = render(request, "kecamatan/tautan.html", context)
    response["Cache-Control"] = "no-store"
    return response


@never_cache
def buka(request: HttpRequest, token: str) -> HttpResponse:
    """Takes the token out of the address bar. Opening spends nothing: messengers fetch previews."""
    request.session[KUNCI_SESI] = sidik_token(token)
    response = redirect("kecamatan:sandi-baru")
    response["Referrer-Policy"] = "no-referrer"
    return response


@never_cache
def sandi_baru(request: HttpRequest) -> HttpResponse:
    """Ends at the sign-in page, so that a second factor is asked for there."""
    tautan = find_tautan(request.session.get(KUNCI_SESI, ""))
    if tautan is None:
        return render(request, "kecamatan/tautan_kedaluwarsa.html", status=410)
    form = SandiBaruForm(request.POST or None, pengguna=tautan.pengguna)
    if request.method == "POST" and form.is_valid():
        try:
            use_tautan(tautan.sidik, sandi=form.cleaned_data["sandi"])
        except Galat:
            return render(request, "kecamatan/tautan_kedaluwarsa.html", status=410)
        request.session.flush()
        messages.success(request, _("Kata sandi tersimpan. Silakan masuk."))
        return redirect("account_login")
    context = {"form": form, "pengguna": tautan.pengguna}
    return render(request, "kecamatan/sandi_baru.html", context)
