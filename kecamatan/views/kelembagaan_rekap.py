"""Rumah Bersama of many kecamatan: a kabupaten, a province."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from django.contrib.auth.decorators import login_required
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.kept.parts import Kept, kept
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.kelembagaan import remind_silent
from kecamatan.enums import Tingkat
from kecamatan.forms.kelembagaan import SaringKecamatanForm
from kecamatan.models import (
    ButirKelembagaan,
    KeadaanButir,
    LokasiBertanda,
    Pengguna,
    RapatKoordinasi,
    RumahBersama,
    TindakLanjut,
    Wilayah,
)
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.cakupan_janji import PEMANTAU
from kecamatan.permissions.kelembagaan import (
    can_edit_acuan,
    can_mark_lokasi,
    can_read_kelembagaan,
    can_remind_kelembagaan,
)
from kecamatan.queries.kelembagaan import rumah_wilayah
from kecamatan.queries.kelembagaan_rekap import (
    changes_visible_to,
    kecamatan_of,
    lines_below,
    recap,
    summed,
)
from kecamatan.reports.kelembagaan import sheet, tiles
from kecamatan.views.kelembagaan import fetch_place, kecamatan_page, trail
from kecamatan.views.xlsx import xlsx_response

PERUBAHAN = (
    Kolom("Butir", "butir", ("butir__urutan",)),
    Kolom("Kecamatan", "kecamatan", ("rumah__wilayah__kode",)),
    Kolom("Dari"),
    Kolom("Menjadi"),
    Kolom("Dilaporkan", "tanggal", ("dicatat",)),
)
KECAMATAN = (
    Kolom("Kecamatan", "kode", ("kode",)),
    Kolom("Terlembaga", angka=True),
    Kolom("Praktik", angka=True),
    Kolom("Belum", angka=True),
    Kolom("Berubah", angka=True),
    Kolom("Rapat", angka=True),
    Kolom("Terlambat", angka=True),
    Kolom("Laporan terakhir"),
)

TABEL: Final = (
    Wilayah, RumahBersama, ButirKelembagaan, KeadaanButir, RapatKoordinasi, TindakLanjut,
)  # fmt: skip


@login_required
def mulai(request: HttpRequest) -> HttpResponse:
    """To one's own place; somebody with several chooses."""
    user = cast(Pengguna, request.user)
    can_read_kelembagaan(user).require()
    places = list(rumah_wilayah(user).filter(pk__in=_own_places(user)))
    if len(places) == 1:
        return redirect("kecamatan:rumah-wilayah", places[0].kode)
    return render(request, "kecamatan/rumah_pilih.html", {"tempat": places})


def _own_places(user: Pengguna) -> set[int]:
    """The places of the assignments; a village's is its kecamatan."""
    held = (one.wilayah for one in cakupan_of(user).penugasan)
    return {w.induk_id if w.tingkat == Tingkat.DESA and w.induk_id else w.pk for w in held}


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    place = fetch_place(user, kode)
    if place.tingkat == Tingkat.KECAMATAN:
        return kecamatan_page(request, user, place)
    if wants_export(request):
        return xlsx_response([sheet(lines_below(place), place)], f"Kelembagaan {place}")
    behind = _lists_behind(user, place)
    key = ("rumah-rekap", place.kode, behind["boleh_janji"])
    silent, drawn = kept(Kept(key, TABEL, lambda: _drawn(place, behind)))
    context = {
        "wilayah": place,
        "jejak": trail(user, place),
        "isi": drawn,
        "belum_melapor": silent,
        "boleh_acuan": bool(can_edit_acuan(user)),
        "boleh_tanda": bool(can_mark_lokasi(user, place)),
        "tanda": LokasiBertanda.objects.reaching(place).select_related("tanda"),
        "boleh_ingatkan": bool(can_remind_kelembagaan(user, place)),
    }
    return render(request, "kecamatan/rumah_rekap.html", context)


def _drawn(place: Wilayah, behind: dict[str, Any]) -> tuple[int, SafeString]:
    """How many did not report, and the figures of all places below."""
    rows = lines_below(place)
    whole = summed(place, rows)
    context = {
        "wilayah": place,
        "provinsi": place.tingkat == Tingkat.PROVINSI,
        "baris": rows,
        "jumlah": whole,
        "petak": tiles(rows),
        **behind,
    }
    return whole.belum_melapor, render_to_string("kecamatan/_rumah_rekap.html", context)


def _lists_behind(user: Pengguna, place: Wilayah) -> dict[str, Any]:
    """Whether the numbers of meetings and promises lead to their lists: those of a province are
    figures only."""
    opens = place.tingkat != Tingkat.PROVINSI and cakupan_of(user).covers(place.kode, *PEMANTAU)
    return {"boleh_janji": opens, "bulan": today().replace(day=1)}


@login_required
def kecamatan(request: HttpRequest, kode: str) -> HttpResponseBase:
    """All kecamatan of the place as a list, also the 666 of a province."""
    user = cast(Pengguna, request.user)
    place = fetch_place(user, kode)
    rows = kecamatan_of(place).select_related("induk")
    form = SaringKecamatanForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = list_page(
        request, rows, columns=KECAMATAN, satuan="kecamatan", export=True,
        saringan=SaringanFormulir(form, _filtered(rows, **chosen)),
    )  # fmt: skip
    if wants_export(request):
        return xlsx_response([sheet(recap(list(page.semua)), place)], f"Kecamatan {place}")
    behind = _lists_behind(user, place)
    key = ("rumah-kecamatan", behind["boleh_janji"], *(one.pk for one in page.rows))
    context = {
        "wilayah": place,
        "daftar": page,
        "baris": kept(Kept(key, TABEL, lambda: _drawn_lines(page.rows, behind))),
        "jejak": _trail_here(user, place),
    }
    return render(request, "kecamatan/rumah_daftar.html", context)


def _drawn_lines(rows: Sequence[Wilayah], behind: dict[str, Any]) -> SafeString:
    context = {"rekap": recap(rows), **behind}
    return render_to_string("kecamatan/_rumah_baris_kecamatan.html", context)


def _filtered(rows: QuerySet[Wilayah], q: str = "", lapor: str = "") -> QuerySet[Wilayah]:
    if q:
        rows = rows.filter(nama__icontains=q)
    told = Exists(KeadaanButir.objects.filter(rumah__wilayah=OuterRef("pk"), butir__aktif=True))
    if lapor:
        rows = rows.filter(told if lapor == "sudah" else ~told)
    return rows


def _trail_here(user: Pengguna, place: Wilayah) -> list[tuple[str, str]]:
    return [*trail(user, place), (str(place), place.kode)]


@login_required
def perubahan(request: HttpRequest, kode: str) -> HttpResponse:
    """What was newly reported this month, here and below."""
    user = cast(Pengguna, request.user)
    place = fetch_place(user, kode)
    rows = changes_visible_to(user, place)
    context = {
        "wilayah": place,
        "jejak": _trail_here(user, place),
        "daftar": list_page(request, rows, columns=PERUBAHAN, satuan="perubahan"),
    }
    return render(request, "kecamatan/rumah_perubahan.html", context)


@login_required
@require_POST
def ingatkan(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    place = fetch_place(user, kode)
    can_remind_kelembagaan(user, place).require()
    silent = remind_silent(place, oleh=user)
    tell(request, _("Pengingat terkirim kepada camat dari %(n)s kecamatan.") % {"n": silent})
    return redirect("kecamatan:rumah-wilayah", kode)
