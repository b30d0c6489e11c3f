from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.kept.drawing import witness
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.actions.pengguna import invite_pengguna, set_aktif
from kecamatan.actions.tautan import create_tautan
from kecamatan.forms.pengguna import CariPenggunaForm, NonaktifForm, UndanganForm
from kecamatan.models import Pengguna
from kecamatan.permissions.pengguna import (
    can_end_penugasan,
    can_give_penugasan,
    can_list_pengguna,
    can_manage_akun,
)
from kecamatan.queries.daftar_pengguna import filtered_pengguna
from kecamatan.queries.pengguna import newest_sign_in, pengguna_managed_by
from kecamatan.views.tautan import show_tautan

KOLOM = (
    Kolom("Nama dan kontak", "nama", ("nama",)),
    Kolom("Penugasan"),
    Kolom("Terakhir masuk", "masuk", ("last_login",)),
    Kolom("Keadaan"),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_pengguna(user).require()
    witness(newest_sign_in)
    form = CariPenggunaForm(request.GET, user=user)
    pilihan = form.cleaned_data if form.is_valid() else {}
    rows = pengguna_managed_by(user)
    saringan = SaringanFormulir(form, filtered_pengguna(user, rows, **pilihan))
    daftar = list_page(request, rows, columns=KOLOM, saringan=saringan, satuan="pengguna")
    return render(request, "kecamatan/pengguna.html", {"daftar": daftar})


@login_required
def undang(request: HttpRequest) -> HttpResponse:
    """The link is shown once, in the answer to the POST itself: it is stored nowhere."""
    user = cast(Pengguna, request.user)
    can_list_pengguna(user).require()
    form = UndanganForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_give_penugasan(user, data["peran"], data["wilayah"]).require()
        try:
            pengguna, token = invite_pengguna(**data, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            return show_tautan(request, pengguna, token, baru=True)
    return render(request, "kecamatan/pengguna_undang.html", {"form": form})


@login_required
def rincian(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengguna = get_object_or_404(pengguna_managed_by(user), pk=pk)
    witness(newest_sign_in)
    rows = pengguna.penugasan.select_related("wilayah__induk", "instansi").order_by("-mulai")
    penugasan = [(row, can_end_penugasan(user, row)) for row in rows]
    context = {
        "pengguna": pengguna,
        "penugasan": penugasan,
        "kelola": can_manage_akun(user, pengguna),
    }
    return render(request, "kecamatan/pengguna_rincian.html", context)


@login_required
@require_POST
def tautan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengguna = get_object_or_404(pengguna_managed_by(user), pk=pk)
    can_manage_akun(user, pengguna).require()
    return show_tautan(request, pengguna, create_tautan(pengguna, oleh=user), baru=False)


@login_required
def nonaktifkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengguna = get_object_or_404(pengguna_managed_by(user), pk=pk)
    can_manage_akun(user, pengguna).require()
    form = NonaktifForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        set_aktif(pengguna, aktif=False, oleh=user, alasan=form.cleaned_data["alasan"])
        tell(request, _("Akun %(nama)s dinonaktifkan.") % {"nama": pengguna.nama})
        return redirect("kecamatan:pengguna-rincian", pk)
    return render(request, "kecamatan/pengguna_nonaktif.html", {"form": form, "pengguna": pengguna})


@login_required
@require_POST
def aktifkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengguna = get_object_or_404(pengguna_managed_by(user), pk=pk)
    can_manage_akun(user, pengguna).require()
    set_aktif(pengguna, aktif=True, oleh=user)
    tell(request, _("Akun %(nama)s aktif kembali.") % {"nama": pengguna.nama})
    return redirect("kecamatan:pengguna-rincian", pk)
