"""The office's look at a submitted card: validate, verify, return, take back."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.perjalanan import (
    reopen_kartu,
    return_kartu,
    validate_kartu,
    verify_kartu,
)
from layanan_dasar.models import IsianKartu, KartuSkor
from layanan_dasar.permissions.kartu import (
    can_reopen_kartu,
    can_validate_kartu,
    can_verify_kartu,
)
from layanan_dasar.queries.kartu import IsiKartu, content_of, validators_of
from layanan_dasar.queries.ringkasan import card_summary
from layanan_dasar.views.kartu import fetch_kartu

RIWAYAT = 20


@login_required
def verifikasi(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_verify_kartu(user, kartu).require()
    pesan = ""
    if request.method == "POST":
        try:
            return _decide(request, kartu)
        except Galat as galat:
            pesan = galat.pesan
    isi = content_of(kartu)
    validasi = validators_of(kartu, isi.lembar.indikator)
    context = {
        "kartu": kartu,
        "isi": isi,
        "ringkasan": card_summary(isi),
        "belum_validasi": [one for one, done in validasi.items() if not done],
        "tanpa_validasi": request.POST.get("tanpa_validasi", ""),
        "riwayat": _history(isi),
        "pesan": pesan,
    }
    return render(
        request, "layanan_dasar/kartu_verifikasi.html", context, status=422 if pesan else 200
    )


def _decide(request: HttpRequest, kartu: KartuSkor) -> HttpResponse:
    user = cast(Pengguna, request.user)
    versi = request.POST.get("versi", "")[:9]
    number = int(versi) if versi.isdecimal() else -1
    if request.POST.get("putusan") == "verifikasi":
        if _reasons(request):
            raise Galat("ADA_ALASAN", "Ada alasan yang tertulis. Hapus dahulu, atau kembalikan.")
        alasan = request.POST.get("tanpa_validasi", "")[:300]
        verify_kartu(kartu, versi=number, oleh=user, tanpa_validasi=alasan)
        messages.success(request, f"{kartu} diverifikasi.")
    else:
        return_kartu(kartu, _reasons(request), versi=number, oleh=user)
        messages.success(request, f"{kartu} dikembalikan dengan alasannya.")
    return redirect("layanan:kartu-detail", kartu.pk)


def _reasons(request: HttpRequest) -> dict[str, str]:
    said = {
        name.removeprefix("alasan-"): str(value)[:300]
        for name, value in request.POST.items()
        if name.startswith("alasan-")
    }
    return {kode: text for kode, text in said.items() if text.strip()}


def _history(isi: IsiKartu) -> list[dict[str, Any]]:
    """The newest saves in words."""
    rows = IsianKartu.objects.filter(kartu=isi.kartu).exclude(perubahan={}).select_related("oleh")
    names = {kode: one.nama for kode, one in isi.lembar.indikator.items()}
    return [
        {
            "created_at": one.created_at,
            "oleh": one.oleh,
            "perubahan_kata": [(names.get(k, k), a, b) for k, (a, b) in one.perubahan.items()],
        }
        for one in rows[:RIWAYAT]
    ]


@login_required
@require_POST
def validasi(request: HttpRequest, pk: int) -> HttpResponse:
    """This person's office confirms its figures."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    mine = set(cakupan_of(user).instansi_ids(Peran.OPD))
    kodes = content_of(kartu).lembar.indikator
    wanted = [one for one in validators_of(kartu, kodes) if one.pk in mine]
    instansi = wanted[0] if wanted else Instansi(pk=0)
    can_validate_kartu(user, kartu, instansi).require()
    validate_kartu(kartu, instansi, oleh=user)
    messages.success(request, f"Angka {instansi.nama} pada kartu ini tervalidasi.")
    return redirect("layanan:kartu-detail", kartu.pk)


@login_required
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a verification back, after a question."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_reopen_kartu(user, kartu).require()
    if request.method == "POST":
        reopen_kartu(kartu, oleh=user)
        messages.success(request, "Verifikasi dibatalkan; kartu menunggu pemeriksaan lagi.")
        return redirect("layanan:kartu-detail", kartu.pk)
    return render(request, "layanan_dasar/kartu_buka.html", {"kartu": kartu})
