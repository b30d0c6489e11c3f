from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from fondasi.listing import Kolom, SaringanFormulir, list_page
from kecamatan.forms.jejak import CariJejakForm
from kecamatan.models import Pengguna
from kecamatan.permissions.data_induk import can_read_jejak
from kecamatan.queries.jejak import filtered_jejak, jejak_visible_to

KOLOM = (
    Kolom("Waktu", "waktu", ("id",)),
    Kolom("Pelaku"),
    Kolom("Tindakan"),
    Kolom("Data"),
    Kolom("Wilayah"),
    Kolom("Rincian"),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """Who did or looked at what: `?objek=sasaran&objek_id=17` is the history of one row."""
    user = cast(Pengguna, request.user)
    can_read_jejak(user).require()
    form = CariJejakForm(request.GET)
    pilihan = form.cleaned_data if form.is_valid() else {}
    saringan = SaringanFormulir(form, filtered_jejak(user, **pilihan))
    daftar = list_page(
        request, jejak_visible_to(user), columns=KOLOM, saringan=saringan, satuan="catatan"
    )
    return render(request, "kecamatan/jejak.html", {"daftar": daftar})
