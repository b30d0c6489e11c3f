"""Instruments: the list, one with its preview, publishing, copying, closing."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fondasi.listing import Kolom, list_page
from kecamatan.models import Pengguna
from layanan_dasar.actions.bawaan import load_seeds
from layanan_dasar.actions.instrumen import (
    InstrumenCacatError,
    close_instrumen,
    copy_instrumen,
    publish_instrumen,
    remove_instrumen,
)
from layanan_dasar.models import Instrumen
from layanan_dasar.permissions.instrumen import can_write_instrumen, owners_for
from layanan_dasar.queries.instrumen import instrumen_as_data, sheet_of
from layanan_dasar.rules.berkas_instrumen import check_instrumen

COLUMNS = [
    Kolom("Instrumen", "nama", ("nama", "-versi")),
    Kolom("Pemilik", "pemilik", ("pemilik__kode", "nama")),
    Kolom("Keadaan", "status", ("status", "nama")),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Instrumen.objects.visible_to(user).select_related("pemilik")
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="instrumen"),
        "boleh": can_write_instrumen(user),
    }
    return render(request, "layanan_dasar/instrumen.html", context)


@login_required
@require_POST
def bawaan(request: HttpRequest) -> HttpResponse:
    """The portal's own instruments, published for this person's office."""
    user = cast(Pengguna, request.user)
    can_write_instrumen(user).require()
    made = load_seeds(pemilik=owners_for(user)[0], oleh=user)
    said = f"{len(made)} instrumen bawaan berlaku." if made else "Instrumen bawaan sudah ada."
    messages.success(request, said)
    return redirect("layanan:instrumen")


def fetch_instrumen(user: Pengguna, pk: int) -> Instrumen:
    rows = Instrumen.objects.visible_to(user).select_related("pemilik", "oleh")
    return get_object_or_404(rows, pk=pk)


def fetch_written(user: Pengguna, pk: int) -> Instrumen:
    row = fetch_instrumen(user, pk)
    can_write_instrumen(user, row).require()
    return row


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_instrumen(user, pk)
    draft = row.status == "DRAF"
    context = {
        "instrumen": row,
        "lembar": sheet_of(row),
        "kosong": row.dimensi.filter(indikator=None),
        "boleh": can_write_instrumen(user, row),
        "boleh_salin": can_write_instrumen(user),
        "cacat": check_instrumen(instrumen_as_data(row)) if draft else [],
    }
    return render(request, "layanan_dasar/instrumen_rinci.html", context)


@login_required
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_written(user, pk)
    sheet = sheet_of(row)
    cacat = check_instrumen(instrumen_as_data(row))
    if request.method == "POST":
        try:
            publish_instrumen(row, oleh=user)
        except InstrumenCacatError as galat:
            cacat = galat.cacat
        else:
            messages.success(request, f"{row} berlaku.")
            return redirect("layanan:instrumen-detail", row.pk)
    baris = [
        ("Dimensi", len(sheet.dimensi)),
        ("Indikator", len(sheet.indikator)),
        ("Aturan antarisian", len(row.aturan)),
    ]
    context = {"instrumen": row, "baris": baris, "cacat": cacat}
    return render(
        request, "layanan_dasar/instrumen_terbitkan.html", context, status=422 if cacat else 200
    )


@login_required
@require_POST
def salin(request: HttpRequest, pk: int) -> HttpResponse:
    """The next version of one's own, or one's own first version of another's."""
    user = cast(Pengguna, request.user)
    row = fetch_instrumen(user, pk)
    can_write_instrumen(user).require()
    owners = owners_for(user)
    pemilik = next((one for one in owners if one.pk == row.pemilik_id), owners[0])
    made = copy_instrumen(row, pemilik=pemilik, oleh=user)
    messages.success(request, f"Draf {made} siap diubah.")
    return redirect("layanan:instrumen-detail", made.pk)


@login_required
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_written(user, pk)
    if request.method == "POST":
        close_instrumen(row, oleh=user)
        messages.success(request, f"{row} ditutup.")
        return redirect("layanan:instrumen-detail", row.pk)
    return render(request, "layanan_dasar/instrumen_tutup.html", {"instrumen": row})


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_written(user, pk)
    if request.method == "POST":
        remove_instrumen(row, oleh=user)
        messages.success(request, f"Draf {row} dihapus.")
        return redirect("layanan:instrumen")
    return render(request, "layanan_dasar/instrumen_hapus.html", {"instrumen": row})
