"""The list of reports, and what is asked before one is written."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from rumahbersama.laporan.actions.laporan import request_laporan
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.forms import LaporanForm
from rumahbersama.laporan.kinds import KINDS
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.models.laporan import PEMBACA
from rumahbersama.laporan.permissions import can_list_aturan, can_request_laporan, kinds_for

COLUMNS = [
    Kolom("Laporan", "jenis", ("jenis", "-id")),
    Kolom("Wilayah", "wilayah", ("wilayah__kode", "-id")),
    Kolom("Periode", "periode", ("periode", "id")),
    Kolom("Versi", angka=True),
    Kolom("Keadaan", "status", ("status", "-id")),
    Kolom("Disusun", "disusun", ("id",)),
]
TAMPIL = (
    *("jenis", "periode", "versi", "status", "created_at", "tenggat"),
    *("wilayah__jenis", "wilayah__nama"),
)
KOSONG = "Belum ada laporan yang disusun."
KOSONG_PEMBACA = "Belum ada laporan untuk wilayah Anda. Laporan disusun oleh Sekretariat TKPK."


def reader_of(request: HttpRequest) -> Pengguna:
    """The signed-in person, if reports are anything to her. Raises Http404."""
    user = cast(Pengguna, request.user)
    if not cakupan_of(user).has(*PEMBACA):
        raise Http404
    return user


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = reader_of(request)
    rows = Laporan.objects.visible_to(user).select_related("wilayah").only(*TAMPIL)
    boleh = bool(kinds_for(user))
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="laporan"),
        "boleh_susun": boleh,
        "boleh_atur": bool(can_list_aturan(user)),
        "teks_kosong": KOSONG if boleh else KOSONG_PEMBACA,
    }
    return render(request, "laporan/daftar.html", context)


@login_required
def pilih(request: HttpRequest) -> HttpResponse:
    """Which kind; with a single one straight to its form."""
    kinds = kinds_for(reader_of(request))
    if not kinds:
        raise Http404
    if len(kinds) == 1:
        return redirect("laporan:baru", kinds[0])
    return render(request, "laporan/pilih.html", {"jenis": [KINDS[kind] for kind in kinds]})


@login_required
def baru(request: HttpRequest, jenis: str) -> HttpResponse:
    user = reader_of(request)
    if jenis not in kinds_for(user):
        raise Http404
    kind = KINDS[JenisLaporan(jenis)]
    form = LaporanForm(request.POST or None, user=user, jenis=kind.kode)
    if request.method == "POST" and form.is_valid() and (laporan := _ask(form, kind.kode, user)):
        messages.success(request, "Laporan masuk antrean penyusunan.")
        return redirect("laporan:rinci", laporan.pk)
    return render(request, "laporan/baru.html", {"form": form, "jenis": kind})


def _ask(form: LaporanForm, jenis: JenisLaporan, user: Pengguna) -> Laporan | None:
    data: dict[str, Any] = dict(form.cleaned_data)
    can_request_laporan(user, jenis, data["wilayah"]).require()
    if pair := data.pop("pemadanan", None):
        data |= {"sk": pair.sk, "rilis": pair.rilis, "wilayah": pair.kabupaten}
    try:
        return request_laporan(jenis=jenis, oleh=user, **data)
    except Galat as galat:
        form.add_error(None, galat.pesan)
        return None
