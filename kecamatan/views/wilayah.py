from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.actions.wilayah import add_wilayah, end_wilayah, rename_wilayah
from kecamatan.enums import Peran
from kecamatan.forms.wilayah import (
    AkhiriWilayahForm,
    CariWilayahForm,
    NamaWilayahForm,
    WilayahBaruForm,
)
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.data_induk import can_edit_wilayah
from kecamatan.queries.wilayah import path_of, search_wilayah

BANYAK = 50
SARAN = 12


@login_required
def cari(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    form = CariWilayahForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    rows = [(w, path_of(w)) for w in search_wilayah(q)[:BANYAK]] if q else []
    context = {
        "form": form,
        "q": q,
        "rows": rows,
        "penuh": len(rows) == BANYAK,
        "boleh_tambah": cakupan_of(user).has(Peran.BAPPEDA),
    }
    return render(request, "kecamatan/wilayah.html", context)


@login_required
def saran(request: HttpRequest) -> HttpResponse:
    """Options for a text field; `kolom` names the parameter that holds what was typed, `semua`
    asks for the whole country instead of one's own territories."""
    teks = request.GET.get(request.GET.get("kolom", "q"), "")
    own = cakupan_of(cast(Pengguna, request.user)).kodes(*Peran)
    found = search_wilayah(teks, dalam=None if "semua" in request.GET else own)
    rows = [(w, path_of(w)) for w in found[:SARAN]] if len(teks) > 1 else []
    return render(request, "kecamatan/_saran_wilayah.html", {"rows": rows})


@login_required
def rincian(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Wilayah.objects.select_related("induk__induk__induk", "penerus__induk__induk__induk")
    wilayah = get_object_or_404(rows, kode=kode)
    context = {
        "wilayah": wilayah,
        "jejak": _trail(wilayah),
        "anak": wilayah.anak.order_by("kode"),
        "pendahulu": wilayah.pendahulu.order_by("kode"),
        "ubah": can_edit_wilayah(user, wilayah),
    }
    return render(request, "kecamatan/wilayah_rincian.html", context)


def _trail(wilayah: Wilayah) -> list[Wilayah]:
    above, current = [], wilayah.induk
    while current is not None:
        above.append(current)
        current = current.induk
    return above[::-1]


@login_required
def tambah(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    form = WilayahBaruForm(request.POST or None)
    if not cakupan_of(user).has(Peran.BAPPEDA):
        can_edit_wilayah(user, Wilayah()).require()
    if request.method == "POST" and form.is_valid():
        can_edit_wilayah(user, Wilayah(kode=form.cleaned_data["kode"])).require()
        try:
            wilayah = add_wilayah(**form.cleaned_data, oleh=user)
        except Galat as galat:
            form.add_error("kode", galat.pesan)
        else:
            tell(request, _("%(nama)s ditambahkan.") % {"nama": wilayah})
            return redirect("kecamatan:wilayah-rincian", wilayah.kode)
    return render(request, "kecamatan/wilayah_tambah.html", {"form": form})


@login_required
def akhiri(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    wilayah = get_object_or_404(Wilayah, kode=kode)
    can_edit_wilayah(user, wilayah).require()
    form = AkhiriWilayahForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_wilayah(wilayah, **form.cleaned_data, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("%(nama)s diakhiri.") % {"nama": wilayah})
            return redirect("kecamatan:wilayah-rincian", kode)
    return render(request, "kecamatan/wilayah_akhiri.html", {"form": form, "wilayah": wilayah})


@login_required
def ganti_nama(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    wilayah = get_object_or_404(Wilayah, kode=kode)
    can_edit_wilayah(user, wilayah).require()
    form = NamaWilayahForm(request.POST or None, initial={"nama": wilayah.nama})
    if request.method == "POST" and form.is_valid():
        rename_wilayah(wilayah, nama=form.cleaned_data["nama"], oleh=user)
        tell(request, _("Nama wilayah diganti."))
        return redirect("kecamatan:wilayah-rincian", kode)
    return render(request, "kecamatan/wilayah_nama.html", {"form": form, "wilayah": wilayah})
