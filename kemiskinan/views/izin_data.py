"""/kemiskinan/izin-data/ : what the province may see by name, on which letter, until when."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.actions.izin_data import grant_izin, revoke_izin
from kemiskinan.forms.izin_data import CabutForm, IzinForm
from kemiskinan.models import IzinData
from kemiskinan.permissions.izin_data import can_grant_izin, can_list_izin, can_revoke_izin
from kemiskinan.queries.izin_data import looks_at

COLUMNS = [
    Kolom(_("Penerima"), "penerima", ("penerima__nama", "-pk")),
    Kolom(_("Wilayah"), "wilayah", ("wilayah__kode", "-pk")),
    Kolom(_("Berlaku"), "berlaku", ("mulai", "pk")),
    Kolom(_("Keadaan")),
]
TERAKHIR = 50


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_izin(user).require()
    rows = IzinData.objects.visible_to(user).select_related("penerima", "wilayah")
    page: Any = list_page(request, rows, columns=COLUMNS, satuan="izin")
    context = {
        "daftar": page,
        "boleh": bool(can_grant_izin(user)),
        "dipegang": IzinData.objects.held_by(user).exists(),
    }
    return render(request, "kemiskinan/izin_data.html", context)


def _kabupaten(user: Pengguna) -> Wilayah:
    """Whose people this person may show; the first of those she serves."""
    can_grant_izin(user).require()
    return cakupan_of(user).places(Peran.BAPPEDA)[0]


@login_required
def buat(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kabupaten = _kabupaten(user)
    initial = {"wilayah": kabupaten.kode, "mulai": today()}
    form = IzinForm(request.POST or None, kabupaten=kabupaten, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            izin = grant_izin(kabupaten, form.isi, oleh=user)
        except Galat as galat:
            form.add_error(KOLOM.get(galat.kode), galat.pesan)
        else:
            tell(request, _("Izin diberikan; penerimanya diberi tahu."))
            return redirect("kemiskinan:izin-data-detail", izin.pk)
    return render(request, "kemiskinan/izin_data_buat.html", {"form": form})


KOLOM = {
    "MASA_TERBALIK": "sampai",
    "MASA_LEWAT": "sampai",
    "MASA_TERLALU_LAMA": "sampai",
    "BUKAN_PROVINSI": "penerima",
    "IZIN_SUDAH_ADA": "nomor_surat",
}


def _fetch(user: Pengguna, pk: int) -> IzinData:
    related = ("penerima", "wilayah", "kabupaten", "oleh", "dicabut_oleh")
    return get_object_or_404(IzinData.objects.visible_to(user).select_related(*related), pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    return _shown(request, _fetch(cast(Pengguna, request.user), pk), CabutForm())


def _shown(
    request: HttpRequest, izin: IzinData, form: CabutForm, status: int = 200
) -> HttpResponse:
    user = cast(Pengguna, request.user)
    looks = looks_at(izin)
    context = {
        "izin": izin,
        "form": form,
        "boleh_cabut": bool(can_revoke_izin(user, izin)),
        "dipegang": izin.berlaku and izin.penerima_id == user.pk,
        "dibuka": list(looks[:TERAKHIR]),
        "banyak": looks.count(),
    }
    return render(request, "kemiskinan/izin_data_rinci.html", context, status=status)


@login_required
@require_POST
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    izin = _fetch(user, pk)
    can_revoke_izin(user, izin).require()
    form = CabutForm(request.POST)
    if not form.is_valid():
        return _shown(request, izin, form, status=400)
    revoke_izin(izin, alasan=form.cleaned_data["alasan"], oleh=user)
    tell(request, _("Izin dicabut; sejak sekarang tidak membuka apa pun."))
    return redirect("kemiskinan:izin-data-detail", izin.pk)
