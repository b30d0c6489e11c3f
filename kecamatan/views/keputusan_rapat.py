"""Decisions of a running meeting."""

from __future__ import annotations

import uuid
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.actions.keputusan import add_keputusan, change_keputusan, remove_keputusan
from kecamatan.forms.jalan_rapat import KeputusanForm
from kecamatan.models import KeputusanRapat, Pengguna, RapatKoordinasi
from kecamatan.queries.notula import decisions
from kecamatan.views.jalan_rapat import fetch_recorded, show_screen

KOLOM_GALAT = {"PENDAMPING_DILIBATKAN": "pemilik", "BATAS_SEBELUM_RAPAT": "batas"}


@login_required
@require_POST
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the screen, or the screen with what is wrong."""
    rapat = fetch_recorded(request, pk)
    form = KeputusanForm(request.POST, rapat=rapat)
    if form.is_valid() and _add(form, rapat, request):
        butir = request.GET.get("butir", "")
        screen = reverse("kecamatan:rapat-berlangsung", args=[pk])
        return redirect(f"{screen}?butir={butir}&bagian=keputusan#keputusan")
    return show_screen(request, rapat, form, status=422)


def _add(form: KeputusanForm, rapat: RapatKoordinasi, request: HttpRequest) -> bool:
    butir = rapat.agenda.items().filter(pk=_number(request.GET.get("butir", ""))).first()
    try:
        add_keputusan(
            rapat,
            form.isi,
            kunci=form.cleaned_data["kunci"] or uuid.uuid4(),
            agenda=butir,
            oleh=cast(Pengguna, request.user),
        )
    except Galat as galat:
        form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
        return False
    return True


def _number(text: str) -> int:
    return int(text[:18]) if text.isdecimal() and text.isascii() else 0


def _fetch(rapat: RapatKoordinasi, pk: int) -> KeputusanRapat:
    return get_object_or_404(decisions(rapat), pk=pk)


@login_required
def ubah(request: HttpRequest, pk: int, keputusan_pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    row = _fetch(rapat, keputusan_pk)
    form = KeputusanForm(request.POST or None, rapat=rapat, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            change_keputusan(row, form.isi, oleh=cast(Pengguna, request.user))
        except Galat as galat:
            form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
        else:
            tell(request, _("Keputusan tersimpan."))
            return redirect(_back(request, pk))
    context = {"rapat": rapat, "keputusan": row, "form": form, "kembali": _back(request, pk)}
    return render(request, "kecamatan/rapat_keputusan.html", context)


def _back(request: HttpRequest, pk: int) -> str:
    """To the page of closing when one came from there."""
    name = "tutup" if request.GET.get("dari") == "tutup" else "berlangsung"
    address = reverse(f"kecamatan:rapat-{name}", args=[pk])
    return address if name == "tutup" else f"{address}?bagian=keputusan"


@login_required
@require_POST
def hapus(request: HttpRequest, pk: int, keputusan_pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    remove_keputusan(_fetch(rapat, keputusan_pk), oleh=cast(Pengguna, request.user))
    tell(request, _("Keputusan dihapus."))
    return redirect(_back(request, pk))
