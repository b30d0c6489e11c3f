"""By-name lists: ask with a purpose, wait, fetch once more when needed, within a week."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django_htmx.http import HttpResponseClientRefresh

from fondasi.listing import Kolom, list_page
from kecamatan.models import Pengguna, Wilayah
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.unduhan import note_download, request_unduhan
from kemiskinan.enums import JenisUnduhan, StatusProses
from kemiskinan.forms.unduhan import SARINGAN, UnduhanForm
from kemiskinan.models import DaftarVerval, Rilis, Unduhan
from kemiskinan.permissions.unduhan import PEMINTA, can_fetch_unduhan, can_request_unduhan
from kemiskinan.queries.sasaran import decrees_for, kabupaten_kodes

COLUMNS = [
    Kolom("Daftar", "jenis", ("jenis", "-pk")),
    Kolom("Tujuan"),
    Kolom("Diminta", "waktu", ("created_at",)),
    Kolom("Keadaan"),
]
TANPA_HALAMAN = (JenisUnduhan.REKAP_PIMPINAN, JenisUnduhan.MENINGGAL, JenisUnduhan.RANCANGAN_SK)
"""Kinds that need nothing but a purpose."""


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Unduhan.objects.visible_to(user).select_related("oleh", "daftar__wilayah")
    pilihan = [(one.value, one.label) for one in TANPA_HALAMAN if can_request_unduhan(user, one)]
    context = {
        "daftar": list_page(request, rows, columns=COLUMNS, satuan="unduhan"),
        "pilihan": pilihan,
    }
    return render(request, "kemiskinan/unduhan.html", context)


@login_required
def minta(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    data = request.POST if request.method == "POST" else None
    form = UnduhanForm(data, initial=_initial(request.GET))
    jenis = str(form["jenis"].value() or "")
    if jenis not in PEMINTA:
        raise Http404
    can_request_unduhan(user, jenis).require()
    if form.is_valid():
        row = request_unduhan(oleh=user, **_request_of(user, form))
        messages.success(request, "Permintaan diterima; berkasnya sedang disiapkan.")
        return redirect("kemiskinan:unduhan-detail", row.pk)
    context = {"form": form, "jenis": JenisUnduhan(jenis)}
    return render(request, "kemiskinan/unduhan_minta.html", context)


def _initial(query: QueryDict) -> dict[str, Any]:
    kept = QueryDict(mutable=True)
    for name in SARINGAN:
        if value := query.get(name):
            kept[name] = str(value)
    names = ("jenis", "daftar", "rilis")
    return {**{name: query.get(name, "") for name in names}, "saringan": kept.urlencode()}


def _request_of(user: Pengguna, form: UnduhanForm) -> dict[str, Any]:
    """The form's keys as rows that this person may see; anything else is a 404."""
    data = form.cleaned_data
    jenis = JenisUnduhan(data["jenis"])
    daftar = rilis = None
    if jenis == JenisUnduhan.DAFTAR_VERVAL:
        rows = DaftarVerval.objects.visible_to(user).select_related("kabupaten")
        daftar = get_object_or_404(rows, pk=data["daftar"])
    elif jenis != JenisUnduhan.REKAP_PIMPINAN:
        rilis = _decree(user, data["rilis"])
    return {
        "jenis": jenis,
        "kabupaten": _kabupaten(user, daftar, rilis),
        "tujuan": data["tujuan"],
        "daftar": daftar,
        "rilis": rilis,
        "saringan": _kept(data["saringan"]) if jenis == JenisUnduhan.SASARAN else {},
    }


def _kept(text: str) -> dict[str, str]:
    query = QueryDict(text)
    return {name: str(query[name]) for name in SARINGAN if query.get(name)}


def _decree(user: Pengguna, pk: int | None) -> Rilis:
    rows = decrees_for(user).select_related("kabupaten")
    found = rows.filter(pk=pk).first() if pk else rows.first()
    if found is None:
        raise Http404
    return found


def _kabupaten(user: Pengguna, daftar: DaftarVerval | None, rilis: Rilis | None) -> Wilayah:
    source = daftar or rilis
    if source is not None:
        return source.kabupaten
    return get_object_or_404(Wilayah, kode=kabupaten_kodes(user)[0])


def _fetch(user: Pengguna, pk: int) -> Unduhan:
    related = ("oleh", "berkas", "kabupaten", "daftar__wilayah", "rilis")
    return get_object_or_404(Unduhan.objects.visible_to(user).select_related(*related), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    running = row.status == StatusProses.MENUNGGU
    if request.htmx and not running:  # type: ignore[attr-defined]
        return HttpResponseClientRefresh()
    context = {
        "unduhan": row,
        "berjalan": running,
        "milik": bool(can_fetch_unduhan(user, row)),
        "tahap": [("Diminta", "selesai"), ("Disusun", "berjalan"), ("Siap diunduh", "menunggu")],
    }
    return render(request, "kemiskinan/unduhan_rinci.html", context)


@login_required
def berkas(request: HttpRequest, pk: int) -> FileResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_fetch_unduhan(user, row).require()
    note_download(row, oleh=user)
    return serve_berkas(row.berkas, f"{row.jenis}-{row.pk}")
