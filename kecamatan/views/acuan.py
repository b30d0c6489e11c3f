"""The lists of the Rumah Bersama that people configure, and the marks on places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.actions.acuan import mark_lokasi, save_acuan, unmark_lokasi
from kecamatan.forms.acuan import ButirForm, LokasiForm, TandaForm
from kecamatan.models import ButirKelembagaan, LokasiBertanda, Pengguna, TandaLokasi
from kecamatan.permissions.kelembagaan import can_edit_acuan, can_mark_lokasi
from kecamatan.queries.kelembagaan import rumah_wilayah
from kecamatan.views.kelembagaan import fetch_place

KOLOM = (Kolom("Nama", "nama", ("nama",)), Kolom("Penjelasan"), Kolom("Keadaan"))


@dataclass(frozen=True, slots=True)
class Daftar:
    model: Any
    form: Any
    judul: Any
    satu: Any


DAFTAR = {
    "butir": Daftar(
        ButirKelembagaan, ButirForm, gettext_lazy("Butir kelembagaan"), gettext_lazy("butir")
    ),
    "tanda": Daftar(TandaLokasi, TandaForm, gettext_lazy("Tanda lokasi"), gettext_lazy("tanda")),
}


def _asked(user: Pengguna, jenis: str) -> Daftar:
    can_edit_acuan(user).require()
    if jenis not in DAFTAR:
        raise Http404
    return DAFTAR[jenis]


@login_required
def daftar(request: HttpRequest, jenis: str) -> HttpResponse:
    acuan = _asked(cast(Pengguna, request.user), jenis)
    page: Any = list_page(request, acuan.model.objects.all(), columns=KOLOM, satuan=str(acuan.satu))
    context = {"daftar": page, "acuan": acuan, "jenis": jenis, "tab": list(DAFTAR.items())}
    return render(request, "kecamatan/acuan.html", context)


@login_required
def ubah(request: HttpRequest, jenis: str, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    acuan = _asked(user, jenis)
    objek = get_object_or_404(acuan.model, pk=pk) if pk else None
    form = acuan.form(request.POST or None, instance=objek)
    if request.method == "POST" and form.is_valid():
        try:
            save_acuan(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error("nama", galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect("kecamatan:acuan", jenis)
    context = {"form": form, "acuan": acuan, "objek": objek, "jenis": jenis}
    return render(request, "kecamatan/acuan_ubah.html", context)


@login_required
def tanda(request: HttpRequest, kode: str) -> HttpResponse:
    """The marks of one place, and a form for another."""
    user = cast(Pengguna, request.user)
    wilayah = fetch_place(user, kode)
    can_mark_lokasi(user, wilayah).require()
    form = LokasiForm(request.POST or None, wilayah=wilayah)
    if request.method == "POST" and form.is_valid():
        mark_lokasi(form.save(commit=False), oleh=user)
        tell(request, _("Tanda tersimpan."))
        return redirect("kecamatan:rumah-tanda", kode)
    rows = LokasiBertanda.objects.reaching(wilayah).select_related("tanda", "wilayah")
    context = {"wilayah": wilayah, "form": form, "tanda": rows}
    return render(request, "kecamatan/rumah_tanda.html", context)


@login_required
@require_POST
def hapus_tanda(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = LokasiBertanda.objects.filter(wilayah__in=rumah_wilayah(user))
    row = get_object_or_404(rows.select_related("wilayah", "tanda"), pk=pk)
    can_mark_lokasi(user, row.wilayah).require()
    wilayah = unmark_lokasi(row, oleh=user)
    tell(request, _("Tanda dihapus."))
    return redirect("kecamatan:rumah-tanda", wilayah.kode)
