"""/kemiskinan/penerima/ : an OPD uploads whom it helped; the portal finds them in the decree."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from fondasi.errors import Galat
from fondasi.formatting import angka, bulan_tahun
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from fondasi.spreadsheets.sheets import Kolom as KolomXlsx
from fondasi.spreadsheets.sheets import Lembar
from fondasi.spreadsheets.writing import write_xlsx
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.penerima import BATAS, confirm_penerima, decide_penerima, start_penerima
from kemiskinan.enums import StatusPadanan, StatusProses
from kemiskinan.forms.penerima import UnggahPenerimaForm
from kemiskinan.models import DaftarPenerima, Penerima, Sasaran
from kemiskinan.permissions.intervensi import can_use_sub_kegiatan
from kemiskinan.permissions.penerima import can_handle_penerima, can_open_penerima
from kemiskinan.queries.penerima import (
    candidates,
    next_to_review,
    shown_daftar_penerima,
    to_review,
    visible_daftar_penerima,
)
from kemiskinan.queries.program import visible_sub_kegiatan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
COLUMNS = [
    Kolom("Sub kegiatan", "sub", ("sub_kegiatan__kode",)),
    Kolom("Bulan", "bulan", ("tahun", "bulan")),
    Kolom("Baris", angka=True),
    Kolom("Keadaan"),
    Kolom("Diunggah", "diunggah", ("created_at",)),
]
COLUMNS_BARIS = [
    Kolom("Penerima", "nama", ("nama",)),
    Kolom("Baris", "baris", ("nomor_baris",), angka=True),
    Kolom("Hasil", "hasil", ("status", "nomor_baris")),
    Kolom("Alasan dan catatan"),
]
TEMPLAT = [
    KolomXlsx("Nama", 32),
    KolomXlsx("NIK", 20),
    KolomXlsx("Tanggal Lahir", 14, "tanggal"),
    KolomXlsx("Desa/Kelurahan", 24),
    KolomXlsx("Kecamatan", 24),
    KolomXlsx("Nilai (Rp)", 16, "bilangan"),
]


def _require_peran(request: HttpRequest) -> Pengguna:
    user = cast(Pengguna, request.user)
    if not can_open_penerima(user):
        raise Http404
    return user


def _fetch(request: HttpRequest, pk: int) -> DaftarPenerima:
    return get_object_or_404(visible_daftar_penerima(_require_peran(request)), pk=pk)


@login_required
def penerima(request: HttpRequest) -> HttpResponse:
    rows = shown_daftar_penerima(_require_peran(request))
    page = list_page(request, rows, columns=COLUMNS, satuan="daftar")
    return render(request, "kemiskinan/penerima.html", {"daftar": page})


@login_required
def penerima_unggah(request: HttpRequest) -> HttpResponse:
    user = _require_peran(request)
    offered = visible_sub_kegiatan(user)
    initial = {"sub_kegiatan": request.GET.get("sub_kegiatan", "")}
    form = UnggahPenerimaForm(
        request.POST or None, request.FILES or None, sub_kegiatan=offered, initial=initial
    )
    if request.method == "POST" and form.is_valid() and (daftar := _start(form, user)):
        return redirect("kemiskinan:penerima-rinci", daftar.pk)
    context = {"form": form, "batas": BATAS.ukuran_berkas}
    return render(request, "kemiskinan/penerima_unggah.html", context)


def _start(form: UnggahPenerimaForm, user: Pengguna) -> DaftarPenerima | None:
    found = form.cleaned_data
    can_use_sub_kegiatan(user, found["sub_kegiatan"]).require()
    try:
        return start_penerima(
            found["sub_kegiatan"],
            tahun=found["tahun"],
            bulan=found["bulan"],
            berkas=found["berkas"],
            oleh=user,
        )
    except Galat as galat:
        form.add_error("berkas", galat.pesan)
        return None


@login_required
def penerima_templat(request: HttpRequest) -> HttpResponse:
    _require_peran(request)
    return _workbook(Lembar("Penerima", TEMPLAT, [], baris_isian=1000), "templat-penerima.xlsx")


@login_required
def penerima_rinci(request: HttpRequest, pk: int) -> HttpResponse:
    found = _fetch(request, pk)
    running = found.status in {StatusProses.MENUNGGU, StatusProses.BERJALAN}
    if request.headers.get("HX-Request") and not running:
        return HttpResponseClientRefresh()
    rows = found.penerima.select_related("sasaran", "desa")
    page = list_page(request, rows, columns=COLUMNS_BARIS, satuan="baris")
    sisa = to_review(found).filter(keputusan="").count()
    context = {
        "penerima": found,
        "bulan": bulan_tahun(today().replace(year=found.tahun, month=found.bulan, day=1)),
        "berjalan": running,
        "daftar": page,
        "sisa": sisa,
        "boleh": can_handle_penerima(cast(Pengguna, request.user), found),
    }
    return render(request, "kemiskinan/penerima_rinci.html", context)


@login_required
def penerima_tinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """The next recipient that the engine left to a person, or the one asked for."""
    found = _fetch(request, pk)
    can_handle_penerima(cast(Pengguna, request.user), found).require()
    asked = request.GET.get("baris", "")
    rows = to_review(found)
    row = rows.filter(pk=int(asked[:18])).first() if asked.isdecimal() else next_to_review(found)
    if row is None or found.dikonfirmasi_at:
        return redirect("kemiskinan:penerima-rinci", pk)
    context = {
        "penerima": found,
        "baris": row,
        "calon": candidates(row),
        "jumlah": rows.count(),
        "selesai": rows.exclude(keputusan="").count(),
    }
    return render(request, "kemiskinan/penerima_tinjau.html", context)


@login_required
@require_POST
def penerima_putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    user = _require_peran(request)
    rows = Penerima.objects.filter(daftar__in=visible_daftar_penerima(user).order_by())
    row = get_object_or_404(rows.select_related("daftar__sub_kegiatan__kabupaten"), pk=pk)
    can_handle_penerima(user, row.daftar).require()
    chosen = request.POST.get("sasaran", "")
    sasaran = get_object_or_404(Sasaran, pk=int(chosen[:18])) if chosen.isdecimal() else None
    try:
        decide_penerima(row, sasaran=sasaran, oleh=user)
    except Galat as galat:
        messages.error(request, galat.pesan)
    else:
        tell(request, _("Keputusan untuk baris %(n)s tersimpan.") % {"n": row.nomor_baris})
    return redirect("kemiskinan:penerima-tinjau", row.daftar_id)


@login_required
def penerima_konfirmasi(request: HttpRequest, pk: int) -> HttpResponse:
    """What will be recorded, in numbers; then the record."""
    found = _fetch(request, pk)
    user = cast(Pengguna, request.user)
    can_handle_penerima(user, found).require()
    if request.method == "POST":
        try:
            done = confirm_penerima(found, oleh=user)
        except Galat as galat:
            messages.error(request, galat.pesan)
        else:
            text = _("%(n)s intervensi tercatat tersalur.")
            tell(request, text % {"n": angka(done.jumlah["intervensi"])})
        return redirect("kemiskinan:penerima-rinci", pk)
    settled = found.penerima.exclude(sasaran=None).count()
    baris = [
        (_("Sub kegiatan"), str(found.sub_kegiatan)),
        (_("Baris pada berkas"), angka(found.jumlah.get("baris", 0))),
        (_("Akan dicatat tersalur"), angka(settled)),
        (_("Tidak dicatat (bukan sasaran SK)"), angka(found.jumlah.get("baris", 0) - settled)),
    ]
    context = {
        "penerima": found,
        "baris": baris,
        "aksi": request.path,
        "batal": reverse("kemiskinan:penerima-rinci", args=[pk]),
        "tombol": _("Catat sebagai tersalur"),
    }
    return render(request, "kemiskinan/penerima_konfirmasi.html", context)


@login_required
def penerima_temuan(request: HttpRequest, pk: int) -> HttpResponse:
    """Row by row what was found, as a workbook for whoever repairs the source."""
    found = _fetch(request, pk)
    user = cast(Pengguna, request.user)
    record("unduh_temuan_penerima", found, oleh=user, wilayah=found.kabupaten)
    columns = [
        KolomXlsx("Baris", 8, "bilangan"), KolomXlsx("Nama", 32), KolomXlsx("NIK", 20),
        KolomXlsx("Desa/kelurahan", 24), KolomXlsx("Hasil", 20), KolomXlsx("Alasan", 50),
        KolomXlsx("Catatan", 50),
    ]  # fmt: skip
    kaki = _("Pemeriksaan penerima untuk %(opd)s") % {"opd": found.instansi}
    sheet = Lembar("Pemeriksaan", columns, _finding_rows(found), kaki=kaki)
    return _workbook(sheet, f"pemeriksaan-penerima-{found.pk}.xlsx")


def _finding_rows(found: DaftarPenerima) -> Iterator[list[object]]:
    for row in found.penerima.select_related("desa").iterator():
        yield [
            row.nomor_baris, row.nama, row.nik_samar, row.desa.nama if row.desa else "",
            StatusPadanan(row.status).label if row.status else "",
            "; ".join(row.alasan), "; ".join(row.catatan),
        ]  # fmt: skip


@login_required
def penerima_berkas(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _fetch(request, pk)
    record(
        "unduh_berkas_penerima", found, oleh=cast(Pengguna, request.user), wilayah=found.kabupaten
    )
    return serve_berkas(found.berkas)


def _workbook(sheet: Lembar, name: str) -> HttpResponse:
    target = BytesIO()
    write_xlsx(target, [sheet])
    response = HttpResponse(target.getvalue(), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
