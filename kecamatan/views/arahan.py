"""/rapat/arahan/ : one direction to many, and how far each of them is."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Daftar, Kolom, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions import arahan as aksi
from kecamatan.actions.bukti import store_bukti
from kecamatan.forms.arahan import ArahanForm, CabutArahanForm
from kecamatan.forms.tindak_lanjut import JawabanForm, KelengkapanForm
from kecamatan.models import Arahan, PenerimaArahan, Pengguna, Wilayah
from kecamatan.permissions.arahan import (
    can_answer_arahan,
    can_issue_arahan,
    can_return_arahan,
    can_withdraw_arahan,
)
from kecamatan.queries.arahan import RUJUKAN, issuing_places, kemajuan_of, url_of_arahan
from kecamatan.queries.tindak_lanjut import PanelRujukan, rujukan_panel
from kecamatan.rules.arahan import teks_arahan, teks_belum
from kecamatan.views.berkas import serve_berkas

COLUMNS = [
    Kolom("Arahan", "judul", ("judul",)),
    Kolom("Dari", "pemberi", ("wilayah__kode", "pemberi")),
    Kolom("Batas waktu", "batas", ("batas",)),
    Kolom("Kemajuan"),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Arahan.objects.visible_to(user).select_related("wilayah")
    page: Daftar[Arahan] = list_page(
        request, rows.with_kemajuan(), columns=COLUMNS, satuan="arahan", total=rows.count()
    )
    mine = PenerimaArahan.objects.mine(user).filter(arahan__in=[row.pk for row in page.rows])
    own = {row.arahan_id: row for row in mine}
    context = {
        "daftar": page,
        "baris": [(row, own.get(row.pk)) for row in page.rows],
        "boleh": bool(can_issue_arahan(user)),
    }
    return render(request, "kecamatan/arahan.html", context)


@login_required
def buat(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_issue_arahan(user).require()
    wilayah = _place(request, issuing_places(user))
    form = ArahanForm(request.POST or None, wilayah=wilayah)
    if request.method == "POST" and form.is_valid():
        arahan = aksi.issue_arahan(form.arahan(), oleh=user)
        jumlah = arahan.penerima.count()
        tell(request, _("Arahan terkirim kepada %(n)s penerima.") % {"n": jumlah})
        return redirect("kecamatan:arahan-detail", arahan.pk)
    return render(request, "kecamatan/arahan_baru.html", {"form": form, "wilayah": wilayah})


def _place(request: HttpRequest, tempat: list[Wilayah]) -> Wilayah:
    wanted = request.GET.get("tempat") or tempat[0].kode
    found = next((one for one in tempat if one.kode == wanted), None)
    if found is None:
        raise Http404
    return found


def _fetch(request: HttpRequest, pk: int) -> Arahan:
    rows = Arahan.objects.visible_to(cast(Pengguna, request.user))
    return get_object_or_404(rows.select_related("wilayah", "rapat", "oleh"), pk=pk)


def _recipient(request: HttpRequest, pk: int) -> PenerimaArahan:
    rows = PenerimaArahan.objects.visible_to(cast(Pengguna, request.user))
    related = rows.select_related("arahan__wilayah", "wilayah", "instansi", "bukti")
    return get_object_or_404(related, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """The recipient's page, and for those above the matrix of all recipients."""
    user, arahan = cast(Pengguna, request.user), _fetch(request, pk)
    aksi.mark_read_arahan(arahan, oleh=user)
    rows = PenerimaArahan.objects.visible_to(user).filter(arahan=arahan)
    penerima = list(rows.select_related("wilayah", "instansi", "oleh"))
    for row in penerima:
        row.arahan = arahan
    own = set(PenerimaArahan.objects.mine(user).filter(arahan=arahan).values_list("pk", flat=True))
    milik = [row for row in penerima if row.pk in own]
    atas = bool(len(penerima) > len(milik) or can_withdraw_arahan(user, arahan))
    belum = [row.nama for row in penerima if row.status != "SELESAI"]
    context = {
        "arahan": arahan,
        "penerima": penerima if atas else [],
        "kemajuan": kemajuan_of(penerima) if atas else None,
        "milik": [(row, bool(can_answer_arahan(user, row)), _panel(user, row)) for row in milik],
        "boleh_urus": bool(can_withdraw_arahan(user, arahan)),
        "boleh_kembali": {row.pk for row in penerima if can_return_arahan(user, row)},
        "teks": _text(arahan, belum if atas else []),
    }
    return render(request, "kecamatan/arahan_rinci.html", context)


