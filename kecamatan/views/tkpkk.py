"""The team against poverty of a kecamatan: list, seats, printed composition."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.actions.tkpkk import end_anggota, save_anggota
from kecamatan.forms.tkpkk import AkhiriAnggotaForm, AnggotaForm, SaringAnggotaForm
from kecamatan.models import AnggotaTkpkk, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import KANTOR
from kecamatan.permissions.tkpkk import can_edit_tkpkk, can_list_tkpkk
from kecamatan.queries.tkpkk import filtered_anggota, team
from kecamatan.reports.tkpkk import tkpkk_pdf
from kecamatan.rules.berkas import nama_unduhan
from kecamatan.views.kelembagaan import fetch_kecamatan

KOLOM = (
    Kolom("Nama", "nama", ("kontak__nama",)),
    Kolom("Kedudukan", "jabatan", ("jabatan", "bidang")),
    Kolom("Unsur", "unsur", ("unsur",)),
    Kolom("Kecamatan", "kecamatan", ("wilayah__kode", "jabatan")),
    Kolom("SK", "sk", ("tanggal_sk",)),
    Kolom("Masa"),
)
GALAT = {"TANGGAL_NANTI": "tanggal_sk", "SUDAH_ANGGOTA": "kontak"}


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_tkpkk(user).require()
    form = SaringAnggotaForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    saringan = SaringanFormulir(form, filtered_anggota(user, **chosen))
    kodes = cakupan_of(user).kodes(*KANTOR)
    context = {
        "daftar": list_page(
            request, filtered_anggota(user), columns=KOLOM, saringan=saringan, satuan="anggota"
        ),
        "milik": list(Wilayah.objects.filter(kode__in=kodes)) if kodes else [],
    }
    return render(request, "kecamatan/tkpkk.html", context)


@login_required
def tambah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    wilayah = fetch_kecamatan(user, kode)
    can_edit_tkpkk(user, wilayah).require()
    return _edit(request, user, AnggotaTkpkk(wilayah=wilayah))


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_edit_tkpkk(user, row.wilayah).require()
    return _edit(request, user, row)


def _fetch(user: Pengguna, pk: int) -> AnggotaTkpkk:
    rows = AnggotaTkpkk.objects.visible_to(user).select_related("wilayah", "kontak")
    return get_object_or_404(rows, pk=pk)


def _edit(request: HttpRequest, user: Pengguna, row: AnggotaTkpkk) -> HttpResponse:
    form = AnggotaForm(request.POST or None, instance=row, wilayah=row.wilayah)
    if request.method == "POST" and form.is_valid() and _saved(form, user):
        tell(request, _("Anggota TKPKK tersimpan."))
        return redirect("kecamatan:tkpkk")
    return render(request, "kecamatan/tkpkk_ubah.html", {"form": form, "anggota": row})


def _saved(form: AnggotaForm, user: Pengguna) -> AnggotaTkpkk | None:
    baru = form.baru
    try:
        return save_anggota(form.save(commit=False), baru=baru, oleh=user)
    except Galat as galat:
        form.add_error(GALAT.get(galat.kode), galat.pesan)
        return None


@login_required
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_edit_tkpkk(user, row.wilayah).require()
    form = AkhiriAnggotaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            end_anggota(row, sampai=form.sampai, oleh=user)
        except Galat as galat:
            form.add_error("akhir", galat.pesan)
        else:
            tell(request, _("Keanggotaan %(nama)s diakhiri.") % {"nama": row.kontak})
            return redirect("kecamatan:tkpkk")
    return render(request, "kecamatan/tkpkk_akhiri.html", {"form": form, "anggota": row})


@login_required
def cetak(request: HttpRequest, kode: str) -> HttpResponse:
    """The composition as a list to hang up or to enclose."""
    user = cast(Pengguna, request.user)
    can_list_tkpkk(user).require()
    wilayah = fetch_kecamatan(user, kode)
    nama = nama_unduhan(f"Susunan TKPKK {wilayah}", "application/pdf")
    return HttpResponse(
        tkpkk_pdf(wilayah, list(team(wilayah))),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )
