"""The catalogue of innovations across kecamatan."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from kecamatan.actions.inovasi import BERKAS, adopt_inovasi, save_inovasi, withdraw_adopsi
from kecamatan.forms.inovasi import AdopsiForm, InovasiForm, SaringInovasiForm
from kecamatan.models import Inovasi, Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.rumah_bersama import KANTOR
from kecamatan.permissions.inovasi import (
    can_add_inovasi,
    can_adopt_inovasi,
    can_edit_inovasi,
    can_list_inovasi,
)
from kecamatan.queries.inovasi import filtered_inovasi
from kecamatan.reports.inovasi import inovasi_pdf, inovasi_sheet
from kecamatan.rules.berkas import nama_unduhan
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.xlsx import xlsx_response

KOLOM = (
    Kolom("Inovasi", "nama", ("nama",)),
    Kolom("Tempat", "tempat", ("wilayah__kode", "nama")),
    Kolom("Tahap", "tahap", ("tahap", "nama")),
    Kolom("Hasil"),
    Kolom("Diadopsi", "adopsi", ("pengadopsi",), angka=True),
)
GALAT = {"TAHUN_NANTI": "tahun", "UKURAN_TANPA_SATUAN": "satuan", "SUDAH_ADA": "nama"}


@login_required
def daftar(request: HttpRequest) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    can_list_inovasi(user).require()
    form = SaringInovasiForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = list_page(
        request, filtered_inovasi(user), columns=KOLOM, satuan="inovasi", export=True,
        saringan=SaringanFormulir(form, filtered_inovasi(user, **chosen)),
    )  # fmt: skip
    if wants_export(request):
        return xlsx_response([inovasi_sheet(page.semua)], "Katalog inovasi")
    context = {"daftar": page, "boleh": bool(can_add_inovasi(user))}
    return render(request, "kecamatan/inovasi.html", context)


def _fetch(user: Pengguna, pk: int) -> Inovasi:
    rows = Inovasi.objects.visible_to(user).select_related("wilayah__induk")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    inovasi = _fetch(user, pk)
    adopsi = list(inovasi.adopsi.select_related("wilayah__induk"))
    taken = {one.wilayah.kode for one in adopsi}
    own = inovasi.wilayah.kode if inovasi.wilayah else ""
    kodes = [k for k in cakupan_of(user).kodes(*KANTOR) if k not in taken and k != own]
    context = {
        "inovasi": inovasi,
        "adopsi": adopsi,
        "milik": cakupan_of(user).kodes(*KANTOR),
        "berkas": [(nama, label) for nama, label in NAMA_BERKAS if getattr(inovasi, f"{nama}_id")],
        "form": AdopsiForm(kodes=kodes) if kodes else None,
        "boleh": bool(can_edit_inovasi(user, inovasi)),
    }
    return render(request, "kecamatan/inovasi_rinci.html", context)


NAMA_BERKAS = (("sk", "SK"), ("bukti", "Bukti hasil"), ("replikasi", "Paket replikasi"))


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    inovasi = _fetch(user, pk) if pk else None
    (can_edit_inovasi(user, inovasi) if inovasi else can_add_inovasi(user)).require()
    form = InovasiForm(request.POST or None, request.FILES or None, instance=inovasi, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            row = save_inovasi(form.save(commit=False), berkas=form.berkas, oleh=user)
        except Galat as galat:
            form.add_error(GALAT.get(galat.kode), galat.pesan)
        else:
            tell(request, _("Kartu inovasi tersimpan."))
            return redirect("kecamatan:inovasi-rinci", row.pk)
    return render(request, "kecamatan/inovasi_ubah.html", {"form": form, "inovasi": inovasi})


@login_required
def berkas(request: HttpRequest, pk: int, jenis: str) -> FileResponse:
    inovasi = _fetch(cast(Pengguna, request.user), pk)
    if jenis not in BERKAS:
        raise Http404
    return serve_berkas(getattr(inovasi, jenis), f"{dict(NAMA_BERKAS)[jenis]} {inovasi}")


@login_required
def cetak(request: HttpRequest, pk: int) -> HttpResponse:
    inovasi = _fetch(cast(Pengguna, request.user), pk)
    nama = nama_unduhan(f"Inovasi {inovasi}", "application/pdf")
    return HttpResponse(
        inovasi_pdf(inovasi, list(inovasi.adopsi.select_related("wilayah"))),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{nama}"'},
    )


@login_required
@require_POST
def adopsi(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    inovasi = _fetch(user, pk)
    can_adopt_inovasi(user).require()
    form = AdopsiForm(request.POST, kodes=cakupan_of(user).kodes(*KANTOR))
    if form.is_valid():
        wilayah = form.cleaned_data["wilayah"]
        if "tarik" in request.POST:
            withdraw_adopsi(inovasi, wilayah, oleh=user)
            tell(request, _("Adopsi ditarik."))
        else:
            adopt_inovasi(inovasi, wilayah, catatan=form.cleaned_data["catatan"], oleh=user)
            tell(request, _("Adopsi oleh %(tempat)s tercatat.") % {"tempat": wilayah})
    return redirect("kecamatan:inovasi-rinci", pk)
