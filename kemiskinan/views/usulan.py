"""Proposals of people whom the decree misses."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.photos import clean_photo
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.usulan import move_usulan, propose_usulan
from kemiskinan.forms.usulan import LangkahForm, UsulanForm
from kemiskinan.models import UsulanBaru
from kemiskinan.permissions.usulan import can_move_usulan, can_propose_usulan
from kemiskinan.queries.usulan import next_steps, outlier_desa

COLUMNS = [
    Kolom("Nama", "nama", ("nama", "pk")),
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "nama")),
    Kolom("Diajukan", "waktu", ("created_at",)),
    Kolom("Keadaan", "status", ("status", "-pk")),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = UsulanBaru.objects.visible_to(user).select_related("desa__induk")
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="usulan"),
        "boleh": bool(can_propose_usulan(user)),
        "menonjol": outlier_desa(user),
    }
    return render(request, "kemiskinan/usulan.html", context)


@login_required
@sensitive_post_parameters("nik", "nama")
def buat(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_propose_usulan(user).require()
    form = UsulanForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid() and (usulan := _propose(form, user)):
        messages.success(request, "Usulan terkirim kepada kecamatan untuk diverifikasi.")
        return redirect("kemiskinan:usulan-detail", usulan.pk)
    return render(request, "kemiskinan/usulan_buat.html", {"form": form})


def _propose(form: UsulanForm, user: Pengguna) -> UsulanBaru | None:
    desa = form.cleaned_data["desa"]
    can_propose_usulan(user, desa).require()
    try:
        return propose_usulan(desa, form.isi, bukti=_evidence(form, user), oleh=user)
    except Galat as galat:
        fields = {"NIK_BELUM_BENAR": "nik", "LAHIR_NANTI": "tanggal_lahir"}
        fallback = "bukti" if galat.kode.startswith("FOTO_") else None
        form.add_error(fields.get(galat.kode, fallback), galat.pesan)
        return None


def _evidence(form: UsulanForm, user: Pengguna) -> Berkas | None:
    upload = form.cleaned_data["bukti"]
    if not upload:
        return None
    clean = ContentFile(clean_photo(upload.read()))
    return store_berkas(clean, jenis="bukti-usulan", nama="bukti.jpg", oleh=user)


def _fetch(user: Pengguna, pk: int) -> UsulanBaru:
    rows = UsulanBaru.objects.visible_to(user).select_related("desa__induk", "oleh", "bukti")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    usulan = _fetch(user, pk)
    context = {"usulan": usulan, "langkah": next_steps(user, usulan)}
    return render(request, "kemiskinan/usulan_rinci.html", context)


@login_required
@require_POST
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    usulan = _fetch(user, pk)
    form = LangkahForm(request.POST)
    if not form.is_valid():
        raise Http404
    can_move_usulan(user, usulan, form.cleaned_data["status"]).require()
    row = move_usulan(usulan, oleh=user, **form.cleaned_data)
    messages.success(request, f"Usulan kini {row.get_status_display().lower()}.")
    return redirect("kemiskinan:usulan-detail", usulan.pk)


@login_required
def bukti(request: HttpRequest, pk: int) -> FileResponse:
    usulan = _fetch(cast(Pengguna, request.user), pk)
    return serve_berkas(usulan.bukti, f"bukti-usulan-{usulan.pk}")
