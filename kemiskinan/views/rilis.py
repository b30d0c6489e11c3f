"""/kemiskinan/data-sumber/ : deliveries come in, are looked at, and take force."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.charts.bars import Batang, bars
from fondasi.errors import Galat
from fondasi.formatting import angka, tanggal
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kemiskinan.actions.rilis import cancel_rilis, receive_rilis, reread_rilis
from kemiskinan.enums import StatusRilis
from kemiskinan.forms.rilis import PemetaanForm, UnggahRilisForm
from kemiskinan.intake.layouts import layout_of, layouts_of
from kemiskinan.models import Rilis
from kemiskinan.permissions.rilis import can_manage_rilis
from kemiskinan.queries.rilis import (
    findings,
    managed_kabupaten,
    rows_per_desil,
    rows_per_kecamatan,
)

COLUMNS = [
    Kolom("Data sumber"),
    Kolom("Dokumen"),
    Kolom("Baris", "baris", ("baris_disimpan",), angka=True),
    Kolom("Keadaan", "keadaan", ("status",)),
    Kolom("Diterima", "diterima", ("created_at",)),
]
# Stages as people know them, and the worker's names for them.
TAHAP = (("Diterima", ""), ("Dibaca", "baca"), ("Diindeks", "indeks"), ("Diperiksa", "periksa"))
REREADABLE = (StatusRilis.GAGAL, StatusRilis.DIBATALKAN, StatusRilis.DITOLAK)


def secretariat(request: HttpRequest) -> Pengguna:
    """The viewer, when deliveries are her work at all; for others these pages do not exist."""
    user = cast(Pengguna, request.user)
    if not managed_kabupaten(user).exists():
        raise Http404
    return user


def fetch_rilis(request: HttpRequest, pk: int) -> Rilis:
    rows = Rilis.objects.visible_to(secretariat(request))
    related = rows.select_related("kabupaten", "berkas", "menggantikan", "dibuat_oleh")
    return get_object_or_404(related, pk=pk)


@login_required
def rilis_daftar(request: HttpRequest) -> HttpResponse:
    rows = Rilis.objects.visible_to(secretariat(request)).select_related("kabupaten")
    page = list_page(request, rows, columns=COLUMNS, satuan="berkas")
    return render(request, "kemiskinan/rilis_daftar.html", {"daftar": page})


@login_required
def rilis_unggah(request: HttpRequest) -> HttpResponse:
    user = secretariat(request)
    form = UnggahRilisForm(
        request.POST or None, request.FILES or None, kabupaten=managed_kabupaten(user)
    )
    if request.method == "POST" and form.is_valid() and (rilis := _receive(form, user)):
        return redirect("kemiskinan:rilis-detail", rilis.pk)
    context = {"form": form, "batas": settings.BATAS_UNGGAH}
    status = 422 if form.errors else 200
    return render(request, "kemiskinan/rilis_unggah.html", context, status=status)


def _receive(form: UnggahRilisForm, user: Pengguna) -> Rilis | None:
    found = dict(form.cleaned_data)
    can_manage_rilis(user, found["kabupaten"]).require()
    berkas = found.pop("berkas")
    try:
        return receive_rilis(**found, isi=berkas, nama=berkas.name, oleh=user)
    except Galat as galat:
        form.add_error("berkas", galat.pesan)
        return None


@login_required
def rilis_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar while it is read; afterwards what was found, and the decision about it."""
    rilis = fetch_rilis(request, pk)
    if rilis.is_running:
        return render(request, "kemiskinan/rilis_proses.html", _progress(rilis))
    if request.headers.get("HX-Target") == "kemajuan":
        return HttpResponse(headers={"HX-Refresh": "true"})
    return render(request, "kemiskinan/rilis_rinci.html", _content(rilis))


def _progress(rilis: Rilis) -> dict[str, Any]:
    names = [code for _name, code in TAHAP]
    now = names.index(rilis.tahap) if rilis.tahap in names else 0
    states = ["selesai" if i < now else "berjalan" if i == now else "menunggu" for i in range(4)]
    url = reverse("kemiskinan:rilis-detail", args=[rilis.pk])
    return {
        "rilis": rilis,
        "tahap": [(name, state) for (name, _c), state in zip(TAHAP, states, strict=True)],
        "hitungan": _("%s baris") % angka(rilis.baris_dibaca) if rilis.baris_dibaca else "",
        "url": url,
        "batal_url": reverse("kemiskinan:rilis-batal", args=[rilis.pk]),
    }


