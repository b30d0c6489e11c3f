"""One report: its figures, its life, its proof."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.today import today
from kecamatan.models import Pengguna
from rumahbersama.laporan.actions.pemeriksaan import recompute
from rumahbersama.laporan.actions.tanda_tangan import send_laporan, sign_laporan, unsign_laporan
from rumahbersama.laporan.bab import chosen_tables, ledger_of, shows_tree
from rumahbersama.laporan.drawings import draw_tree
from rumahbersama.laporan.enums import BERISIAN, StatusLaporan
from rumahbersama.laporan.forms import TandaTanganForm
from rumahbersama.laporan.kinds import kind_of
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.permissions import can_request_laporan, can_sign_laporan
from rumahbersama.laporan.queries.keadaan import state_of
from rumahbersama.laporan.rendering import check_url

LEBAR, SEMPIT = 900, 328


def visible_laporan(request: HttpRequest, pk: int) -> Laporan:
    user = cast(Pengguna, request.user)
    rows = Laporan.objects.visible_to(user).select_related(
        "wilayah", "oleh", "berkas", "pindaian", "ditandatangani_oleh"
    )
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    laporan = visible_laporan(request, pk)
    if request.htmx and not laporan.is_running:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    versions = Laporan.objects.series(laporan).order_by("-versi")
    context = {
        "laporan": laporan,
        "keadaan": state_of(laporan, today()),
        "riwayat": versions.select_related("oleh").defer("angka"),
        "tahap": _tahap(laporan),
        "boleh_susun": bool(can_request_laporan(user, _kind(laporan), laporan.wilayah)),
        "boleh_tanda_tangan": bool(can_sign_laporan(user, laporan)),
        "berisian": laporan.jenis in BERISIAN,
        "form": TandaTanganForm(),
        **(_content(laporan) if laporan.angka else {}),
    }
    return render(request, "laporan/rinci.html", context)


def _kind(laporan: Laporan) -> Any:
    return kind_of(laporan.jenis).kode


def _content(laporan: Laporan) -> dict[str, Any]:
    """What the frozen figures show."""
    angka = laporan.angka
    held = ledger_of(angka) if shows_tree(angka) else None
    return {
        "tabel": chosen_tables(angka, kind_of(laporan.jenis).tabel(angka)),
        "sumber": _sumber(laporan),
        "alamat_periksa": check_url(laporan),
        "pohon": draw_tree(held, LEBAR) if held else "",
        "pohon_sempit": draw_tree(held, SEMPIT) if held else "",
    }


def _sumber(laporan: Laporan) -> list[tuple[str, str]]:
    angka = laporan.angka
    held = ledger_of(angka) or angka
    lines = []
    if sk := held.get("sk"):
        lines.append(("SK", f"{sk['nomor'] or 'tanpa nomor'} ({sk['tahun']})"))
    if rilis := held.get("rilis"):
        lines.append(("Data sumber", f"{rilis['sumber']} {rilis['tahun']}"))
    if neraca := held.get("neraca"):
        day = tanggal(date.fromisoformat(neraca["tanggal"]))
        lines.append(("Rekapitulasi dihitung", day))
    if neraca and "kriteria" in held:
        kriteria = held["kriteria"]
        named = kriteria["nomor_ba"] if kriteria else "Kriteria belum ditetapkan"
        lines.append(("Kriteria optimal", named))
    drawn_by = angka.get("perender", {})
    lines += [
        ("Keadaan per", tanggal(date.fromisoformat(angka["tanggal"]))),
        ("Program", f"Rumah Bersama {drawn_by.get('program', '')}, {drawn_by.get('fonta', '')}"),
        ("Sidik angka (SHA-256)", laporan.sidik),
    ]
    return lines


def _tahap(laporan: Laporan) -> list[tuple[str, str]]:
    frozen = "selesai" if laporan.angka else "menunggu"
    drawing = "berjalan" if laporan.status == StatusLaporan.DISUSUN else "menunggu"
    return [("Angka dibekukan", frozen), ("PDF digambar", drawing), ("Siap", "menunggu")]


@login_required
@require_POST
def tanda_tangan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    laporan = visible_laporan(request, pk)
    can_sign_laporan(user, laporan).require()
    form = TandaTanganForm(request.POST, request.FILES)
    if form.is_valid():
        scan = form.cleaned_data["pindaian"] or None
        sign_laporan(laporan=laporan, oleh=user, pindaian=scan)
        messages.success(request, "Dicatat: laporan ini sudah ditandatangani.")
    else:
        messages.error(request, str(form.errors["pindaian"][0]))
    return redirect("laporan:rinci", laporan.pk)


@login_required
@require_POST
def urungkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    laporan = visible_laporan(request, pk)
    can_sign_laporan(user, laporan).require()
    unsign_laporan(laporan=laporan, oleh=user)
    messages.success(request, "Tanda tangan dicabut; laporan kembali siap.")
    return redirect("laporan:rinci", laporan.pk)


@login_required
@require_POST
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    laporan = visible_laporan(request, pk)
    can_sign_laporan(user, laporan).require()
    send_laporan(laporan=laporan, oleh=user)
    messages.success(request, "Dicatat: laporan ini sudah dikirim.")
    return redirect("laporan:rinci", laporan.pk)


@login_required
@require_POST
def periksa_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """Compute the figures anew and say what differs; nothing is changed."""
    user = cast(Pengguna, request.user)
    laporan = visible_laporan(request, pk)
    can_request_laporan(user, _kind(laporan), laporan.wilayah).require()
    try:
        hasil = recompute(laporan=laporan)
    except Galat as galat:
        return render(request, "laporan/periksa_ulang.html", {"laporan": laporan, "galat": galat})
    return render(request, "laporan/periksa_ulang.html", {"laporan": laporan, "hasil": hasil})
