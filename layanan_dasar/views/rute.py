"""The routing table: indicator x kecamatan or kabupaten -> office."""

from __future__ import annotations

from typing import Final, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept.parts import Kept, kept
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.rute import set_route
from layanan_dasar.forms.rute import RuteForm
from layanan_dasar.models import Dimensi, Indikator, Instrumen, RuteIndikator
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.permissions.rute import can_route
from layanan_dasar.queries.rute import routes_of

TABEL: Final = (Wilayah, Instansi, Instrumen, Dimensi, Indikator, RuteIndikator)


@login_required
def awal(request: HttpRequest) -> HttpResponse:
    """The table of one's own place."""
    user = cast(Pengguna, request.user)
    can_route(user).require()
    kode = cakupan_of(user).kodes(Peran.BAPPEDA, *KECAMATAN)[0]
    return redirect("layanan:rute-wilayah", kode)


def _fetch(user: Pengguna, kode: str) -> Wilayah:
    reach = Wilayah.objects.within_any(cakupan_of(user).kodes(Peran.BAPPEDA, *KECAMATAN))
    row = get_object_or_404(reach.filter(tingkat__in=[2, 3]), kode=kode)
    can_route(user, row).require()
    return row


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, kode)
    isi = kept(Kept(("rute", row.kode), TABEL, lambda: _drawn(row)))
    return render(request, "layanan_dasar/rute.html", {"wilayah": row, "isi": isi})


def _drawn(row: Wilayah) -> SafeString:
    below = Wilayah.objects.filter(induk=row, tingkat=3) if row.tingkat == 2 else []
    context = {"wilayah": row, "baris": routes_of(row), "kecamatan": below}
    return render_to_string("layanan_dasar/_rute.html", context)


@login_required
def ubah(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, kode)
    line = next((one for one in routes_of(row) if one.indikator.kode == indikator), None)
    if line is None:
        raise Http404
    now = line.rute
    first = {"instansi": now.instansi_id, "validasi": now.validasi} if now else {}
    form = RuteForm(request.POST or None, wilayah=row, initial=first)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        set_route(row, indikator, said["instansi"], validasi=said["validasi"], oleh=user)
        messages.success(request, f"Rute {line.indikator.nama} tersimpan.")
        return redirect("layanan:rute-wilayah", row.kode)
    context = {"wilayah": row, "baris": line, "form": form}
    return render(request, "layanan_dasar/rute_ubah.html", context)
