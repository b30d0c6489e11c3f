"""The official steps of a release: each on a page that says in numbers what will happen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import angka
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kemiskinan.actions.pemberlakuan import apply_rilis, reject_rilis, withdraw_rilis
from kemiskinan.forms.rilis import AlasanForm
from kemiskinan.models import Rilis
from kemiskinan.permissions.rilis import can_decide_rilis, can_withdraw_rilis
from kemiskinan.queries.rilis import standing_on
from kemiskinan.views.rilis import fetch_rilis

PAGE = "kemiskinan/rilis_periksa.html"


@login_required
def rilis_berlakukan(request: HttpRequest, pk: int) -> HttpResponse:
    rilis = fetch_rilis(request, pk)
    user = cast(Pengguna, request.user)
    can_decide_rilis(user, rilis).require()
    if request.method == "POST":
        return _act(request, rilis, lambda: apply_rilis(rilis, oleh=user), _("Data berlaku."))
    return render(request, PAGE, _apply_context(rilis))


def _apply_context(rilis: Rilis) -> dict[str, Any]:
    current = Rilis.objects.in_force().filter(kabupaten=rilis.kabupaten, jenis=rilis.jenis).first()
    rows = [("Yang diberlakukan", str(rilis)), ("Baris", angka(rilis.baris_disimpan))]
    rows.append(("Yang digantikan", str(current) if current else _("Belum ada")))
    if selisih := rilis.ringkasan.get("selisih"):
        rows += [
            ("Baru", angka(selisih["baru"])),
            ("Tidak ada lagi", angka(selisih["hilang"])),
            ("Pindah desil", angka(selisih["desil_turun"] + selisih["desil_naik"])),
        ]
    rows.append(("Catatan pemeriksaan", angka(sum(rilis.jumlah_catatan.values()))))
    return {
        "rilis": rilis,
        "judul_halaman_ini": _("Berlakukan data"),
        "kalimat": _("Mulai saat ini padu padan, daftar, dan rekapitulasi memakai data ini."),
        "baris": rows,
        "tombol": _("Berlakukan data"),
    }


@login_required
def rilis_tolak(request: HttpRequest, pk: int) -> HttpResponse:
    rilis = fetch_rilis(request, pk)
    user = cast(Pengguna, request.user)
    can_decide_rilis(user, rilis).require()
    form = AlasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        alasan = form.cleaned_data["alasan"]
        return _act(
            request,
            rilis,
            lambda: reject_rilis(rilis, alasan=alasan, oleh=user),
            _("Data ditolak."),
        )
    context = {
        "rilis": rilis,
        "form": form,
        "judul_halaman_ini": _("Tolak data"),
        "kalimat": _("Baris yang sudah dibaca dihapus; riwayat dan alasannya tetap tersimpan."),
        "baris": [("Yang ditolak", str(rilis)), ("Baris", angka(rilis.baris_disimpan))],
        "tombol": _("Tolak data"),
        "bahaya": True,
    }
    return render(request, PAGE, context)


@login_required
def rilis_tarik(request: HttpRequest, pk: int) -> HttpResponse:
    """Batalkan pemberlakuan."""
    rilis = fetch_rilis(request, pk)
    user = cast(Pengguna, request.user)
    can_withdraw_rilis(user, rilis).require()
    form = AlasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        alasan = form.cleaned_data["alasan"]
        return _act(
            request,
            rilis,
            lambda: withdraw_rilis(rilis, alasan=alasan, oleh=user),
            _("Pemberlakuan dibatalkan."),
        )
    uses = standing_on(rilis)
    previous = str(rilis.menggantikan) if rilis.menggantikan else _("Tidak ada")
    context = {
        "rilis": rilis,
        "form": form,
        "judul_halaman_ini": _("Batalkan pemberlakuan"),
        "kalimat": _("Data ini kembali menunggu keputusan dan data sebelumnya berlaku lagi."),
        "baris": [
            ("Yang dibatalkan", str(rilis)),
            ("Baris", angka(rilis.baris_disimpan)),
            ("Berlaku kembali", previous),
            ("Masih dipakai oleh", ", ".join(uses) or _("tidak ada")),
        ],
        "tombol": _("Batalkan pemberlakuan"),
        "bahaya": True,
    }
    return render(request, PAGE, context)


def _act(request: HttpRequest, rilis: Rilis, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except Galat as galat:
        messages.error(request, galat.pesan)
    else:
        tell(request, done)
    return redirect("kemiskinan:rilis-detail", rilis.pk)
