"""Proposals: from an indicator of a desa to what was built."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page, wants_export
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.usulan_pembangunan import (
    IsiUsulanPembangunan,
    arrange_columns,
    move_pembangunan,
    propose_pembangunan,
    report_built,
)
from layanan_dasar.forms.saringan import SaringanUsulan
from layanan_dasar.forms.usulan_pembangunan import (
    HasilForm,
    LangkahUsulanForm,
    SusunanForm,
    UsulanPembangunanForm,
)
from layanan_dasar.models import UsulanPembangunan
from layanan_dasar.permissions.usulan_pembangunan import (
    can_arrange,
    can_move,
    can_propose,
    can_report,
)
from layanan_dasar.queries.riwayat import Riwayat
from layanan_dasar.queries.usulan_pembangunan import columns_for, next_steps
from layanan_dasar.reports.usulan_pembangunan import proposal_sheet
from layanan_dasar.views.indikator import fetch_history
from layanan_dasar.views.matriks import XLSX, attached

COLUMNS = [
    Kolom("Usulan", "uraian", ("uraian",)),
    Kolom("Desa/kelurahan", "desa", ("desa__kode",)),
    Kolom("Tahun", "tahun", ("tahun", "desa__kode")),
    Kolom("Perkiraan biaya", "rupiah", ("rupiah",), angka=True),
    Kolom("Keadaan", "status", ("status", "desa__kode")),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """Also the list for musrenbangcam: filter by path, year and status, download as XLSX."""
    user = cast(Pengguna, request.user)
    rows = UsulanPembangunan.objects.visible_to(user).select_related("desa", "kecamatan")
    page = list_page(
        request, rows, columns=COLUMNS, saringan=SaringanUsulan(request.GET).over(rows),
        satuan="usulan", export=True,
    )  # fmt: skip
    if wants_export(request):
        out = BytesIO()
        write_xlsx(out, [proposal_sheet(page.semua.iterator(1000), columns_for(user))])
        return attached(out.getvalue(), "usulan-pembangunan.xlsx", XLSX)
    context = {"daftar": page, "boleh_susun": can_arrange(user)}
    return render(request, "layanan_dasar/usulan.html", context)


@login_required
def buat(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    desa, riwayat = fetch_history(user, kode, indikator)
    can_propose(user, desa).require()
    form = UsulanPembangunanForm(request.POST or None, desa=desa)
    if request.method == "POST" and form.is_valid():
        isi = IsiUsulanPembangunan(indikator=_subject(riwayat), **form.cleaned_data)
        try:
            row = propose_pembangunan(desa, isi, oleh=user)
        except Galat as galat:
            form.add_error("tahun" if galat.kode == "TAHUN_LEWAT" else None, galat.pesan)
        else:
            messages.success(request, "Usulan tercatat.")
            return redirect("layanan:usulan-detail", row.pk)
    context = {"form": form, "desa": desa, "riwayat": riwayat}
    return render(request, "layanan_dasar/usulan_buat.html", context)


def _subject(riwayat: Riwayat) -> tuple[str, str, str]:
    now = riwayat.terkini
    return riwayat.indikator.kode, riwayat.indikator.nama, now.kata if now else ""


def _fetch(user: Pengguna, pk: int) -> UsulanPembangunan:
    rows = UsulanPembangunan.objects.visible_to(user)
    return get_object_or_404(rows.select_related("desa", "kecamatan", "oleh"), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    context = {
        "usulan": row,
        "langkah": next_steps(user, row),
        "form": HasilForm() if can_report(user, row) else None,
    }
    return render(request, "layanan_dasar/usulan_rinci.html", context)


@login_required
@require_POST
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    form = LangkahUsulanForm(request.POST)
    if not form.is_valid():
        raise Http404
    can_move(user, row, form.cleaned_data["status"]).require()
    moved = move_pembangunan(row, oleh=user, **form.cleaned_data)
    messages.success(request, f"Usulan kini {moved.get_status_display().lower()}.")
    return redirect("layanan:usulan-detail", row.pk)


@login_required
@require_POST
def hasil(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_report(user, row).require()
    form = HasilForm(request.POST)
    if form.is_valid():
        report_built(row, oleh=user, **form.cleaned_data)
        messages.success(request, "Yang terbangun tercatat.")
        return redirect("layanan:usulan-detail", row.pk)
    context = {"usulan": row, "langkah": [], "form": form}
    return render(request, "layanan_dasar/usulan_rinci.html", context, status=422)


@login_required
def susunan(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_arrange(user).require()
    kabupaten = Wilayah.objects.filter(kode__in=cakupan_of(user).kodes(Peran.BAPPEDA))[0]
    form = SusunanForm(request.POST or None, kolom=columns_for(user))
    if request.method == "POST" and form.is_valid():
        try:
            arrange_columns(kabupaten, form.urutan, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, "Susunan kolom tersimpan.")
            return redirect("layanan:usulan")
    return render(request, "layanan_dasar/usulan_susunan.html", {"form": form})
