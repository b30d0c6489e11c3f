"""Periods of filling, opened and closed by Bappeda."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.periode import close_periode, extend_periode, open_periode
from layanan_dasar.enums import StatusKartu
from layanan_dasar.forms.periode import BatasForm, PeriodeForm
from layanan_dasar.models import PeriodeKartu
from layanan_dasar.permissions.instrumen import can_manage_periode

COLUMNS = [
    Kolom("Periode", "periode", ("tahun", "nomor", "kabupaten__kode")),
    Kolom("Kabupaten/kota"),
    Kolom("Batas waktu", "batas", ("batas",)),
    Kolom("Terverifikasi", angka=True),
    Kolom("Kartu", angka=True),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    verified = Q(kartu__status__in=[StatusKartu.DIVERIFIKASI, StatusKartu.TERKUNCI])
    rows = PeriodeKartu.objects.visible_to(user).select_related("kabupaten", "instrumen")
    rows = rows.annotate(jumlah=Count("kartu"), verifikasi=Count("kartu", filter=verified))
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="periode"),
        "boleh": can_manage_periode(user),
    }
    return render(request, "layanan_dasar/periode.html", context)


@login_required
def buka(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_manage_periode(user).require()
    kabupaten = Wilayah.objects.filter(kode__in=cakupan_of(user).kodes(Peran.BAPPEDA))[0]
    form = PeriodeForm(request.POST or None, kabupaten=kabupaten)
    if request.method == "POST" and form.is_valid():
        try:
            row = open_periode(kabupaten, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error("batas" if galat.kode == "BATAS_LEWAT" else None, galat.pesan)
        else:
            messages.success(request, f"{row.label} dibuka; setiap desa/kelurahan punya kartunya.")
            return redirect("layanan:periode")
    context = {"form": form, "kabupaten": kabupaten}
    return render(request, "layanan_dasar/periode_buka.html", context)


def _managed(user: Pengguna, pk: int) -> PeriodeKartu:
    rows = PeriodeKartu.objects.visible_to(user).select_related("kabupaten", "instrumen")
    row = get_object_or_404(rows, pk=pk)
    can_manage_periode(user, row).require()
    return row


@login_required
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _managed(user, pk)
    if request.method == "POST":
        locked = close_periode(row, oleh=user)
        messages.success(request, f"{row.label} ditutup; {locked} kartu terkunci.")
        return redirect("layanan:periode")
    counts = row.kartu.values("status").annotate(n=Count("pk")).order_by("status")
    baris = [(StatusKartu(one["status"]).label, one["n"]) for one in counts]
    return render(request, "layanan_dasar/periode_tutup.html", {"periode": row, "baris": baris})


@login_required
def perpanjang(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _managed(user, pk)
    form = BatasForm(request.POST or None, initial={"batas": row.batas})
    if request.method == "POST" and form.is_valid():
        try:
            extend_periode(row, batas=form.cleaned_data["batas"], oleh=user)
        except Galat as galat:
            form.add_error("batas", galat.pesan)
        else:
            messages.success(request, "Batas waktu diperbarui.")
            return redirect("layanan:periode")
    context = {"periode": row, "form": form}
    return render(request, "layanan_dasar/periode_perpanjang.html", context)
