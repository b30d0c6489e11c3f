"""Obstacles and support, typed before a report is signed."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kecamatan.models import Pengguna, Wilayah
from rumahbersama.laporan.actions.isian import save_isian
from rumahbersama.laporan.actions.laporan import request_laporan
from rumahbersama.laporan.enums import BERISIAN, JenisLaporan
from rumahbersama.laporan.forms import IsianForm
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import IsianLaporan
from rumahbersama.laporan.periode import read_periode
from rumahbersama.laporan.permissions import can_request_laporan


@login_required
def isi(request: HttpRequest, jenis: str, kode: str, periode: str) -> HttpResponse:
    """Saving writes the report anew at once: its figures hold the text."""
    user = cast(Pengguna, request.user)
    wilayah = get_object_or_404(Wilayah, kode=kode)
    if jenis not in BERISIAN or jenis not in KINDS:
        raise Http404
    kind = KINDS[JenisLaporan(jenis)]
    if not can_request_laporan(user, kind.kode, wilayah):
        raise Http404
    masa = read_periode(periode, kind.irama)
    where: dict[str, Any] = {"jenis": kind.kode, "wilayah": wilayah, "periode": masa.kode}
    row = IsianLaporan.objects.filter(**where).first()
    initial = {"kendala": row.kendala, "dukungan": row.dukungan} if row else {}
    form = IsianForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        save_isian(**where, **form.cleaned_data, oleh=user)
        laporan = request_laporan(**where, oleh=user)
        messages.success(request, "Isian tersimpan; laporan disusun ulang dengan isian ini.")
        return redirect("laporan:rinci", laporan.pk)
    context = {"form": form, "jenis": kind, "wilayah": wilayah, "periode": masa}
    return render(request, "laporan/isian.html", context)
