"""*Berkas pertanggungjawaban rapat*: what it will hold, its making, its download."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET
from django_htmx.http import HttpResponseClientRefresh

from kecamatan.actions.bundel import request_bundel
from kecamatan.enums import StatusBundel
from kecamatan.models import BundelRapat, Pengguna
from kecamatan.reports.pertanggungjawaban import parts_of
from kecamatan.rules.jalan_rapat import SELESAI
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.jalan_rapat import fetch_recorded


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    if rapat.status not in SELESAI:
        raise Http404
    if request.method == "POST":
        request_bundel(rapat, oleh=cast(Pengguna, request.user))
        return redirect("kecamatan:rapat-bundel", pk)
    bundel = rapat.bundel.select_related("oleh").first()
    running = bundel is not None and bundel.status == StatusBundel.MENUNGGU
    if request.htmx and not running:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {
        "rapat": rapat,
        "bundel": bundel,
        "berjalan": running,
        "bagian": parts_of(rapat),
        "tahap": _stages(bundel) if bundel else [],
    }
    return render(request, "kecamatan/rapat_bundel.html", context)


def _stages(bundel: BundelRapat) -> list[tuple[str, str]]:
    names = ["Undangan", "Daftar hadir", "Notula", "Dokumentasi", "Menggabungkan"]
    at = names.index(bundel.tahap) if bundel.tahap in names else -1
    words = {True: "selesai", False: "menunggu"}
    return [
        (name, "berjalan" if place == at else words[place < at]) for place, name in enumerate(names)
    ]


@login_required
@require_GET
def unduh(request: HttpRequest, pk: int, bundel_pk: int) -> FileResponse:
    rapat = fetch_recorded(request, pk)
    row = get_object_or_404(rapat.bundel.select_related("berkas"), pk=bundel_pk)
    return serve_berkas(row.berkas, f"pertanggungjawaban-rapat-{rapat.tanggal.isoformat()}")
