"""/pendamping/kunjungan/ : visits to the villages."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kecamatan.views.berkas import serve_berkas
from pendamping.actions.kunjungan import (
    change_kunjungan,
    follow_up_kunjungan,
    propose_kunjungan,
    set_cancelled,
    submit_kunjungan,
)
from pendamping.forms.kunjungan import (
    KunjunganForm,
    SaringKunjunganForm,
    TindakLanjutKunjunganForm,
)
from pendamping.models import Kunjungan
from pendamping.permissions.kunjungan import (
    can_change_kunjungan,
    can_follow_up_kunjungan,
    can_list_kunjungan,
    can_propose_kunjungan,
    can_record_kunjungan,
)
from pendamping.queries.kunjungan import filtered_visits, visits
from pendamping.reports.kunjungan import visits_xlsx
from pendamping.views.unduhan import xlsx_response

KOLOM = (
    Kolom("Kegiatan", "kegiatan", ("kegiatan",)),
    Kolom("Tanggal", "tanggal", ("tanggal", "pk")),
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "-tanggal")),
    Kolom("Tujuan", "tujuan", ("tujuan", "-tanggal")),
    Kolom("Oleh", "oleh", ("oleh__nama", "-tanggal")),
)
ISIAN_GALAT = {
    "TANGGAL_MUSTAHIL": "tanggal",
    "TITIK_TIDAK_LENGKAP": "bujur",
    "TITIK_DI_LUAR": "lintang",
    "NIK_DI_CATATAN": "temuan",
}


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_kunjungan(user).require()
    form = SaringKunjunganForm(request.GET, user=user)
    rows = filtered_visits(user, **(form.cleaned_data if form.is_valid() else {}))
    page = list_page(
        request, visits(user), columns=KOLOM, saringan=SaringanFormulir(form, rows),
        satuan="kunjungan", export=True,
    )  # fmt: skip
    if wants_export(request):
        record("unduh_kunjungan", "kunjungan", oleh=user, jumlah=page.sesuai)
        return xlsx_response(visits_xlsx(page.semua), "kunjungan")
    context = {"daftar": page, "boleh": bool(can_record_kunjungan(user))}
    return render(request, "pendamping/kunjungan.html", context)


@login_required
def baru(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_record_kunjungan(user).require()
    form = KunjunganForm(request.POST or None, request.FILES or None, user=user)
    if request.method == "POST" and form.is_valid():
        try:
            pk = _submit(form, user)
        except Galat as galat:
            _blame(form, galat)
        else:
            tell(request, _("Kunjungan tercatat."))
            return redirect("pendamping:kunjungan-rinci", pk)
    return render(request, "pendamping/kunjungan_isi.html", {"form": form})


def _submit(form: KunjunganForm, user: Pengguna) -> int:
    data = form.cleaned_data
    foto = data["foto"].read() if data["foto"] else b""
    kiriman = submit_kunjungan(
        data["desa"], form.isi, client_id=data["client_id"], foto=foto, oleh=user
    )
    return int(kiriman.tanda_terima["kunjungan"])


def _blame(form: KunjunganForm, galat: Galat) -> None:
    field = "foto" if galat.kode.startswith("FOTO_") else ISIAN_GALAT.get(galat.kode)
    form.add_error(field, galat.pesan)


def _fetch(user: Pengguna, pk: int) -> Kunjungan:
    rows = Kunjungan.objects.visible_to(user).select_related(
        "desa__induk", "oleh", "foto", "tindak_lanjut__instansi", "tindak_lanjut__kontak"
    )
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    context = {
        "kunjungan": row,
        "boleh_ubah": bool(can_change_kunjungan(user, row)),
        "boleh_usul": bool(can_propose_kunjungan(user, row)),
        "boleh_minta": bool(can_follow_up_kunjungan(user, row)),
    }
    return render(request, "pendamping/kunjungan_rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_change_kunjungan(user, row).require()
    form = KunjunganForm(request.POST or None, user=user, kunjungan=row)
    if request.method == "POST" and form.is_valid():
        try:
            change_kunjungan(row, form.isi, oleh=user)
        except Galat as galat:
            _blame(form, galat)
        else:
            tell(request, _("Tersimpan."))
            return redirect("pendamping:kunjungan-rinci", pk)
    return render(request, "pendamping/kunjungan_isi.html", {"form": form, "kunjungan": row})


@login_required
@require_POST
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_change_kunjungan(user, row).require()
    set_cancelled(row, batal=True, oleh=user)
    undo = reverse("pendamping:kunjungan-pulihkan", args=[pk])
    tell(request, _("Catatan kunjungan dibatalkan."), undo=undo)
    return redirect("pendamping:kunjungan")


@login_required
@require_POST
def pulihkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(Kunjungan.objects.visible_to(user), pk=pk, oleh=user)
    set_cancelled(row, batal=False, oleh=user)
    return redirect("pendamping:kunjungan-rinci", pk)


@login_required
@require_POST
def usulkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_propose_kunjungan(user, row).require()
    propose_kunjungan(row, oleh=user)
    tell(request, _("Diusulkan untuk rapat kecamatan berikutnya."))
    return redirect("pendamping:kunjungan-rinci", pk)


@login_required
def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_follow_up_kunjungan(user, row).require()
    form = TindakLanjutKunjunganForm(request.POST or None, kunjungan=row)
    if request.method == "POST" and form.is_valid():
        try:
            follow_up_kunjungan(row, form.permintaan, oleh=user)
        except Galat as galat:
            form.add_error("batas" if galat.kode == "BATAS_LALU" else None, galat.pesan)
        else:
            tell(request, _("Permintaan tindak lanjut dibuka."))
            return redirect("pendamping:kunjungan-rinci", pk)
    context = {"form": form, "kunjungan": row}
    return render(request, "pendamping/kunjungan_tindak_lanjut.html", context)


@login_required
def foto(request: HttpRequest, pk: int) -> FileResponse:
    row = _fetch(cast(Pengguna, request.user), pk)
    return serve_berkas(row.foto, f"kunjungan-{row.tanggal:%Y-%m-%d}-{row.desa.nama}")
