"""/kelola/tangga-pengingat/ : who is reminded how many working days before or after."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.actions.tangga_eskalasi import add_anak_tangga, remove_anak_tangga, reset_tangga
from kecamatan.forms.hari_libur import AnakTanggaForm
from kecamatan.models import Pengguna, TanggaEskalasi, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.permissions.data_induk import PENGURUS, can_list_data_induk
from kecamatan.permissions.hari_libur import can_edit_tangga
from kecamatan.queries.tangga_eskalasi import read_tangga


def _place(request: HttpRequest) -> Wilayah:
    """One of her own places; without a wish the first."""
    user = cast(Pengguna, request.user)
    can_list_data_induk(user).require()
    held = [p.wilayah for p in cakupan_of(user).penugasan if p.peran in PENGURUS]
    wanted = request.GET.get("tempat") or held[0].kode
    found = next((one for one in held if one.kode == wanted), None)
    if found is None:
        raise Http404
    can_edit_tangga(user, found).require()
    return found


def _back(wilayah: Wilayah) -> HttpResponse:
    return redirect(f"{reverse('kecamatan:tangga')}?tempat={wilayah.kode}")


@login_required
def tangga(request: HttpRequest) -> HttpResponse:
    user, wilayah = cast(Pengguna, request.user), _place(request)
    form = AnakTanggaForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_anak_tangga(wilayah, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error("hari", galat.pesan)
        else:
            tell(request, _("Pengingat ditambahkan."))
            return _back(wilayah)
    context = {
        "form": form,
        "wilayah": wilayah,
        "tangga": read_tangga().of(wilayah),
        "sendiri": TanggaEskalasi.objects.filter(wilayah=wilayah).exists(),
    }
    return render(request, "kecamatan/tangga.html", context)


@login_required
@require_POST
def hapus(request: HttpRequest) -> HttpResponse:
    wilayah = _place(request)
    form = AnakTanggaForm(request.POST)
    if not form.is_valid():
        raise Http404
    remove_anak_tangga(wilayah, oleh=cast(Pengguna, request.user), **form.cleaned_data)
    tell(request, _("Pengingat dihapus."))
    return _back(wilayah)


@login_required
@require_POST
def bawaan(request: HttpRequest) -> HttpResponse:
    wilayah = _place(request)
    reset_tangga(wilayah, oleh=cast(Pengguna, request.user))
    tell(request, _("Tangga pengingat kembali ke bawaan."))
    return _back(wilayah)
