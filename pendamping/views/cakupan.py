"""Coverage: which village has whom, gaps and overlaps at a glance."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fondasi.listing import wants_export
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from pendamping.permissions.pendamping import MELIHAT_NAMA, cakupan_kodes, can_open_cakupan
from pendamping.queries.cakupan import coverage_of, summary_of
from pendamping.reports.cakupan import matrix_pdf, matrix_xlsx, summary_xlsx
from pendamping.views.unduhan import pdf_response, xlsx_response


@login_required
def mulai(request: HttpRequest) -> HttpResponse:
    """One place: straight to it; several: a choice."""
    kodes = cakupan_kodes(cast(Pengguna, request.user))
    if len(kodes) == 1:
        return redirect("pendamping:cakupan-wilayah", kodes[0])
    tempat = Wilayah.objects.filter(kode__in=kodes).select_related("induk").order_by("kode")
    return render(request, "pendamping/cakupan_pilih.html", {"tempat": tempat})


def _fetch(user: Pengguna, kode: str) -> Wilayah:
    rows = Wilayah.objects.filter(tingkat__lte=Tingkat.KECAMATAN).select_related("induk__induk")
    wilayah = get_object_or_404(rows, kode=kode)
    if not can_open_cakupan(user, wilayah):
        raise Http404
    return wilayah


def _names(user: Pengguna, wilayah: Wilayah) -> bool:
    """Whether the counts lead on to the people behind them."""
    return cakupan_of(user).covers(wilayah.kode, *MELIHAT_NAMA)


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    place = _fetch(user, kode)
    if place.tingkat == Tingkat.KECAMATAN:
        return _kecamatan(request, user, place)
    ringkasan = summary_of(place, today())
    if wants_export(request):
        return xlsx_response(summary_xlsx(ringkasan, today()), f"cakupan {place}")
    context = {"ringkasan": ringkasan, "hari_ini": today()}
    return render(request, "pendamping/cakupan_ringkas.html", context)


def _kecamatan(request: HttpRequest, user: Pengguna, place: Wilayah) -> HttpResponse:
    matriks = coverage_of(place, today())
    bernama = _names(user, place)
    if wants_export(request):
        if not bernama:
            raise Http404
        return xlsx_response(matrix_xlsx(matriks, today()), f"cakupan {place}")
    context = {"matriks": matriks, "bernama": bernama, "hari_ini": today()}
    return render(request, "pendamping/cakupan.html", context)


@login_required
def pdf(request: HttpRequest, kode: str) -> HttpResponse:
    place = _fetch(cast(Pengguna, request.user), kode)
    if place.tingkat != Tingkat.KECAMATAN:
        raise Http404
    return pdf_response(matrix_pdf(coverage_of(place, today()), today()), f"cakupan {place}")
