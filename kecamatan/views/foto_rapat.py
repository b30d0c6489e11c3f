"""Photos of a meeting."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.photos import MAX_BYTES
from kecamatan.actions.foto_rapat import add_foto, remove_foto
from kecamatan.forms.jalan_rapat import FotoForm
from kecamatan.models import FotoRapat, Pengguna, RapatKoordinasi
from kecamatan.reports.dokumentasi import caption_of
from kecamatan.rules.jalan_rapat import TERLAKSANA
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.jalan_rapat import fetch_recorded
from kecamatan.views.rapat import fetch_rapat


@login_required
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    form = FotoForm(request.POST or None, request.FILES or None, rapat=rapat)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _add(form, rapat, cast(Pengguna, request.user)):
            tell(request, _("Foto tersimpan."))
            return redirect("kecamatan:rapat-foto", pk)
        status = 422
    rows = rapat.foto.select_related("tempat")
    context = {
        "rapat": rapat,
        "foto": [(row, caption_of(row)) for row in rows],
        "form": form,
        "batas": MAX_BYTES,
        "dapat": rapat.status in TERLAKSANA,
    }
    return render(request, "kecamatan/rapat_foto.html", context, status=status)


def _add(form: FotoForm, rapat: RapatKoordinasi, user: Pengguna) -> bool:
    data = form.cleaned_data
    try:
        add_foto(
            rapat,
            data["foto"].read(MAX_BYTES + 1),
            keterangan=data["keterangan"],
            tempat=data["tempat"],
            oleh=user,
        )
    except Galat as galat:
        form.add_error("foto", galat.pesan)
        return False
    return True


def _fetch(rapat: RapatKoordinasi, pk: int) -> FotoRapat:
    return get_object_or_404(rapat.foto.select_related("berkas", "rapat"), pk=pk)


@login_required
@require_GET
def isi(request: HttpRequest, pk: int, foto_pk: int) -> FileResponse:
    """The picture, for all who know of the meeting."""
    rapat = fetch_rapat(cast(Pengguna, request.user), pk)
    response = serve_berkas(_fetch(rapat, foto_pk).berkas, f"foto-rapat-{foto_pk}")
    response["Content-Disposition"] = response["Content-Disposition"].replace(
        "attachment", "inline", 1
    )
    return response


@login_required
@require_POST
def hapus(request: HttpRequest, pk: int, foto_pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    remove_foto(_fetch(rapat, foto_pk), oleh=cast(Pengguna, request.user))
    tell(request, _("Foto dihapus dari rapat ini."))
    return redirect("kecamatan:rapat-foto", pk)
