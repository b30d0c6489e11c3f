"""/dasbor/ : one map, one table, one trend."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from fondasi.addresses import address
from fondasi.errors import Galat
from fondasi.kept.parts import Kept, kept
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.permissions.neraca import can_open_people
from rumahbersama.dasbor.drawings import draw_map, draw_trend
from rumahbersama.dasbor.measures import TREN, UKURAN, Ukuran, chosen
from rumahbersama.dasbor.queries import BULAN_TREN, TABEL, Baris, Dasbor, dashboard
from rumahbersama.laporan.enums import Irama
from rumahbersama.laporan.models.laporan import PEMBACA
from rumahbersama.laporan.periode import Periode, last_periods, period_of, read_periode


@login_required
@require_safe
def awal(request: HttpRequest) -> HttpResponse:
    """The widest place that one reads figures of."""
    kodes = cakupan_of(cast(Pengguna, request.user)).kodes(*PEMBACA)
    if not kodes:
        raise Http404
    return redirect("dasbor:wilayah", min(kodes, key=lambda kode: (kode.count("."), kode)))


@login_required
@require_safe
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kodes = cakupan_of(user).kodes(*PEMBACA)
    places = Wilayah.objects.within_any(kodes).filter(tingkat__lt=Tingkat.DESA)
    place = get_object_or_404(places.select_related("induk__induk"), kode=kode)
    masa, ukuran = _month(request.GET.get("bulan", "")), chosen(request.GET.get("ukuran", ""))
    key = ("dasbor", cakupan_of(user).told, place.kode, masa.kode, ukuran.kode)
    context = {
        "wilayah": place,
        "jejak": _trail(place, kodes, masa, ukuran),
        "isi": kept(Kept(key, TABEL, lambda: drawn(user, place, masa, ukuran))),
    }
    return render(request, "dasbor/wilayah.html", context)


def drawn(user: Pengguna, place: Wilayah, masa: Periode, ukuran: Ukuran) -> SafeString:
    """What depends on the place, the choice and the authority, not on the person."""
    found = dashboard(user, place, masa)
    context = {
        "dasbor": found,
        "wilayah": place,
        "ukuran": ukuran,
        "semua_ukuran": UKURAN,
        "bulan": last_periods(today(), Irama.BULANAN, BULAN_TREN)[::-1],
        "peta": draw_map(found, ukuran, lambda one: _below(one, masa, ukuran)),
        "tren": draw_trend(found, ukuran) if ukuran.kode in TREN else None,
        "bertren": ukuran.kode in TREN,
        "baris": [_row(one, found, ukuran) for one in found.baris],
        "orang": can_open_people(user, place),
    }
    return render_to_string("dasbor/_isi.html", context)


def _month(text: str) -> Periode:
    """The running month for anything that is no month up to now."""
    try:
        return read_periode(text, Irama.BULANAN)
    except Galat:
        return period_of(today(), Irama.BULANAN)


def _query(masa: Periode, ukuran: Ukuran) -> str:
    return "?" + urlencode({"bulan": masa.kode, "ukuran": ukuran.kode})


def _below(one: Baris, masa: Periode, ukuran: Ukuran) -> str:
    """A desa has no dashboard: its page is that of the ledger."""
    if one.wilayah.tingkat == Tingkat.DESA:
        return address("kemiskinan:rekapitulasi-wilayah", one.wilayah.kode)
    return address("dasbor:wilayah", one.wilayah.kode) + _query(masa, ukuran)


def _row(one: Baris, dasbor: Dasbor, ukuran: Ukuran) -> dict[str, Any]:
    return {
        "satu": one,
        "url": _below(one, dasbor.masa, ukuran),
        "nilai": ukuran.pick(one.isi) if dasbor.kini or not ukuran.kini else None,
    }


def _trail(
    place: Wilayah, kodes: list[str], masa: Periode, ukuran: Ukuran
) -> list[tuple[str, str]]:
    """Places above, with a link to those that this person reads."""
    found: list[tuple[str, str]] = []
    one = place.induk
    while one is not None:
        seen = any(one.kode == k or one.kode.startswith(f"{k}.") for k in kodes)
        url = address("dasbor:wilayah", one.kode) + _query(masa, ukuran) if seen else ""
        found.insert(0, (one.sebutan, url))
        one = one.induk
    return found