def _content(rilis: Rilis) -> dict[str, Any]:
    stored = rilis.status in {StatusRilis.DIPERIKSA, StatusRilis.BERLAKU, StatusRilis.DIGANTI}
    return {
        "rilis": rilis,
        "tersimpan": stored,
        "dapat_dibaca_ulang": rilis.status in REREADABLE and not rilis.alasan,
        "dapat_dipetakan": bool(rilis.pemetaan)
        and (rilis.status in REREADABLE or rilis.status == StatusRilis.DIPERIKSA),
        "layout": _layout_title(rilis),
        "ringkas": _summary(rilis),
        "desil": _desil_chart(rilis, 560),
        "desil_sempit": _desil_chart(rilis, 328),
        "kecamatan": rows_per_kecamatan(rilis) if stored else [],
        "catatan": findings(rilis) if stored else [],
        "jumlah_catatan": sum(rilis.jumlah_catatan.values()),
        "selisih": rilis.ringkasan.get("selisih"),
        "lama": Rilis.objects.filter(pk=rilis.ringkasan.get("selisih", {}).get("lama")).first(),
    }


def _layout_title(rilis: Rilis) -> str:
    try:
        return layout_of(rilis.jenis, rilis.layout).judul
    except LookupError:
        return rilis.layout


def _summary(rilis: Rilis) -> list[tuple[str, str]]:
    document = rilis.nomor_dokumen or "–"
    if rilis.tanggal_dokumen:
        document += f", {tanggal(rilis.tanggal_dokumen)}"
    declared = rilis.jumlah_dinyatakan
    rows = angka(rilis.baris_disimpan)
    if declared:
        same = declared == rilis.baris_disimpan
        rows = f"{rows} dari {angka(declared)} menurut dokumen {'✓' if same else '– berbeda'}"
    return [
        ("Kabupaten/kota", rilis.kabupaten.sebutan),
        ("Dokumen", document),
        ("Baris tersimpan", rows),
        ("Susunan kolom", _layout_title(rilis)),
        ("Lama pembacaan", f"{angka(round(rilis.detik.get('total', 0)))} detik"),
    ]


def _desil_chart(rilis: Rilis, width: float) -> str:
    counts = rows_per_desil(rilis)
    items = [Batang(f"Desil {d}" if d else "Kosong", n) for d, n in counts]
    return bars(items, width=width, title="Baris per desil kesejahteraan") if items else ""


@login_required
@require_POST
def rilis_batal(request: HttpRequest, pk: int) -> HttpResponse:
    rilis = fetch_rilis(request, pk)
    can_manage_rilis(cast(Pengguna, request.user), rilis.kabupaten).require()
    try:
        cancel_rilis(rilis, oleh=cast(Pengguna, request.user))
    except Galat as galat:
        messages.error(request, galat.pesan)
    else:
        tell(request, _("Pembacaan dihentikan. Tidak ada baris yang tersimpan."))
    return redirect("kemiskinan:rilis-detail", rilis.pk)


@login_required
@require_POST
def rilis_baca_ulang(request: HttpRequest, pk: int) -> HttpResponse:
    rilis = fetch_rilis(request, pk)
    can_manage_rilis(cast(Pengguna, request.user), rilis.kabupaten).require()
    try:
        reread_rilis(rilis, oleh=cast(Pengguna, request.user))
    except Galat as galat:
        messages.error(request, galat.pesan)
    return redirect("kemiskinan:rilis-detail", rilis.pk)


@login_required
def rilis_pemetaan(request: HttpRequest, pk: int) -> HttpResponse:
    """How the header was understood; a correction is remembered and the file is read again."""
    rilis = fetch_rilis(request, pk)
    if not rilis.pemetaan:
        raise Http404
    layouts = layouts_of(rilis.jenis)
    asked = request.GET.get("susunan", rilis.layout)
    layout = next((x for x in layouts if x.kode == asked), layouts[0])
    titles = list(dict.fromkeys(rilis.pemetaan["judul"]))
    form = PemetaanForm(
        request.POST or None, layout=layout, judul=titles, initial=rilis.pemetaan["kolom"]
    )
    if request.method == "POST" and form.is_valid():
        can_manage_rilis(cast(Pengguna, request.user), rilis.kabupaten).require()
        try:
            reread_rilis(
                rilis,
                oleh=cast(Pengguna, request.user),
                layout=layout.kode,
                pemetaan=form.cleaned_data,
            )
        except Galat as galat:
            messages.error(request, galat.pesan)
        return redirect("kemiskinan:rilis-detail", rilis.pk)
    tabs = [(x.judul, f"?susunan={x.kode}", x is layout) for x in layouts]
    context = {"rilis": rilis, "form": form, "tab": tabs if len(tabs) > 1 else []}
    return render(request, "kemiskinan/rilis_pemetaan.html", context)
