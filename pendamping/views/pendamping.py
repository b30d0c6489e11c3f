"""/pendamping/ : the registry of everybody who accompanies villages."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kecamatan.rules.telepon import wa_me
from kecamatan.views.tautan import show_tautan
from pendamping.actions.pendamping import (
    change_pendamping,
    invite_pendamping,
    register_pendamping,
)
from pendamping.forms.pendamping import PendampingForm, SaringPendampingForm
from pendamping.models import Pendamping, Penempatan
from pendamping.permissions.pendamping import (
    can_change_contract,
    can_invite_pendamping,
    can_list_pendamping,
    can_place_pendamping,
    can_register_pendamping,
)
from pendamping.queries.pendamping import filtered_registry, registry, villages_of
from pendamping.reports.pendamping import registry_xlsx
from pendamping.views.unduhan import xlsx_response

KOLOM = (
    Kolom("Nama", "nama", ("kontak__nama",)),
    Kolom("Program", "program", ("program__urutan", "kontak__nama")),
    Kolom("Desa binaan", "desa", ("jumlah_desa", "kontak__nama")),
    Kolom("Terdaftar di", "wilayah", ("wilayah__kode", "kontak__nama")),
    Kolom("Kontrak", "kontrak", ("kontrak_sampai", "kontak__nama")),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_pendamping(user).require()
    form = SaringPendampingForm(request.GET, user=user)
    pilihan = form.cleaned_data if form.is_valid() else {}
    seen = Pendamping.objects.visible_to(user)
    rows = filtered_registry(seen, **pilihan)
    page = list_page(
        request, seen, columns=KOLOM, saringan=SaringanFormulir(form, rows),
        satuan="pendamping", export=True,
    )  # fmt: skip
    if wants_export(request):
        record("unduh_pendamping", "pendamping", oleh=user, jumlah=page.sesuai)
        everybody = list(page.semua)
        return xlsx_response(registry_xlsx(everybody, villages_of(everybody)), "pendamping")
    desa = villages_of(page.rows)
    context = {"daftar": page, "desa": desa, "boleh": bool(can_register_pendamping(user))}
    return render(request, "pendamping/daftar.html", context)


@login_required
def baru(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_register_pendamping(user).require()
    form = PendampingForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        can_register_pendamping(user, form.cleaned_data["wilayah"]).require()
        try:
            row = register_pendamping(form.isi, kontak=form.cleaned_data["kontak"], oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Terdaftar. Sekarang tempatkan di desa/kelurahan."))
            return redirect("pendamping:penempatan-baru", row.pk)
    return render(request, "pendamping/ubah.html", {"form": form})


def fetch(user: Pengguna, pk: int) -> Pendamping:
    return get_object_or_404(registry(user).select_related("kontak__pengguna"), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch(user, pk)
    places = Penempatan.objects.visible_to(user).filter(pendamping=row)
    context = {
        "pendamping": row,
        "wa": wa_me(row.kontak.telepon),
        "penempatan": [
            (one, bool(not one.is_over and can_place_pendamping(user, row, one.desa)))
            for one in places.select_related("desa").order_by("sampai", "desa__kode")
        ],
        "boleh_ubah": bool(can_register_pendamping(user, row.wilayah)),
        "boleh_tempat": bool(can_place_pendamping(user, row, row.wilayah)),
        "boleh_akun": bool(
            row.kontak.pengguna_id is None and can_invite_pendamping(user, row) and places
        ),
    }
    return render(request, "pendamping/rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch(user, pk)
    can_register_pendamping(user, row.wilayah).require()
    form = PendampingForm(request.POST or None, user=user, pendamping=row)
    if request.method == "POST" and form.is_valid():
        can_register_pendamping(user, form.cleaned_data["wilayah"]).require()
        if form.isi.kontrak_sampai != row.kontrak_sampai:
            can_change_contract(user, row).require()
        try:
            change_pendamping(row, form.isi, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect("pendamping:rinci", pk)
    return render(request, "pendamping/ubah.html", {"form": form, "pendamping": row})


@login_required
@require_POST
def akun(request: HttpRequest, pk: int) -> HttpResponse:
    """The link is shown once, in the answer to the POST itself."""
    user = cast(Pengguna, request.user)
    row = fetch(user, pk)
    can_invite_pendamping(user, row).require()
    pengguna, token = invite_pendamping(row, oleh=user)
    return show_tautan(request, pengguna, token, baru=True)
