"""The dimensions of a draft: added, renamed, and taken away while empty."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from layanan_dasar.actions.susun_instrumen import remove_dimensi, save_dimensi
from layanan_dasar.forms.instrumen import DimensiForm
from layanan_dasar.models import Dimensi
from layanan_dasar.views.susun_instrumen import fetch_draft


@login_required
def dimensi(request: HttpRequest, pk: int, kode: str = "") -> HttpResponse:
    """Add a dimension, or change the one called `kode`."""
    user = cast(Pengguna, request.user)
    row = fetch_draft(user, pk)
    found = get_object_or_404(Dimensi, instrumen=row, kode=kode) if kode else None
    form = DimensiForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            save_dimensi(row, form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error("kode" if "kode" in form.fields else None, galat.pesan)
        else:
            tell(request, "Dimensi tersimpan. Tambahkan indikatornya.")
            return redirect("layanan:instrumen-detail", row.pk)
    context = {"form": form, "instrumen": row, "dimensi": found}
    return render(
        request, "layanan_dasar/dimensi_ubah.html", context, status=422 if form.errors else 200
    )


@login_required
@require_POST
def hapus(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_draft(user, pk)
    found = get_object_or_404(Dimensi.objects.select_related("instrumen"), instrumen=row, kode=kode)
    remove_dimensi(found, oleh=user)
    tell(request, "Dimensi dihapus dari draf.")
    return redirect("layanan:instrumen-detail", row.pk)
