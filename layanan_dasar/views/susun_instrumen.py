"""The editor of a draft: files in and out, indicators, rules, preview."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from fondasi.errors import Galat
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.models import Pengguna
from layanan_dasar.actions.berkas_instrumen import TERBESAR, import_instrument_file
from layanan_dasar.actions.instrumen import InstrumenCacatError
from layanan_dasar.actions.susun_instrumen import remove_indikator, save_indikator, save_rules
from layanan_dasar.forms.instrumen import AturanForm, ImporForm, IndikatorForm
from layanan_dasar.forms.kartu import blank_question
from layanan_dasar.models import Indikator, Instrumen
from layanan_dasar.permissions.instrumen import can_write_instrumen, owners_for
from layanan_dasar.queries.instrumen import instrumen_as_data, sheet_of
from layanan_dasar.reports.instrumen import instrument_sheets
from layanan_dasar.rules.berkas_instrumen import BAKU, Cacat
from layanan_dasar.views.instrumen import fetch_instrumen, fetch_written
from layanan_dasar.views.matriks import XLSX, attached


@login_required
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponse:
    row = fetch_instrumen(cast(Pengguna, request.user), pk)
    data, nama = instrumen_as_data(row), f"instrumen-{row.kode}-v{row.versi}"
    if bentuk == "json":
        text = json.dumps(data, ensure_ascii=False, indent=1)
        return attached(text.encode(), f"{nama}.json", "application/json")
    if bentuk != "xlsx":
        raise Http404
    out = BytesIO()
    write_xlsx(out, instrument_sheets(data))
    return attached(out.getvalue(), f"{nama}.xlsx", XLSX)


@login_required
def impor(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_write_instrumen(user).require()
    form = ImporForm(request.POST or None, request.FILES or None)
    cacat: list[Cacat] = []
    if request.method == "POST" and form.is_valid():
        try:
            row = _import(form, user)
        except InstrumenCacatError as galat:
            cacat = galat.cacat
        except Galat as galat:
            form.add_error("berkas", galat.pesan)
        else:
            messages.success(request, f"{row} tersimpan sebagai draf.")
            return redirect("layanan:instrumen-detail", row.pk)
    context = {"form": form, "cacat": cacat, "batas": TERBESAR}
    status = 422 if cacat or form.errors else 200
    return render(request, "layanan_dasar/instrumen_impor.html", context, status=status)


def _import(form: ImporForm, user: Pengguna) -> Instrumen:
    upload = form.cleaned_data["berkas"]
    if (upload.size or 0) > TERBESAR:
        raise Galat("BERKAS_TERLALU_BESAR", "Berkas instrumen paling besar 2 MB.")
    with NamedTemporaryFile(suffix=".instrumen") as file:
        file.write(upload.read())
        file.flush()
        return import_instrument_file(Path(file.name), pemilik=owners_for(user)[0], oleh=user)


def fetch_draft(user: Pengguna, pk: int) -> Instrumen:
    row = fetch_written(user, pk)
    if row.status != "DRAF":
        raise Galat("BUKAN_DRAF", "Instrumen yang sudah terbit tidak berubah. Buat versi baru.")
    return row


@login_required
def indikator(request: HttpRequest, pk: int, kode: str = "") -> HttpResponse:
    """Add an indicator, or change the one called `kode`."""
    user = cast(Pengguna, request.user)
    row = fetch_draft(user, pk)
    found = get_object_or_404(Indikator, instrumen=row, kode=kode) if kode else None
    form = IndikatorForm(
        request.POST or None, instrumen=row, baru=found is None, initial=_initial(found)
    )
    if request.method == "POST" and form.is_valid() and _store(form, row, kode, user):
        messages.success(request, "Indikator tersimpan.")
        return redirect("layanan:instrumen-detail", row.pk)
    context = {"form": form, "instrumen": row, "indikator": found}
    return render(
        request, "layanan_dasar/indikator_ubah.html", context, status=422 if form.errors else 200
    )


def _initial(found: Indikator | None) -> dict[str, Any]:
    if found is None:
        return dict(BAKU)
    return {"dimensi": found.dimensi_id, **{name: getattr(found, name) for name in BAKU}}


def _store(form: IndikatorForm, row: Instrumen, kode: str, user: Pengguna) -> bool:
    new = form.cleaned_data.get("kode", "")
    if new and Indikator.objects.filter(instrumen=row, kode=new).exists():
        form.add_error("kode", "Kode ini sudah dipakai pada instrumen ini.")
        return False
    try:
        save_indikator(row, form.cleaned_data["dimensi"], kode or new, form.isi, oleh=user)
    except InstrumenCacatError as galat:
        for one in galat.cacat:
            form.add_error(None, one.kalimat)
        return False
    return True


@login_required
def hapus_indikator(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_draft(user, pk)
    found = get_object_or_404(
        Indikator.objects.select_related("instrumen"), instrumen=row, kode=kode
    )
    if request.method == "POST":
        remove_indikator(found, oleh=user)
        messages.success(request, f"Indikator {found.nama} dihapus dari draf.")
        return redirect("layanan:instrumen-detail", row.pk)
    context = {"instrumen": row, "indikator": found}
    return render(request, "layanan_dasar/indikator_hapus.html", context)


@login_required
def aturan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_draft(user, pk)
    text = json.dumps(row.aturan, ensure_ascii=False, indent=1)
    form = AturanForm(request.POST or None, initial={"aturan": text})
    cacat: list[Cacat] = []
    if request.method == "POST" and form.is_valid():
        try:
            save_rules(row, form.cleaned_data["aturan"], oleh=user)
        except InstrumenCacatError as galat:
            cacat = galat.cacat
        else:
            messages.success(request, "Aturan tersimpan.")
            return redirect("layanan:instrumen-detail", row.pk)
    context = {"form": form, "instrumen": row, "cacat": cacat}
    status = 422 if cacat or form.errors else 200
    return render(request, "layanan_dasar/instrumen_aturan.html", context, status=status)


@login_required
def pratinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions as a filler will see them; nothing can be sent."""
    row = fetch_instrumen(cast(Pengguna, request.user), pk)
    bagian = [
        (dimensi, [blank_question(one) for one in each]) for dimensi, each in sheet_of(row).dimensi
    ]
    context = {"instrumen": row, "bagian": bagian}
    return render(request, "layanan_dasar/instrumen_pratinjau.html", context)
