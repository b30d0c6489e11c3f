"""/laporan/aturan/ : to whom, on what basis, when and with which chapters a kind is written."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from fondasi.errors import Galat
from fondasi.forms.versions import retype
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.actions.aturan import add_aturan, remove_aturan, save_aturan
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.forms_aturan import AturanBaruForm, AturanForm, SaringAturanForm
from rumahbersama.laporan.models import AturanLaporan
from rumahbersama.laporan.models.aturan import PENGATUR
from rumahbersama.laporan.permissions import can_edit_aturan, can_list_aturan, can_remove_aturan
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
    kini: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        versi = -1 if isi["versi"] is None else isi["versi"]
        try:
            save_aturan(aturan=row, isi=isi, versi=versi, oleh=user)
        except Galat as galat:
            kini = _stored(form, row.pk) if galat.kode == "BENTROK" else []
            form.add_error("hari_tenggat" if galat.kode == "HARI_TERBALIK" else None, galat.pesan)
        else:
            tell(request, "Aturan tersimpan. Laporan yang disusun sesudah ini memakainya.")
            return redirect("laporan:aturan")
    boleh_hapus = bool(can_remove_aturan(user, row))
    context = {"form": form, "aturan": row, "kini": kini, "boleh_hapus": boleh_hapus}
    return render(request, "laporan/aturan_ubah.html", context, status=422 if form.errors else 200)


def _stored(form: AturanForm, pk: int) -> list[tuple[str, str]]:
    """What somebody else saved meanwhile; the next save is against it."""
    now = AturanLaporan.objects.get(pk=pk)
    lines = form.stored(now)
    retype(form, now.versi)
    return lines


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(AturanLaporan.objects.visible_to(user).select_related("wilayah"), pk=pk)
    can_remove_aturan(user, row).require()
    if request.method == "POST":
        remove_aturan(aturan=row, oleh=user)
        tell(request, "Aturan dihapus. Laporan yang disusun sesudah ini memakai aturan di atasnya.")
        return redirect("laporan:aturan")
    assert row.wilayah is not None
    rows = AturanLaporan.objects.exclude(pk=pk).select_related("wilayah")
    next_one = rows.in_force(row.jenis, max(row.tahun, today().year), row.wilayah.kode)
    context = {
        "aturan": row,
        "baris": _comparison(row, next_one),
        "aksi": request.path,
        "batal": reverse("laporan:aturan-ubah", args=[pk]),
    }
    return render(request, "laporan/aturan_hapus.html", context)


def _comparison(row: AturanLaporan, next_one: AturanLaporan | None) -> list[tuple[str, str]]:
    said = [("Dihapus", f"{row}, {row.wilayah}: kepada {_to(row)}")]
    if next_one is None:
        return [*said, ("Sesudahnya", "tidak ada aturan; laporan tanpa penerima dan tenggat")]
    place = next_one.wilayah or "seluruh Indonesia"
    return [*said, ("Sesudahnya berlaku", f"{next_one}, {place}: kepada {_to(next_one)}")]


def _to(row: AturanLaporan) -> str:
    return f"{', '.join(row.kepada.splitlines()) or '–'}, tenggat tanggal {row.hari_tenggat}"
