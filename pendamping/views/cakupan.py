"""Coverage: which village has whom, gaps and overlaps at a glance."""

from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept.parts import Kept, kept
from fondasi.listing import wants_export
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Kontak, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.wilayah import place_at
from pendamping.models import Pendamping, Penempatan, ProgramPendampingan
from pendamping.permissions.pendamping import MELIHAT_NAMA, cakupan_kodes, can_open_cakupan
from pendamping.queries.cakupan import coverage_of, summary_of
from pendamping.reports.cakupan import matrix_pdf, matrix_xlsx, summary_xlsx
from pendamping.views.unduhan import pdf_response, xlsx_response

TABEL: Final = (Wilayah, Kontak, ProgramPendampingan, Pendamping, Penempatan)


@login_required
def mulai(request: HttpRequest) -> HttpResponse:
    """One place: straight to it; several: a choice."""
    kodes = cakupan_kodes(cast(Pengguna, request.user))
    if len(kodes) == 1:
        return redirect("pendamping:cakupan-wilayah", kodes[0])
    tempat = Wilayah.objects.filter(kode__in=kodes).select_related("induk").order_by("kode")
    return render(request, "pendamping/cakupan_pilih.html", {"tempat": tempat})


def _fetch(user: Pengguna, kode: str) -> Wilayah:
    found = place_at(kode)
    if found is None or found.tingkat > Tingkat.KECAMATAN or not can_open_cakupan(user, found):
        raise Http404
    return found


def _names(user: Pengguna, wilayah: Wilayah) -> bool:
    """Whether the counts lead on to the people behind them."""
    return cakupan_of(user).covers(wilayah.kode, *MELIHAT_NAMA)


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    place = _fetch(user, kode)
    if place.tingkat == Tingkat.KECAMATAN:
        return _kecamatan(request, user, place)
    if wants_export(request):
        return xlsx_response(summary_xlsx(summary_of(place, today()), today()), f"cakupan {place}")
    isi = kept(Kept(("cakupan", place.kode), TABEL, lambda: _summary(place)))
    return render(request, "pendamping/cakupan_ringkas.html", {"wilayah": place, "isi": isi})


def _summary(place: Wilayah) -> SafeString:
    context = {"ringkasan": summary_of(place, today()), "hari_ini": today()}
    return render_to_string("pendamping/_cakupan_ringkas.html", context)


def _kecamatan(request: HttpRequest, user: Pengguna, place: Wilayah) -> HttpResponse:
    bernama = _names(user, place)
    if wants_export(request):
        if not bernama:
            raise Http404
        return xlsx_response(matrix_xlsx(coverage_of(place, today()), today()), f"cakupan {place}")
    isi = kept(Kept(("cakupan", place.kode, bernama), TABEL, lambda: _matrix(place, bernama)))
    context = {"wilayah": place, "isi": isi, "bernama": bernama}
    return render(request, "pendamping/cakupan.html", context)


def _matrix(place: Wilayah, bernama: bool) -> SafeString:
    matriks = coverage_of(place, today())
    context = {"matriks": matriks, "bernama": bernama, "hari_ini": today()}
    return render_to_string("pendamping/_cakupan.html", context)


@login_required
def pdf(request: HttpRequest, kode: str) -> HttpResponse:
    place = _fetch(cast(Pengguna, request.user), kode)
    if place.tingkat != Tingkat.KECAMATAN:
        raise Http404
    return pdf_response(matrix_pdf(coverage_of(place, today()), today()), f"cakupan {place}")
