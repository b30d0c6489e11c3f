"""Guidance and supervision of a desa by its kecamatan."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from kecamatan.models import Pengguna
from kecamatan.queries.batas import words_of
from layanan_dasar.actions.bimbingan import answer_bimbingan, write_bimbingan
from layanan_dasar.forms.bimbingan import BimbinganForm, JawabanForm
from layanan_dasar.models import Bimbingan
from layanan_dasar.permissions.bimbingan import can_answer_bimbingan, can_write_bimbingan
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.perhatian import matters_of
from layanan_dasar.reports.cetak import render_guidance
from layanan_dasar.views.kartu import fetch_kartu
from layanan_dasar.views.matriks import attached

COLUMNS = [
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "-tanggal")),
    Kolom("Tanggal", "tanggal", ("tanggal",)),
    Kolom("Batas waktu", "batas", ("batas",)),
    Kolom("Jawaban", "jawaban", ("dijawab_at",)),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Bimbingan.objects.visible_to(user).select_related("desa")
    page = list_page(request, rows, columns=COLUMNS, satuan="catatan")
    kata = words_of((row.batas, row.desa.kode) for row in page.rows)
    context = {"daftar": page, "kata": kata}
    return render(request, "layanan_dasar/bimbingan.html", context)


@login_required
def buat(request: HttpRequest, pk: int) -> HttpResponse:
    """From a card: what it asks for is the proposal of the finding."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_write_bimbingan(user, kartu.desa).require()
    matters = matters_of(content_of(kartu))
    found = "\n".join(f"{one.indikator.nama} {one.sebab}: {one.kata}" for one in matters)
    form = BimbinganForm(request.POST or None, initial={"temuan": found})
    if request.method == "POST" and form.is_valid():
        try:
            row = write_bimbingan(kartu.desa, kartu=kartu, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error("batas" if galat.kode == "BATAS_LEWAT" else None, galat.pesan)
        else:
            messages.success(request, "Catatan tersimpan dan diberitahukan kepada desa/kelurahan.")
            return redirect("layanan:bimbingan-detail", row.pk)
    return render(request, "layanan_dasar/bimbingan_buat.html", {"form": form, "kartu": kartu})


def _fetch(user: Pengguna, pk: int) -> Bimbingan:
    related = ("desa", "kecamatan__induk", "kartu__periode", "oleh", "dijawab_oleh")
    return get_object_or_404(Bimbingan.objects.visible_to(user).select_related(*related), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    allowed = can_answer_bimbingan(user, row)
    form = JawabanForm(request.POST or None) if allowed else None
    if request.method == "POST":
        allowed.require()
        assert form is not None
        if form.is_valid():
            answer_bimbingan(row, jawaban=form.cleaned_data["jawaban"], oleh=user)
            messages.success(request, "Jawaban terkirim kepada kecamatan.")
            return redirect("layanan:bimbingan-detail", row.pk)
    context = {"bimbingan": row, "form": form}
    return render(request, "layanan_dasar/bimbingan_rinci.html", context)


@login_required
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(cast(Pengguna, request.user), pk)
    return attached(render_guidance(row), f"bimbingan-{row.pk}.pdf", "application/pdf")
