"""The agenda of one meeting: refresh, add, move, drop, take back. All plain POSTs."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.formatting import angka
from fondasi.notices import tell
from fondasi.rujukan import Rujukan, resolve
from kecamatan.actions.agenda import add_agenda, drop_agenda, move_agenda
from kecamatan.actions.isi_agenda import fill_agenda
from kecamatan.models import AgendaRapat, Pengguna
from kecamatan.permissions.rapat import can_change_agenda
from kecamatan.views.rapat import fetch_rapat

LANGKAH = {"naik": -1, "turun": 1}


@login_required
@require_POST
def perbarui(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_agenda(user, rapat).require()
    hasil = fill_agenda(rapat, oleh=user)
    if hasil.masuk or hasil.keluar:
        isi = {"masuk": angka(hasil.masuk), "keluar": angka(hasil.keluar)}
        tell(request, _("%(masuk)s perkara masuk, %(keluar)s yang selesai dikeluarkan.") % isi)
    else:
        tell(request, _("Agenda sudah memuat semua yang terbuka."))
    return _back(pk)


@login_required
@require_POST
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_agenda(user, rapat).require()
    try:
        add_agenda(rapat, request.POST.get("judul", "").replace("\x00", ""), oleh=user)
    except Galat as galat:
        messages.error(request, galat.pesan)
    if request.GET.get("dari") == "berlangsung":
        return redirect("kecamatan:rapat-berlangsung", pk)
    return _back(pk)


def _item(user: Pengguna, pk: int) -> AgendaRapat:
    rows = AgendaRapat.objects.visible_to(user).items().select_related("rapat__wilayah")
    item = get_object_or_404(rows, pk=pk)
    can_change_agenda(user, item.rapat).require()
    return item


@login_required
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """To what an item is about, for somebody who may open it."""
    user = cast(Pengguna, request.user)
    rows = AgendaRapat.objects.visible_to(user).select_related("usulan", "tindak_lanjut")
    item = get_object_or_404(rows, pk=pk)
    found = _source(user, item)
    if found is None:
        messages.info(request, _("Yang dirujuk butir ini tidak dapat dibuka."))
        return _back(item.rapat_id, f"#butir-{item.pk}")
    return redirect(found.url)


def _source(user: Pengguna, item: AgendaRapat) -> Rujukan | None:
    if item.usulan is not None:
        return resolve(user, item.usulan.rujukan_jenis, item.usulan.kunci)
    promise = item.tindak_lanjut
    return resolve(user, promise.rujukan_jenis, promise.rujukan_kunci) if promise else None


@login_required
@require_POST
def geser(request: HttpRequest, pk: int, arah: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    item = _item(user, pk)
    move_agenda(item, LANGKAH[arah], oleh=user)
    return _back(item.rapat_id, f"#butir-{item.pk}")


@login_required
@require_POST
def lepas(request: HttpRequest, pk: int, *, dilewati: bool = True) -> HttpResponse:
    user = cast(Pengguna, request.user)
    item = _item(user, pk)
    drop_agenda(item, dilewati=dilewati, oleh=user)
    return _back(item.rapat_id)


def _back(pk: int, place: str = "#agenda") -> HttpResponse:
    response = redirect("kecamatan:rapat-rinci", pk)
    response["Location"] += place
    return response
