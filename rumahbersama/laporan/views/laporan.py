from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django_htmx.http import HttpResponseClientRefresh

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.listing import Kolom, list_page
from kecamatan.actions.audit import record
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.views.berkas import serve_berkas
from rumahbersama.laporan.actions.laporan import request_laporan
from rumahbersama.laporan.forms import LaporanForm
from rumahbersama.laporan.models import JenisLaporan, Laporan, StatusLaporan
from rumahbersama.laporan.models.laporan import PEMBACA
from rumahbersama.laporan.permissions import can_request_laporan
from rumahbersama.laporan.rendering import draw_tree

COLUMNS = [
    Kolom("Laporan"),
    Kolom("Wilayah", "wilayah", ("wilayah__kode", "-id")),
    Kolom("Bulan", "bulan", ("periode", "id")),
    Kolom("Versi", angka=True),
    Kolom("Keadaan", "status", ("status", "-id")),
    Kolom("Disusun", "disusun", ("id",)),
]
KOSONG = "Belum ada laporan yang disusun."
KOSONG_PEMBACA = "Belum ada laporan untuk wilayah Anda. Laporan disusun oleh Sekretariat TKPK."
LEBAR, SEMPIT = 900, 328


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    if not cakupan_of(user).has(*PEMBACA):
        raise Http404
    rows = Laporan.objects.visible_to(user).select_related("wilayah").defer("angka")
    boleh = cakupan_of(user).has(Peran.BAPPEDA)
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="laporan"),
        "boleh_susun": boleh,
        "teks_kosong": KOSONG if boleh else KOSONG_PEMBACA,
    }
    return render(request, "laporan/daftar.html", context)


@login_required
def baru(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    if not cakupan_of(user).has(Peran.BAPPEDA):
        raise Http404
    form = LaporanForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_request_laporan(user, data["wilayah"]).require()
        try:
            laporan = request_laporan(jenis=JenisLaporan.PROGRES_PPKE, oleh=user, **data)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            messages.success(request, "Laporan masuk antrean penyusunan.")
            return redirect("laporan:rinci", laporan.pk)
    return render(request, "laporan/baru.html", {"form": form})


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    visible = Laporan.objects.visible_to(user).select_related("wilayah", "oleh", "berkas")
    laporan = get_object_or_404(visible, pk=pk)
    riwayat = Laporan.objects.filter(
        jenis=laporan.jenis, wilayah=laporan.wilayah, periode=laporan.periode
    ).order_by("-versi")
    if request.htmx and not laporan.is_running:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {
        "laporan": laporan,
        "riwayat": riwayat.select_related("oleh").defer("angka"),
        "sumber": _sumber(laporan),
        "tahap": _tahap(laporan),
        "pohon": draw_tree(laporan.angka, LEBAR),
        "pohon_sempit": draw_tree(laporan.angka, SEMPIT),
    }
    return render(request, "laporan/rinci.html", context)


def _sumber(laporan: Laporan) -> list[tuple[str, str]]:
    angka = laporan.angka
    kriteria = angka["kriteria"]
    return [
        ("SK", f"{angka['sk']['nomor'] or 'tanpa nomor'} ({angka['sk']['tahun']})"),
        ("Data sumber", f"{angka['rilis']['sumber']} {angka['rilis']['tahun']}"),
        ("Rekapitulasi dihitung", tanggal(date.fromisoformat(angka["neraca"]["tanggal"]))),
        ("Kriteria optimal", kriteria["nomor_ba"] if kriteria else "Kriteria belum ditetapkan"),
        ("Sidik angka (SHA-256)", laporan.sidik),
    ]


def _tahap(laporan: Laporan) -> list[tuple[str, str]]:
    drawing = "berjalan" if laporan.status == StatusLaporan.DISUSUN else "menunggu"
    return [("Angka dibekukan", "selesai"), ("PDF digambar", drawing), ("Siap", "menunggu")]


@login_required
def unduh(request: HttpRequest, pk: int) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    laporan = get_object_or_404(
        Laporan.objects.visible_to(user).select_related("berkas", "wilayah"),
        pk=pk,
        berkas__isnull=False,
    )
    record("unduh_laporan", laporan, oleh=user, wilayah=laporan.wilayah)
    return serve_berkas(laporan.berkas, f"laporan-{laporan.jenis}-{laporan.periode}")
