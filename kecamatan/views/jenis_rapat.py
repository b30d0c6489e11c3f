"""Kinds of meeting: a small master for the whole installation."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.actions.jenis_rapat import save_jenis_rapat
from kecamatan.forms.jenis_rapat import JenisRapatForm
from kecamatan.models import JenisRapat, Pengguna
from kecamatan.permissions.rapat import can_edit_jenis_rapat

COLUMNS = [
    Kolom("Jenis rapat", "nama", ("nama",)),
    Kolom("Tingkat", "tingkat", ("tingkat", "urutan")),
    Kolom("Urutan", "urutan", ("urutan", "nama"), angka=True),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    can_edit_jenis_rapat(cast(Pengguna, request.user)).require()
    page: Any = list_page(request, JenisRapat.objects.all(), columns=COLUMNS, satuan="jenis")
    return render(request, "kecamatan/jenis_rapat.html", {"daftar": page})


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_edit_jenis_rapat(user).require()
    jenis = get_object_or_404(JenisRapat, pk=pk) if pk else None
    form = JenisRapatForm(request.POST or None, instance=jenis)
    if request.method == "POST" and form.is_valid() and _save(form, user):
        tell(request, _("Tersimpan."))
        return redirect("kecamatan:jenis-rapat")
    return render(request, "kecamatan/jenis_rapat_ubah.html", {"form": form, "objek": jenis})


def _save(form: JenisRapatForm, user: Pengguna) -> bool:
    try:
        save_jenis_rapat(form.save(commit=False), oleh=user)
    except Galat as galat:
        form.add_error("nama", galat.pesan)
        return False
    return True
