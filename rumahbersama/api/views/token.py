"""A person's tokens: made here and shown once, withdrawn here."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from kecamatan.models import Pengguna
from rumahbersama.api.actions.token import create_token, revoke_token
from rumahbersama.api.forms import TokenForm
from rumahbersama.api.models import TokenApi
from rumahbersama.beranda.sekali import key_of


@login_required
@never_cache
def daftar(request: HttpRequest) -> HttpResponse:
    """The list and the form; the answer that makes a token shows it, and no other page does."""
    user = cast(Pengguna, request.user)
    form = TokenForm(request.POST or None)
    made, secret = None, ""
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = create_token(
                pengguna=user, kunci=str(key_of(request) or ""), **form.cleaned_data
            )
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            form = TokenForm()
    rows = TokenApi.objects.filter(pengguna=user)
    context = {"form": form, "token": rows, "dibuat": made, "rahasia": secret}
    return render(request, "api/token.html", context)


@login_required
@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    token = get_object_or_404(TokenApi, pk=pk, pengguna=user)
    revoke_token(token=token, oleh=user)
    messages.success(request, f"Token {token.nama} dicabut.")
    return redirect("token:daftar")
