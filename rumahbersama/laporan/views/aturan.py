"""/laporan/aturan/ : to whom, on what basis, when and with which chapters a kind is written."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.actions.aturan import add_aturan, save_aturan
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.forms_aturan import AturanBaruForm, AturanForm, SaringAturanForm
from rumahbersama.laporan.models import AturanLaporan
from rumahbersama.laporan.models.aturan import PENGATUR
from rumahbersama.laporan.permissions import can_edit_aturan, can_list_aturan
from rumahbersama.laporan.queries.aturan import keys_in_force

COLUMNS = [
    Kolom("Jenis laporan", "jenis", ("jenis", "-tahun")),
    Kolom("Mulai", "tahun", ("-tahun", "jenis")),
    Kolom("Berlaku di", "wilayah", ("wilayah__kode", "jenis", "-tahun")),
    Kolom("Kepada"),
    Kolom("Tenggat"),
    Kolom("Keadaan"),
    Kolom("Tindakan"),
]


@login_required
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_aturan(user).require()
    rows = AturanLaporan.objects.visible_to(user).select_related("wilayah")
    form, tahun = SaringAturanForm(request.GET or None), today().year
    saringan = SaringanFormulir(form, form.narrow(rows))
    page = list_page(request, rows, columns=COLUMNS, saringan=saringan, satuan="aturan")
    held = cakupan_of(user).kodes(*PENGATUR)
    context = {
        "daftar": page,
        "tahun": tahun,
        "berlaku": keys_in_force(rows, held[0] if len(held) == 1 else "", tahun),
        "boleh": {row.pk for row in page.rows if can_edit_aturan(user, row.wilayah)},
    }
    return render(request, "laporan/aturan.html", context)


@login_required
def baru(request: HttpRequest) -> HttpResponse:
    """Begins as a copy, which is then edited."""
    user = cast(Pengguna, request.user)
    can_list_aturan(user).require()
    form = AturanBaruForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_edit_aturan(user, data["wilayah"]).require()
        try:
            row = add_aturan(**data | {"jenis": JenisLaporan(data["jenis"])}, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, "Aturan disalin dari yang berlaku. Ubah yang perlu, lalu simpan.")
            return redirect("laporan:aturan-ubah", row.pk)
    status = 422 if form.errors else 200
    return render(request, "laporan/aturan_baru.html", {"form": form}, status=status)


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = AturanLaporan.objects.visible_to(user).select_related("wilayah")
    row = get_object_or_404(rows, pk=pk)
    can_edit_aturan(user, row.wilayah).require()
    form = AturanForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            save_aturan(aturan=row, isi=form.cleaned_data, oleh=user)
        except Galat as galat:
            form.add_error("hari_tenggat" if galat.kode == "HARI_TERBALIK" else None, galat.pesan)
        else:
            tell(request, "Aturan tersimpan. Laporan yang disusun sesudah ini memakainya.")
            return redirect("laporan:aturan")
    context = {"form": form, "aturan": row}
    return render(request, "laporan/aturan_ubah.html", context, status=422 if form.errors else 200)
