"""Filled-in lists that come back, and what was found in them."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django_htmx.http import HttpResponseClientRefresh

from fondasi.errors import Galat
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.models import Pengguna
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.unggahan import receive_unggahan
from kemiskinan.enums import StatusProses
from kemiskinan.forms.unduhan import UnggahanForm
from kemiskinan.models import UnggahanVerval
from kemiskinan.permissions.verval import can_verify_daftar
from kemiskinan.views.daftar import fetch_daftar

JUMLAH = (
    ("tersimpan", "Jawaban tersimpan"),
    ("sama", "Sama dengan yang sudah ada"),
    ("kosong", "Baris tanpa jawaban"),
    ("konflik", "Sudah dijawab lebih baru di portal"),
    ("ditolak", "Perlu diperbaiki"),
)
TEMUAN = [
    Kolom("Baris", 8, "bilangan"),
    Kolom("Kolom", 26),
    Kolom("Isi", 26),
    Kolom("Temuan", 60),
    Kolom("Perbaikan", 60),
]


@login_required
def buat(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    daftar = fetch_daftar(user, pk)
    can_verify_daftar(user, daftar).require()
    form = UnggahanForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["berkas"]
        try:
            row = receive_unggahan(daftar, upload, upload.name, oleh=user)
        except Galat as galat:
            form.add_error("berkas", galat.pesan)
        else:
            return redirect("kemiskinan:unggahan-detail", row.pk)
    earlier = UnggahanVerval.objects.visible_to(user).filter(daftar=daftar)
    context = {
        "induk": daftar,
        "form": form,
        "batas": settings.BATAS_UNGGAH,
        "sebelumnya": earlier.select_related("oleh")[:10],
    }
    return render(request, "kemiskinan/unggahan_baru.html", context)


def _fetch(user: Pengguna, pk: int) -> UnggahanVerval:
    rows = UnggahanVerval.objects.visible_to(user)
    return get_object_or_404(rows.select_related("daftar__wilayah", "oleh", "berkas"), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(cast(Pengguna, request.user), pk)
    running = row.status == StatusProses.MENUNGGU
    if request.htmx and not running:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {
        "unggahan": row,
        "berjalan": running,
        "jumlah": [(label, row.jumlah.get(name, 0)) for name, label in JUMLAH],
        "temuan": row.temuan[:200],
        "tahap": [("Diterima", "selesai"), ("Dibaca", "berjalan"), ("Selesai", "menunggu")],
    }
    return render(request, "kemiskinan/unggahan_rinci.html", context)


@login_required
def temuan(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings as a spreadsheet; row numbers and columns, no identities."""
    row = _fetch(cast(Pengguna, request.user), pk)
    response = HttpResponse(
        content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )
    response["Content-Disposition"] = f'attachment; filename="temuan-unggahan-{row.pk}.xlsx"'
    response["Cache-Control"] = "private, no-store"
    baris = ([t["baris"], t["kolom"], t["nilai"], t["kalimat"], t["perbaikan"]] for t in row.temuan)
    write_xlsx(response, [Lembar("Temuan", TEMUAN, baris)])  # type: ignore[arg-type]
    return response


@login_required
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    row = _fetch(cast(Pengguna, request.user), pk)
    return serve_berkas(row.berkas, f"isian-verval-{row.pk}")
