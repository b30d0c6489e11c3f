"""Padu padan: start a run, follow it, read its result."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kemiskinan.actions.padanan import TAHAP, start_pemadanan
from kemiskinan.enums import INDIVIDU, JenisRilis, StatusPadanan, StatusProses
from kemiskinan.forms.padanan import MulaiForm, SaringanPadanan
from kemiskinan.models import Pemadanan, Rilis
from kemiskinan.permissions.padanan import can_match
from kemiskinan.queries.padanan import review_queue, verdict_rows

BERJALAN = (StatusProses.MENUNGGU, StatusProses.BERJALAN)
COLUMNS = [
    Kolom("Nama dalam SK", "nama", ("sasaran__nama",)),
    Kolom("No. SK", "no", ("sasaran__nomor_baris",)),
    Kolom("Desa/kelurahan", "desa", ("sasaran__desa__kode",)),
    Kolom("Skor", "skor", ("skor",), angka=True),
    Kolom("Alasan"),
    Kolom("Keputusan"),
]


def fetch_pemadanan(user: Pengguna, pk: int) -> Pemadanan:
    """The run, when this person may know of it; otherwise 404."""
    rows = Pemadanan.objects.visible_to(user).select_related("kabupaten", "sk", "rilis", "oleh")
    return get_object_or_404(rows, pk=pk)


@login_required
def pemadanan(request: HttpRequest) -> HttpResponse:
    """The runs of the viewer's kabupaten and the form that starts one."""
    user = cast(Pengguna, request.user)
    runs = Pemadanan.objects.visible_to(user).select_related("sk", "rilis")
    context = {"runs": list(runs[:50]), "form": _form(request, user)}
    return render(request, "kemiskinan/padanan_mulai.html", context)


@login_required
@require_POST
def pemadanan_mulai(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    form = _form(request, user)
    if not form.is_valid():
        runs = Pemadanan.objects.visible_to(user).select_related("sk", "rilis")
        context = {"runs": list(runs[:50]), "form": form}
        return render(request, "kemiskinan/padanan_mulai.html", context, status=422)
    sk, rilis = form.cleaned_data["sk"], form.cleaned_data["rilis"]
    can_match(user, sk.kabupaten).require()
    try:
        run = start_pemadanan(sk, rilis, oleh=user)
    except Galat as galat:
        messages.error(request, galat.pesan)
        return redirect("kemiskinan:pemadanan")
    tell(request, _("Padu padan dimulai."))
    return redirect("kemiskinan:pemadanan-hasil", run.pk)


def _form(request: HttpRequest, user: Pengguna) -> MulaiForm:
    rows = Rilis.objects.visible_to(user).in_force().select_related("kabupaten")
    return MulaiForm(
        request.POST or None,
        sk=rows.filter(jenis=JenisRilis.SK_BUPATI),
        rilis=rows.filter(jenis__in=INDIVIDU),
    )


@login_required
def pemadanan_hasil(request: HttpRequest, pk: int) -> HttpResponse:
    """The bar while it works; afterwards three numbers and the people behind each."""
    run = fetch_pemadanan(cast(Pengguna, request.user), pk)
    if run.status != StatusProses.SELESAI:
        return render(request, "kemiskinan/padanan_proses.html", _progress(run))
    if request.headers.get("HX-Target") == "kemajuan":
        return HttpResponse(headers={"HX-Refresh": "true"})
    hasil = request.GET.get("hasil", "")
    hasil = hasil if hasil in StatusPadanan.values else StatusPadanan.PERLU_DITINJAU
    rows = verdict_rows(run, hasil)
    form = SaringanPadanan(request.GET, pemadanan=run)
    page = list_page(
        request,
        rows,
        columns=COLUMNS,
        saringan=SaringanFormulir(form, form.narrow(rows)),
        satuan=_("jiwa"),
        total=run.jumlah.get(hasil),
    )
    context = {"run": run, "daftar": page, "hasil": hasil, "tab": _tabs(run, hasil)}
    context["antrean"] = review_queue(run)
    return render(request, "kemiskinan/padanan_hasil.html", context)


def _tabs(run: Pemadanan, hasil: str) -> list[tuple[str, str, int, bool]]:
    """(label, URL, people, whether it is this one) per verdict."""
    url = reverse("kemiskinan:pemadanan-hasil", args=[run.pk])
    order = (StatusPadanan.OTOMATIS, StatusPadanan.PERLU_DITINJAU, StatusPadanan.TIDAK_PADAN)
    return [
        (str(s.label), f"{url}?hasil={s.value}", run.jumlah.get(s.value, 0), s == hasil)
        for s in order
    ]


def _progress(run: Pemadanan) -> dict[str, object]:
    names = list(dict.fromkeys(TAHAP.values()))
    now = names.index(run.tahap) if run.tahap in names else -1
    failed = run.status == StatusProses.GAGAL
    states = [
        "selesai" if at < now else "menunggu" if at > now else "gagal" if failed else "berjalan"
        for at in range(len(names))
    ]
    return {
        "run": run,
        "tahap": list(zip(names, states, strict=True)),
        "berjalan": run.status in BERJALAN,
        "url": reverse("kemiskinan:pemadanan-hasil", args=[run.pk]),
    }
