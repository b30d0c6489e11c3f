"""/pendamping/pustaka/ : regulations, guides, modules, released answers."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kecamatan.views.berkas import serve_berkas
from pendamping.actions.pustaka import save_pustaka, set_withdrawn
from pendamping.forms.pustaka import CariPustakaForm, PustakaForm
from pendamping.models import Pustaka
from pendamping.permissions.pustaka import (
    can_add_pustaka,
    can_edit_pustaka,
    can_read_pustaka,
    owner_of_new_pustaka,
)
from pendamping.queries.pustaka import searched, shelf

KOLOM = (
    Kolom("Judul", "judul", ("judul",)),
    Kolom("Jenis", "jenis", ("jenis", "judul")),
    Kolom("Topik", "topik", ("topik__urutan", "judul")),
    Kolom("Milik", "milik", ("wilayah__kode", "judul")),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_read_pustaka(user).require()
    form = CariPustakaForm(request.GET)
    rows = searched(user, **(form.cleaned_data if form.is_valid() else {}))
    page = list_page(
        request, shelf(user), columns=KOLOM, saringan=SaringanFormulir(form, rows), satuan="pustaka"
    )
    context = {"daftar": page, "boleh": bool(can_add_pustaka(user))}
    return render(request, "pendamping/pustaka.html", context)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(shelf(user).select_related("berkas"), pk=pk)
    context = {"pustaka": row, "boleh": bool(can_edit_pustaka(user, row))}
    return render(request, "pendamping/pustaka_rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_add_pustaka(user).require()
    if pk is None:
        row = Pustaka(wilayah=owner_of_new_pustaka(user))
    else:
        row = get_object_or_404(shelf(user), pk=pk)
        can_edit_pustaka(user, row).require()
    form = PustakaForm(request.POST or None, request.FILES or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            isi = form.cleaned_data["berkas_baru"]
            row = save_pustaka(form.save(commit=False), isi=isi, oleh=user)
        except Galat as galat:
            form.add_error("berkas_baru" if "BERKAS" in galat.kode else None, galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect("pendamping:pustaka-rinci", row.pk)
    return render(request, "pendamping/pustaka_ubah.html", {"form": form, "pustaka": row})


@login_required
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(shelf(user), pk=pk)
    can_edit_pustaka(user, row).require()
    set_withdrawn(row, tarik=True, oleh=user)
    undo = reverse("pendamping:pustaka-kembalikan", args=[pk])
    tell(request, _("Ditarik dari Pustaka."), undo=undo)
    return redirect("pendamping:pustaka")


@login_required
@require_POST
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_add_pustaka(user).require()
    row = get_object_or_404(Pustaka.objects.exclude(ditarik_at=None), pk=pk)
    can_edit_pustaka(user, row).require()
    set_withdrawn(row, tarik=False, oleh=user)
    return redirect("pendamping:pustaka-rinci", pk)


@login_required
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(shelf(user).select_related("berkas"), pk=pk)
    return serve_berkas(row.berkas, row.judul)
