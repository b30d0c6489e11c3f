"""The public door: whoever holds a printed page sees whether it is the one in force."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rumahbersama.laporan.enums import TERBIT, StatusLaporan
from rumahbersama.laporan.forms import KodeForm
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.rules import read_kode


@require_safe
def tanya(request: HttpRequest) -> HttpResponse:
    form = KodeForm(request.GET or None)
    if form.is_valid():
        if kode := read_kode(form.cleaned_data["kode"]):
            return redirect("periksa", kode)
        form.add_error("kode", "Kode berisi 12 huruf dan angka. Periksa kembali tulisannya.")
    return render(request, "laporan/periksa_tanya.html", {"form": form})


@require_safe
def periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """Kind, place, period, fingerprint; valid or replaced. No person, no figure."""
    seen = (*TERBIT, StatusLaporan.DIGANTI)
    rows = Laporan.objects.filter(status__in=seen).select_related("wilayah", "berkas")
    laporan = rows.defer("angka").filter(kode_periksa=read_kode(kode)).first()
    context = {
        "kode": kode[:20],
        "laporan": laporan,
        "diganti": laporan is not None and laporan.status == StatusLaporan.DIGANTI,
    }
    status = 200 if laporan else 404
    return render(request, "laporan/periksa.html", context, status=status)
