"""/data/ : what a kabupaten lets everybody read."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    JsonResponse,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from fondasi.notices import tell
from fondasi.spreadsheets.writing import csv_lines
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.satu_data.actions import set_publikasi
from rumahbersama.satu_data.models import PublikasiData
from rumahbersama.satu_data.permissions import can_publish_data
from rumahbersama.satu_data.reports import catalogue, describe, producer
from rumahbersama.satu_data.sets import HIMPUNAN, Himpunan, set_of

SEJAM = 3600
terbuka = cache_control(public=True, max_age=SEJAM)


@require_safe
def katalog(request: HttpRequest) -> HttpResponse:
    rows = PublikasiData.objects.published()
    daftar = [(row.kabupaten, producer(row.kabupaten)) for row in rows]
    return render(request, "satu_data/katalog.html", {"daftar": daftar, "himpunan": HIMPUNAN})


@require_safe
@terbuka
def katalog_jsonld(request: HttpRequest) -> HttpResponse:
    """The catalogue for machines (DCAT)."""

    def alamat(kabupaten: Wilayah, himpunan: Himpunan, bentuk: str) -> str:
        path = reverse(f"satu_data:{bentuk}", args=[kabupaten.kode, himpunan.kode])
        return request.build_absolute_uri(path)

    places = [row.kabupaten for row in PublikasiData.objects.published()]
    found = catalogue(places, alamat, request.build_absolute_uri(reverse("satu_data:katalog")))
    return _open(JsonResponse(found, content_type="application/ld+json"))


@require_safe
@terbuka
def csv(request: HttpRequest, kode: str, himpunan: str) -> HttpResponseBase:
    kabupaten, asked = _asked(kode, himpunan)
    tabel = asked.isi(kabupaten)
    lines = csv_lines(tabel.kolom, tabel.baris)
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{asked.kode}-{kabupaten.kode}.csv"'
    return _open(response)


@require_safe
@terbuka
def json(request: HttpRequest, kode: str, himpunan: str) -> HttpResponseBase:
    kabupaten, asked = _asked(kode, himpunan)
    tabel = asked.isi(kabupaten)
    data = [dict(zip(tabel.kolom, row, strict=True)) for row in tabel.baris]
    return _open(JsonResponse({"metadata": describe(kabupaten, asked, tabel), "data": data}))


def _asked(kode: str, himpunan: str) -> tuple[Wilayah, Himpunan]:
    """Raises Http404 for a set that is not known or a kabupaten that does not publish."""
    row = get_object_or_404(PublikasiData.objects.published(), kabupaten__kode=kode)
    found = set_of(himpunan)
    if found is None:
        raise Http404
    return row.kabupaten, found


def _open(response: HttpResponseBase) -> HttpResponse:
    """Any site may read what everybody may read."""
    response["Access-Control-Allow-Origin"] = "*"
    return cast(HttpResponse, response)


@login_required
def atur(request: HttpRequest) -> HttpResponse:
    """The switch, one row per kabupaten or kota of the secretariat."""
    user = cast(Pengguna, request.user)
    can_publish_data(user).require()
    kodes = cakupan_of(user).kodes(Peran.BAPPEDA)
    places = Wilayah.objects.within_any(kodes).filter(tingkat=Tingkat.KABUPATEN).order_by("kode")
    if request.method == "POST":
        kabupaten = get_object_or_404(places, kode=request.POST.get("kabupaten", ""))
        can_publish_data(user, kabupaten).require()
        terbit = request.POST.get("terbit") == "1"
        set_publikasi(kabupaten, terbit=terbit, oleh=user)
        tell(request, _("Data terbuka diterbitkan.") if terbit else _("Data terbuka ditutup."))
        return redirect("satu_data:atur")
    terbit_ids = set(
        PublikasiData.objects.visible_to(user).published().values_list("kabupaten_id", flat=True)
    )
    baris = [(one, one.pk in terbit_ids) for one in places]
    return render(request, "satu_data/atur.html", {"baris": baris, "himpunan": HIMPUNAN})
