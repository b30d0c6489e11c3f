"""Instansi, kontak, kop surat and pejabat: four small masters on the same two pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.actions.data_induk import save_data_induk, set_lambang
from kecamatan.forms.data_induk import (
    DataIndukForm,
    InstansiForm,
    KontakForm,
    KopSuratForm,
    PejabatForm,
)
from kecamatan.models import Instansi, Kontak, KopSurat, Pejabat, Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.permissions.data_induk import PENGURUS, can_edit_data_induk, can_list_data_induk
from kecamatan.views.berkas import serve_berkas


@dataclass(frozen=True, slots=True)
class Induk:
    model: Any
    form: type[DataIndukForm]
    judul: Any
    satu: Any
    kolom: tuple[Kolom, ...]
    dibaca: tuple[str, ...] = ("wilayah",)


WILAYAH = Kolom("Wilayah", "wilayah", ("wilayah__kode",))
INDUK = {
    "instansi": Induk(
        Instansi,
        InstansiForm,
        _("Instansi"),
        _("instansi"),
        (Kolom("Nama", "nama", ("nama",)), Kolom("Jenis", "jenis", ("jenis",)), WILAYAH),
        dibaca=("wilayah", "induk"),
    ),
    "kontak": Induk(
        Kontak,
        KontakForm,
        _("Kontak"),
        _("kontak"),
        (
            Kolom("Nama", "nama", ("nama",)),
            Kolom("Jabatan dan unsur", "jabatan", ("jabatan",)),
            Kolom("Kontak"),
            WILAYAH,
        ),
    ),
    "kop-surat": Induk(
        KopSurat,
        KopSuratForm,
        _("Kop surat"),
        _("kop surat"),
        (Kolom("Kop"), Kolom("Lambang"), WILAYAH),
    ),
    "pejabat": Induk(
        Pejabat,
        PejabatForm,
        _("Penanda tangan"),
        _("penanda tangan"),
        (Kolom("Nama", "nama", ("nama",)), Kolom("Jabatan"), Kolom("Masa"), WILAYAH),
    ),
}


def _rows(user: Pengguna, induk: Induk) -> Any:
    kodes = cakupan_of(user).kodes(*PENGURUS)
    rows = induk.model.objects.filter(below("wilayah", kodes))
    return rows.select_related(*induk.dibaca)


@login_required
def daftar(request: HttpRequest, jenis: str) -> HttpResponse:
    user, induk = cast(Pengguna, request.user), INDUK[jenis]
    can_list_data_induk(user).require()
    daftar: Any = list_page(
        request, _rows(user, induk), columns=induk.kolom, satuan=str(induk.satu)
    )
    context = {
        "daftar": daftar,
        "induk": induk,
        "jenis": jenis,
        "tabel": f"kecamatan/_tabel_{jenis.replace('-', '_')}.html",
        "url_baru": f"kecamatan:{jenis}-baru",
    }
    return render(request, "kecamatan/data_induk.html", context)


@login_required
def ubah(request: HttpRequest, jenis: str, pk: int | None = None) -> HttpResponse:
    user, induk = cast(Pengguna, request.user), INDUK[jenis]
    can_list_data_induk(user).require()
    objek = get_object_or_404(_rows(user, induk), pk=pk) if pk else None
    form = induk.form(request.POST or None, request.FILES or None, instance=objek, user=user)
    if request.method == "POST" and form.is_valid():
        can_edit_data_induk(user, form.cleaned_data["wilayah"]).require()
        try:
            _save(form, user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect(f"kecamatan:{jenis}")
    context = {"form": form, "induk": induk, "objek": objek, "url_daftar": f"kecamatan:{jenis}"}
    return render(request, "kecamatan/data_induk_ubah.html", context)


@transaction.atomic
def _save(form: DataIndukForm, user: Pengguna) -> None:
    objek = save_data_induk(form.save(commit=False), oleh=user)
    if lambang := form.cleaned_data.get("lambang_baru"):
        set_lambang(objek, lambang, oleh=user)


@login_required
def lambang(request: HttpRequest, pk: int) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    can_list_data_induk(user).require()
    kop = get_object_or_404(_rows(user, INDUK["kop-surat"]).select_related("lambang"), pk=pk)
    return serve_berkas(kop.lambang, f"lambang {kop.wilayah}")
