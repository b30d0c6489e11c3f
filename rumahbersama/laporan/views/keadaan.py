"""Who has reported: months x places, and the run of one period."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST, require_safe

from fondasi.kept.parts import Kept, kept
from fondasi.listing import SaringanFormulir, list_page
from fondasi.today import today
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.views.pdf import send_pdf
from rumahbersama.laporan.actions.jadwal import queue_period
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.forms import SaringKeadaanForm
from rumahbersama.laporan.kinds import KINDS, Jenis
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.models.laporan import PEMBACA
from rumahbersama.laporan.pengingat import Pengingat, draft, pengingat_pdf
from rumahbersama.laporan.periode import Periode, last_periods, read_periode
from rumahbersama.laporan.permissions import (
    can_list_aturan,
    can_remind_laporan,
    can_request_laporan,
)
from rumahbersama.laporan.queries.keadaan import (
    area_of,
    areas_in,
    count_states,
    matrix,
    places_below,
    silent_places,
)
from rumahbersama.laporan.views.daftar import reader_of

BULAN = 6


@login_required
@require_safe
def keadaan(request: HttpRequest) -> HttpResponse:
    """The matrix of the last periods; a head leads to the run of its period."""
    user = reader_of(request)
    area, kinds = _area(request, user)
    kind = _chosen(request.GET.get("jenis", ""), kinds)
    periods = last_periods(today(), kind.irama, BULAN)
    page = list_page(request, places_below(area, kind.kode), columns=(), satuan="wilayah")
    context = {
        "wilayah": area,
        "jenis": kind,
        "pilihan": [(k.kode.label, _url(k, area), k == kind) for k in kinds],
        "daftar": page,
        "tabel": _drawn("laporan/_keadaan.html", area, page.rows, kind, periods),
        "boleh_atur": bool(can_list_aturan(user)),
    }
    return render(request, "laporan/keadaan.html", context)


def _drawn(
    template: str, area: Wilayah, rows: list[Wilayah], kind: Jenis, periods: list[Periode]
) -> SafeString:
    """How far these places are, kept until a report changes."""

    def draw() -> SafeString:
        urls = [reverse("laporan:penyusunan", args=[kind.kode, p.kode]) for p in periods]
        context = {
            "wilayah": area,
            "periode": list(zip(periods, urls, strict=True)),
            "baris": matrix(rows, kind.kode, periods),
        }
        return render_to_string(template, context)

    shown = (*(one.pk for one in rows), *(one.kode for one in periods))
    return kept(Kept((template, area.kode, kind.kode.value, *shown), (Wilayah, Laporan), draw))


def _area(request: HttpRequest, user: Pengguna) -> tuple[Wilayah, list[Jenis]]:
    """The place shown, and the kinds that are written in it or below. Raises Http404."""
    area = area_of(cakupan_of(user).kodes(*PEMBACA), request.GET.get("wilayah", ""))
    if area is None:
        raise Http404
    kinds = [k for k in KINDS.values() if k.otomatis and max(k.tingkat) >= area.tingkat]
    return area, kinds


def _root(user: Pengguna) -> Wilayah:
    """The place that is shown first."""
    root = area_of(cakupan_of(user).kodes(*PEMBACA), "")
    assert root is not None
    return root


def _chosen(wanted: str, kinds: list[Jenis]) -> Jenis:
    """The asked kind; by default the one of the kecamatan, where there is one."""
    deepest = max(kinds, key=lambda kind: max(kind.tingkat))
    return next((kind for kind in kinds if kind.kode == wanted), deepest)


def _url(kind: Jenis, area: Wilayah) -> str:
    query = urlencode({"jenis": kind.kode, "wilayah": area.kode})
    return f"{reverse('laporan:keadaan')}?{query}"


@login_required
@require_safe
def penyusunan(request: HttpRequest, jenis: str, periode: str) -> HttpResponse:
    """One period: how many are done, running, failed and why."""
    user = reader_of(request)
    area, _kinds = _area(request, user)
    kind, masa = _asked(jenis, periode)
    hitungan = count_states(area, kind.kode, masa)
    places = places_below(area, kind.kode)
    root = _root(user) if request.GET.get("wilayah") else area
    form = SaringKeadaanForm(request.GET, areas=areas_in(root))
    page = list_page(
        request, places, columns=(), satuan="wilayah", total=hitungan.jumlah,
        saringan=SaringanFormulir(form, form.narrow(places, kind.kode, masa)),
    )  # fmt: skip
    context = {
        "wilayah": area,
        "jenis": kind,
        "periode": masa,
        "daftar": page,
        "baris": _drawn("laporan/_penyusunan.html", area, page.rows, kind, [masa]),
        "hitungan": hitungan,
        "berjalan": bool(hitungan.berjalan),
        "boleh_susun": bool(can_request_laporan(user, kind.kode, area)) and hitungan.belum,
        "boleh_ulang": bool(can_request_laporan(user, kind.kode, area)) and hitungan.gagal,
        "boleh_ingatkan": hitungan.terlambat and bool(can_remind_laporan(user, area)),
        "zip": _zip_url(kind, masa, area) if hitungan.siap else "",
        "sebelumnya": masa.sebelumnya,
    }
    return render(request, "laporan/penyusunan.html", context)


def _asked(jenis: str, periode: str) -> tuple[Jenis, Periode]:
    if jenis not in KINDS:
        raise Http404
    kind = KINDS[JenisLaporan(jenis)]
    return kind, read_periode(periode, kind.irama)


def _zip_url(kind: Jenis, masa: Periode, area: Wilayah) -> str:
    query = {"jenis": kind.kode, "periode": masa.kode, "wilayah": area.kode}
    return f"{reverse('laporan:zip')}?{urlencode(query)}"


@login_required
@require_safe
def pengingat(request: HttpRequest, jenis: str, periode: str) -> HttpResponse:
    """What would be written to those who have not reported; nothing is sent."""
    found = _draft(request, jenis, periode)
    context = {
        "wilayah": found.wilayah, "jenis": found.jenis, "periode": found.masa, "pengingat": found,
    }  # fmt: skip
    return render(request, "laporan/pengingat.html", context)


@login_required
@require_safe
def unduh_pengingat(request: HttpRequest, jenis: str, periode: str) -> HttpResponse:
    found = _draft(request, jenis, periode)
    if not found.kelompok:
        raise Http404
    name = f"pengingat-{found.jenis.kode}-{found.wilayah.kode}-{found.masa.kode}.pdf"
    return send_pdf(pengingat_pdf(found), name)


def _draft(request: HttpRequest, jenis: str, periode: str) -> Pengingat:
    user = reader_of(request)
    area, _kinds = _area(request, user)
    kind, masa = _asked(jenis, periode)
    can_remind_laporan(user, area).require()
    return draft(area, kind, masa, today(), silent_places(area, kind.kode, masa))


@login_required
@require_POST
def susun_semua(request: HttpRequest, jenis: str, periode: str) -> HttpResponse:
    """Queue what is missing or failed of a period; what is there stays."""
    user = cast(Pengguna, request.user)
    kind, masa = _asked(jenis, periode)
    area = area_of(cakupan_of(user).kodes(*PEMBACA), request.POST.get("wilayah", ""))
    if area is None:
        raise Http404
    can_request_laporan(user, kind.kode, area).require()
    baru = queue_period(kind, area, masa)
    text = f"{baru} laporan masuk antrean." if baru else "Tidak ada yang perlu disusun."
    messages.success(request, text)
    url = reverse("laporan:penyusunan", args=[kind.kode, masa.kode])
    return redirect(f"{url}?{urlencode({'wilayah': area.kode})}")
