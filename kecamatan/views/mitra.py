"""Partners of a place: list, card, promises."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from kecamatan.actions.mitra import save_dukungan, save_mitra
from kecamatan.forms.mitra import DukunganForm, MitraForm, SaringMitraForm
from kecamatan.models import DukunganMitra, Mitra, Pengguna
from kecamatan.permissions.mitra import (
    can_add_mitra,
    can_edit_mitra,
    can_list_mitra,
    can_read_narahubung,
)
from kecamatan.queries.mitra import filtered_mitra, promises_of, with_sums
from kecamatan.reports.mitra import mitra_sheet
from kecamatan.views.xlsx import xlsx_response

KOLOM = (
    Kolom("Mitra", "nama", ("nama",)),
    Kolom("Golongan", "kelas", ("kelas", "nama")),
    Kolom("Dicatat oleh", "wilayah", ("wilayah__kode", "nama")),
    Kolom("Komitmen", "komitmen", ("komitmen",), angka=True),
    Kolom("Realisasi", "realisasi", ("realisasi",), angka=True),
    Kolom("Terwujud", angka=True),
)
GALAT = {
    "KOMITMEN_KOSONG": "komitmen_rupiah",
    "TANGGAL_NANTI": "tanggal",
    "REALISASI_TANPA_ISI": "tanggal_realisasi",
    "REALISASI_LEBIH_DULU": "tanggal_realisasi",
}


@login_required
def daftar(request: HttpRequest) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    can_list_mitra(user).require()
    form = SaringMitraForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = list_page(
        request, filtered_mitra(user), columns=KOLOM, satuan="mitra", export=True,
        saringan=SaringanFormulir(form, filtered_mitra(user, **chosen)),
    )  # fmt: skip
    if wants_export(request):
        return xlsx_response([mitra_sheet(page.semua)], "Mitra")
    context = {"daftar": page, "boleh": bool(can_add_mitra(user))}
    return render(request, "kecamatan/mitra.html", context)


def _fetch(user: Pengguna, pk: int) -> Mitra:
    return get_object_or_404(with_sums(Mitra.objects.visible_to(user)), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    mitra = _fetch(user, pk)
    context = {
        "mitra": mitra,
        "dukungan": promises_of(mitra, user),
        "kegiatan": mitra.kegiatan.visible_to(user).select_related("desa"),
        "boleh": bool(can_edit_mitra(user, mitra.wilayah)),
        "boleh_narahubung": bool(can_read_narahubung(user, mitra.wilayah)),
    }
    return render(request, "kecamatan/mitra_rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    mitra = _fetch(user, pk) if pk else None
    (can_edit_mitra(user, mitra.wilayah) if mitra else can_add_mitra(user)).require()
    form = MitraForm(request.POST or None, instance=mitra, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            row = save_mitra(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error("nama", galat.pesan)
        else:
            tell(request, _("Mitra tersimpan."))
            return redirect("kecamatan:mitra-rinci", row.pk)
    return render(request, "kecamatan/mitra_ubah.html", {"form": form, "mitra": mitra})


@login_required
def dukungan_baru(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    return _edit(request, user, DukunganMitra(mitra=_fetch(user, pk)))


@login_required
def dukungan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = DukunganMitra.objects.filter(mitra__in=Mitra.objects.visible_to(user))
    return _edit(request, user, get_object_or_404(rows.select_related("mitra__wilayah"), pk=pk))


def _edit(request: HttpRequest, user: Pengguna, row: DukunganMitra) -> HttpResponse:
    can_edit_mitra(user, row.mitra.wilayah).require()
    form = DukunganForm(request.POST or None, instance=row, mitra=row.mitra, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            save_dukungan(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error(GALAT[galat.kode], galat.pesan)
        else:
            tell(request, _("Dukungan tersimpan."))
            return redirect("kecamatan:mitra-rinci", row.mitra_id)
    return render(request, "kecamatan/mitra_dukungan.html", {"form": form, "mitra": row.mitra})
