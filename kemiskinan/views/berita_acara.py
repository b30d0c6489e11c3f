"""Minutes of musdes and muskel: draw up, print, sign, take back."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.scans import MAX_BYTES
from kecamatan.models import Pejabat, Pengguna, Wilayah
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.berita_acara import (
    attach_pindaian,
    create_berita_acara,
    withdraw_berita_acara,
)
from kemiskinan.forms.berita_acara import BeritaAcaraForm, PindaianForm
from kemiskinan.forms.daftar import AlasanForm
from kemiskinan.models import BeritaAcara, DaftarVerval
from kemiskinan.permissions.berita_acara import can_change_berita_acara, can_write_berita_acara
from kemiskinan.queries.berita_acara import rekap_of
from kemiskinan.queries.daftar import desa_rows
from kemiskinan.reports.berita_acara import berita_acara_pdf, report_berita_acara
from kemiskinan.rules.berita_acara import sebutan_of
from kemiskinan.views.daftar import fetch_daftar

COLUMNS = [
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "-tanggal")),
    Kolom("Nomor"),
    Kolom("Tanggal", "tanggal", ("tanggal", "id")),
    Kolom("Awal", angka=True),
    Kolom("Akhir", angka=True),
    Kolom("Keadaan", "sah", ("disahkan_at",)),
]


def _fetch(user: Pengguna, pk: int) -> BeritaAcara:
    related = ("desa__induk__induk", "daftar__sk", "daftar__kabupaten", "pindaian", "oleh")
    rows = BeritaAcara.objects.visible_to(user).select_related(*related)
    return get_object_or_404(rows, pk=pk)


TAMPIL = (
    *("nomor", "tanggal", "rekap", "disahkan_at", "desa__jenis", "desa__nama"),
    *("desa__induk__jenis", "desa__induk__nama"),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = BeritaAcara.objects.visible_to(user).select_related("desa__induk").only(*TAMPIL)
    page = list_page(request, rows, columns=COLUMNS, satuan="berita acara")
    return render(request, "kemiskinan/berita_acara.html", {"daftar": page})


@login_required
def buat(request: HttpRequest, pk: int, desa_pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk)
    desa = _desa_of(row, user, desa_pk)
    can_write_berita_acara(user, row, desa).require()
    sebutan = sebutan_of(desa.jenis)
    form = BeritaAcaraForm(request.POST or None, sebutan=sebutan, initial=_signers(desa))
    if request.method == "POST" and form.is_valid():
        try:
            made = create_berita_acara(row, desa, form.isi, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            text = "Berita acara disusun. Cetak, tandatangani, lalu unggah pindaiannya."
            messages.success(request, text)
            return redirect("kemiskinan:berita-acara-detail", made.pk)
    context = {"induk": row, "desa": desa, "form": form, "sebutan": sebutan}
    context["rekap"] = rekap_of(row, desa)
    return render(request, "kemiskinan/berita_acara_buat.html", context)


def _desa_of(row: DaftarVerval, user: Pengguna, pk: int) -> Wilayah:
    """A desa of the list in which this person sees somebody."""
    here = [one.wilayah for one in desa_rows(row, user) if one.wilayah.pk == pk]
    if not here:
        raise Http404
    return here[0]


def _signers(desa: Wilayah) -> dict[str, str]:
    """The signatories on record for the village and its kecamatan."""
    places = [desa.pk, desa.induk_id]
    held = {p.wilayah_id: p.nama for p in Pejabat.objects.filter(wilayah__in=places, sampai=None)}
    return {
        "penanda_desa": held.get(desa.pk, ""),
        "mengetahui": held.get(desa.induk_id or 0, ""),
    }


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    context = {
        "ba": row,
        "laporan": report_berita_acara(row),
        "boleh": bool(can_change_berita_acara(user, row)),
        "pindaian": PindaianForm(),
        "batas": MAX_BYTES,
    }
    return render(request, "kemiskinan/berita_acara_rinci.html", context)


@login_required
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    row = _fetch(cast(Pengguna, request.user), pk)
    response = HttpResponse(berita_acara_pdf(row), content_type="application/pdf")
    name = f"berita-acara-{row.desa.kode}-{row.tanggal.isoformat()}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@login_required
def pindaian(request: HttpRequest, pk: int) -> HttpResponse | FileResponse:
    """GET hands the signed scan out, POST attaches it."""
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    if request.method != "POST":
        return serve_berkas(row.pindaian, f"pindaian-{row.desa.kode}")
    can_change_berita_acara(user, row).require()
    form = PindaianForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["pindaian"]
        content = upload.read(MAX_BYTES + 1)
        try:
            attach_pindaian(row, content, upload.name, oleh=user)
        except Galat as galat:
            form.add_error("pindaian", galat.pesan)
        else:
            messages.success(request, "Berita acara disahkan; hasil lapangan menjadi tetap.")
            return redirect("kemiskinan:berita-acara-detail", row.pk)
    context = {"ba": row, "laporan": report_berita_acara(row), "boleh": True, "pindaian": form}
    context["batas"] = MAX_BYTES
    return render(request, "kemiskinan/berita_acara_rinci.html", context, status=400)


@login_required
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_change_berita_acara(user, row).require()
    form = AlasanForm(request.POST)
    alasan = form.cleaned_data["alasan"] if form.is_valid() else ""
    withdraw_berita_acara(row, alasan=alasan, oleh=user)
    messages.success(request, "Berita acara ditarik; jawaban dapat diubah lagi.")
    return redirect("kemiskinan:daftar-detail", row.daftar_id)
