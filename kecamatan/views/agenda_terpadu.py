"""The joint agenda of a kecamatan: a month as page and sheet, and the lines that people write."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kept.drawing import fresh_key
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.kegiatan_terpadu import add_kegiatan, change_kegiatan, remove_kegiatan
from kecamatan.forms.kegiatan_terpadu import KegiatanForm
from kecamatan.models import KegiatanTerpadu, Pengguna, Wilayah
from kecamatan.permissions.kegiatan_terpadu import can_add_kegiatan, can_change_kegiatan
from kecamatan.queries.agenda_terpadu import choices_for, kecamatan_for, month_agenda
from kecamatan.reports.agenda_terpadu import agenda_terpadu_pdf
from kecamatan.rules.bulan import neighbours, read_month

KOLOM_GALAT = {"TANGGAL_JAUH": "tanggal", "JAM_TERBALIK": "selesai", "DESA_LAIN": "desa"}


@login_required
def pilih(request: HttpRequest) -> HttpResponse:
    """The one kecamatan of most people at once; a list for those who have many."""
    found = choices_for(cast(Pengguna, request.user))
    kodes = [kode for _kabupaten, below in found for kode, _words in below]
    if len(kodes) == 1:
        return redirect("kecamatan:agenda-terpadu", kodes[0])
    return render(request, "kecamatan/agenda_terpadu_pilih.html", {"pilihan": found})


def _fetch(user: Pengguna, kode: str) -> Wilayah:
    rows = kecamatan_for(user).select_related("induk__induk")
    return get_object_or_404(rows, kode=kode)


@login_required
def bulan(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kecamatan = _fetch(user, kode)
    month = read_month(request.GET.get("bulan", ""), today())
    before, after = neighbours(month)
    context = {
        "kecamatan": kecamatan,
        "bulan": month,
        "sebelum": before,
        "sesudah": after,
        "hari": month_agenda(user, kecamatan, month),
        "hari_ini": today(),
        "boleh": bool(can_add_kegiatan(user, kecamatan)),
    }
    return render(request, "kecamatan/agenda_terpadu.html", context)


@login_required
def lembar(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kecamatan = _fetch(user, kode)
    month = read_month(request.GET.get("bulan", ""), today())
    pdf = agenda_terpadu_pdf(kecamatan, month, month_agenda(user, kecamatan, month))
    name = f"agenda-terpadu-{kecamatan.kode}-{month:%Y-%m}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


@login_required
def tambah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kecamatan = _fetch(user, kode)
    can_add_kegiatan(user, kecamatan).require()
    form = KegiatanForm(request.POST or None, kecamatan=kecamatan, initial={"kunci": fresh_key()})
    if request.method == "POST" and form.is_valid():
        try:
            kunci = form.cleaned_data["kunci"]
            row = add_kegiatan(kecamatan, form.isi, kunci=kunci, oleh=user)
        except Galat as galat:
            form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
        else:
            tell(request, _("Kegiatan masuk ke agenda terpadu."))
            return _to_month(row)
    context = {"form": form, "kecamatan": kecamatan}
    return render(request, "kecamatan/kegiatan_terpadu_isian.html", context)


def _to_month(row: KegiatanTerpadu) -> HttpResponse:
    page = reverse("kecamatan:agenda-terpadu", args=[row.wilayah.kode])
    return redirect(f"{page}?bulan={row.tanggal:%Y-%m}")


def _fetch_kegiatan(user: Pengguna, pk: int) -> KegiatanTerpadu:
    rows = KegiatanTerpadu.objects.visible_to(user).select_related("wilayah", "desa", "oleh")
    return get_object_or_404(rows, pk=pk)


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """The line in full; a form for those who may change it."""
    user = cast(Pengguna, request.user)
    row = _fetch_kegiatan(user, pk)
    boleh = can_change_kegiatan(user, row)
    if request.method == "POST":
        boleh.require()
    form = KegiatanForm(request.POST or None, kecamatan=row.wilayah, kegiatan=row)
    if request.method == "POST" and form.is_valid():
        try:
            versi = form.cleaned_data["versi"]
            changed = change_kegiatan(row, form.isi, versi=versi, oleh=user)
        except Galat as galat:
            form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
            if galat.kode == "BENTROK":
                form.compare(_fetch_kegiatan(user, pk))
        else:
            tell(request, _("Perubahan kegiatan tersimpan."))
            return _to_month(changed)
    context = {"form": form, "kecamatan": row.wilayah, "kegiatan": row, "boleh": bool(boleh)}
    return render(request, "kecamatan/kegiatan_terpadu_isian.html", context)


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch_kegiatan(user, pk)
    can_change_kegiatan(user, row).require()
    if request.method == "POST":
        remove_kegiatan(row, oleh=user)
        tell(request, _("Kegiatan dikeluarkan dari agenda terpadu."))
        return _to_month(row)
    return render(request, "kecamatan/kegiatan_terpadu_hapus.html", {"kegiatan": row})
