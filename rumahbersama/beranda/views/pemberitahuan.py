from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from fondasi.listing import Kolom, list_page
from kecamatan.models import Pemberitahuan, Pengguna
from rumahbersama.beranda.actions import mark_read

COLUMNS = (Kolom("Pemberitahuan"), Kolom("Waktu"), Kolom("Keadaan"))


@login_required
@require_safe
def pemberitahuan(request: HttpRequest) -> HttpResponse:
    mine = Pemberitahuan.objects.filter(pengguna=cast(Pengguna, request.user))
    daftar = list_page(request, mine, columns=COLUMNS, satuan="pemberitahuan")
    return render(request, "beranda/pemberitahuan.html", {"daftar": daftar})


@login_required
@require_POST
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one notice: go where it leads."""
    found = get_object_or_404(Pemberitahuan, pk=pk, pengguna=cast(Pengguna, request.user))
    mark_read(Pemberitahuan.objects.filter(pk=found.pk))
    return redirect(found.tujuan)


@login_required
@require_POST
def dibaca(request: HttpRequest) -> HttpResponse:
    mark_read(Pemberitahuan.objects.filter(pengguna=cast(Pengguna, request.user)))
    return redirect("beranda:pemberitahuan")