def _panel(user: Pengguna, row: PenerimaArahan) -> PanelRujukan:
    return rujukan_panel(
        user, RUJUKAN, str(row.pk), uraian=row.arahan.isi, batas=row.arahan.batas.isoformat()
    )


def _text(arahan: Arahan, belum: list[str]) -> str:
    if arahan.dicabut_at is not None:
        return ""
    url = url_of_arahan(arahan)
    if belum and arahan.is_over:
        return teks_belum(arahan.judul, arahan.batas, belum, url)
    return teks_arahan(arahan.judul, arahan.isi, arahan.pemberi, arahan.batas, url)


@login_required
@require_POST
def ingatkan(request: HttpRequest, pk: int) -> HttpResponse:
    user, arahan = cast(Pengguna, request.user), _fetch(request, pk)
    can_withdraw_arahan(user, arahan).require()
    aksi.remind_arahan(arahan, oleh=user, hari_ini=today())
    tell(request, _("Yang belum selesai diingatkan."))
    return redirect("kecamatan:arahan-detail", pk)


@login_required
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    user, arahan = cast(Pengguna, request.user), _fetch(request, pk)
    can_withdraw_arahan(user, arahan).require()
    form = CabutArahanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        aksi.withdraw_arahan(arahan, oleh=user, **form.cleaned_data)
        tell(request, _("Arahan dicabut dan penerimanya diberi tahu."))
        return redirect("kecamatan:arahan-detail", pk)
    context = {"form": form, "arahan": arahan, "judul": _("Cabut arahan"), "bahaya": True}
    return render(request, "kecamatan/arahan_langkah.html", context)


@login_required
@require_POST
def kerjakan(request: HttpRequest, pk: int) -> HttpResponse:
    user, penerima = cast(Pengguna, request.user), _recipient(request, pk)
    can_answer_arahan(user, penerima).require()
    aksi.start_arahan(penerima, oleh=user)
    tell(request, _("Tercatat sedang dikerjakan."))
    return redirect("kecamatan:arahan-detail", penerima.arahan_id)


@login_required
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    user, penerima = cast(Pengguna, request.user), _recipient(request, pk)
    can_answer_arahan(user, penerima).require()
    initial = {"isi": penerima.jawaban}
    form = JawabanForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            upload = form.cleaned_data["bukti"]
            bukti = store_bukti(upload, jenis="bukti-arahan", oleh=user) if upload else None
            aksi.finish_arahan(penerima, jawaban=form.cleaned_data["isi"], bukti=bukti, oleh=user)
        except Galat as galat:
            at_file = galat.kode.startswith(("FOTO_", "BUKTI_", "BERKAS_"))
            form.add_error("bukti" if at_file else None, galat.pesan)
        else:
            tell(request, _("Jawaban terkirim."))
            return redirect("kecamatan:arahan-detail", penerima.arahan_id)
    context = {"form": form, "arahan": penerima.arahan, "judul": _("Laporkan selesai")}
    return render(request, "kecamatan/arahan_langkah.html", context)


@login_required
def kembalikan(request: HttpRequest, pk: int) -> HttpResponse:
    user, penerima = cast(Pengguna, request.user), _recipient(request, pk)
    can_return_arahan(user, penerima).require()
    form = KelengkapanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        aksi.return_arahan(penerima, oleh=user, **form.cleaned_data)
        tell(request, _("Permintaan kelengkapan terkirim."))
        return redirect("kecamatan:arahan-detail", penerima.arahan_id)
    judul = _("Mohon kelengkapan dari %(nama)s") % {"nama": penerima.nama}
    context = {"form": form, "arahan": penerima.arahan, "judul": judul}
    return render(request, "kecamatan/arahan_langkah.html", context)


@login_required
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    return serve_berkas(_recipient(request, pk).bukti, f"bukti-arahan-{pk}")
