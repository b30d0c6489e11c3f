"""Economic activities of desa and kelurahan."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from kecamatan.actions.mitra import save_kegiatan
from kecamatan.forms.mitra import KegiatanForm, SaringKegiatanForm
from kecamatan.models import KegiatanEkonomi, Mitra, Pengguna
from kecamatan.permissions.mitra import can_add_kegiatan, can_edit_kegiatan, can_list_mitra
from kecamatan.queries.mitra import filtered_kegiatan
from kecamatan.reports.mitra import kegiatan_sheet
from kecamatan.views.xlsx import xlsx_response

KOLOM = (
    Kolom("Kegiatan", "nama", ("nama",)),
    Kolom("Jenis", "jenis", ("jenis", "nama")),
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "nama")),
    Kolom("KK terlibat", "keluarga", ("keluarga",), angka=True),
    Kolom("Mitra", angka=True),
    Kolom("Keadaan", "keadaan", ("keadaan",)),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponseBase:
    user = cast(Pengguna, request.user)
    can_list_mitra(user).require()
    form = SaringKegiatanForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = list_page(
        request, filtered_kegiatan(user), columns=KOLOM, satuan="kegiatan", export=True,
        saringan=SaringanFormulir(form, filtered_kegiatan(user, **chosen)),
    )  # fmt: skip
    if wants_export(request):
        return xlsx_response([kegiatan_sheet(page.semua)], "Kegiatan ekonomi")
    context = {"daftar": page, "boleh": bool(can_add_kegiatan(user))}
    return render(request, "kecamatan/kegiatan.html", context)


def _fetch(user: Pengguna, pk: int) -> KegiatanEkonomi:
    rows = KegiatanEkonomi.objects.visible_to(user).select_related("desa__induk__induk")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kegiatan = _fetch(user, pk)
    context = {
        "kegiatan": kegiatan,
        "mitra": Mitra.objects.visible_to(user).filter(kegiatan=kegiatan),
        "boleh": bool(can_edit_kegiatan(user, kegiatan.desa)),
    }
    return render(request, "kecamatan/kegiatan_rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kegiatan = _fetch(user, pk) if pk else None
    (can_edit_kegiatan(user, kegiatan.desa) if kegiatan else can_add_kegiatan(user)).require()
    form = KegiatanForm(request.POST or None, instance=kegiatan, user=user)
    if request.method == "POST" and form.is_valid():
        row = form.save(commit=False)
        row.desa = form.cleaned_data["desa"]
        can_edit_kegiatan(user, row.desa).require()
        try:
            save_kegiatan(row, mitra=list(form.cleaned_data["mitra"]), oleh=user)
        except Galat as galat:
            kolom = {"TAHUN_NANTI": "tahun_mulai"}.get(galat.kode, "nama")
            form.add_error(kolom, galat.pesan)
        else:
            tell(request, _("Kegiatan tersimpan."))
            return redirect("kecamatan:kegiatan-rinci", row.pk)
    return render(request, "kecamatan/kegiatan_ubah.html", {"form": form, "kegiatan": kegiatan})
