"""A meeting from its opening to its end: the screen of the notulis."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from fondasi.errors import Galat
from fondasi.formatting import jam
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.catatan import CatatanBentrok, save_catatan
from kecamatan.actions.jalan_rapat import close_rapat, start_rapat
from kecamatan.enums import StatusRapat
from kecamatan.forms.jalan_rapat import CatatanForm, KeputusanForm
from kecamatan.models import AgendaRapat, Pengguna, RapatKoordinasi
from kecamatan.permissions.jalan_rapat import can_record_rapat
from kecamatan.permissions.rapat import can_lead_rapat
from kecamatan.queries.agenda import matters_in, words_in
from kecamatan.queries.jalan_rapat import Layar, layar_of, readiness_of
from kecamatan.queries.kehadiran import count_hadir
from kecamatan.rules.catatan import merge_teks
from kecamatan.rules.jalan_rapat import DITULIS
from kecamatan.views.rapat import fetch_rapat

BAGIAN = ("catatan", "agenda", "keputusan")


def fetch_recorded(request: HttpRequest, pk: int) -> RapatKoordinasi:
    """The meeting, for those who write it down: 404 for strangers, 403 for mere readers."""
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_record_rapat(user, rapat).require()
    return rapat


@login_required
@require_POST
def mulai(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    try:
        start_rapat(rapat, oleh=cast(Pengguna, request.user))
    except Galat as galat:
        messages.error(request, galat.pesan)
        return redirect("kecamatan:rapat-rinci", pk)
    return redirect("kecamatan:rapat-berlangsung", pk)


@login_required
@never_cache
@require_GET
def berlangsung(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    if rapat.status not in DITULIS:
        return redirect("kecamatan:rapat-rinci", pk)
    return show_screen(request, rapat, KeputusanForm(rapat=rapat))


def show_screen(
    request: HttpRequest, rapat: RapatKoordinasi, form: KeputusanForm, status: int = 200
) -> HttpResponse:
    """The three columns; `form` is the decision being written."""
    layar = layar_of(rapat, request.GET.get("butir", ""))
    bagian = request.GET.get("bagian", "")
    perkara = matters_in(layar.kini) if layar.kini else []
    context = {
        "rapat": rapat,
        "layar": layar,
        "perkara": perkara,
        "kata": words_in(rapat.wilayah, perkara),
        "hari_ini": today(),
        "form": form,
        "bagian": bagian if bagian in BAGIAN else BAGIAN[0],
        "tab": [(name, _tab_url(layar, name)) for name in ("agenda", "catatan", "keputusan")],
        "berjalan": rapat.status == StatusRapat.BERLANGSUNG,
        "pemimpin": bool(can_lead_rapat(cast(Pengguna, request.user), rapat)),
    }
    return render(request, "kecamatan/rapat_berlangsung.html", context, status=status)


def _tab_url(layar: Layar, bagian: str) -> str:
    butir = layar.kini.pk if layar.kini else ""
    return f"?butir={butir}&bagian={bagian}"


@login_required
@never_cache
@require_GET
def kabar(request: HttpRequest, pk: int) -> JsonResponse:
    """What changed while this screen was open: attendance, decisions, notes of the item shown."""
    rapat = fetch_recorded(request, pk)
    layar = layar_of(rapat, request.GET.get("butir", ""))
    kini = layar.kini
    return JsonResponse(
        {
            "hadir": count_hadir(rapat),
            "keputusan": layar.tanda_keputusan,
            "butir": kini.pk if kini else None,
            "versi": kini.versi if kini else 0,
            "catatan": kini.catatan if kini else "",
            "oleh": _saver(kini) if kini else "",
        }
    )


def _saver(butir: AgendaRapat) -> str:
    return butir.disimpan_oleh.nama if butir.disimpan_oleh else ""


@login_required
@require_POST
def catatan(request: HttpRequest, pk: int, butir_pk: int) -> HttpResponse:
    """Saves notes. A script is answered in JSON; a form without one goes back to the screen, or
    to the two texts side by side."""
    rapat = fetch_recorded(request, pk)
    butir = get_object_or_404(rapat.agenda.items().select_related("rapat"), pk=butir_pk)
    form = CatatanForm(request.POST)
    if not form.is_valid():
        raise Http404
    scripted = "application/json" in request.headers.get("Accept", "")
    try:
        row = save_catatan(
            butir,
            teks=form.cleaned_data["catatan"],
            versi=form.cleaned_data["versi"],
            oleh=cast(Pengguna, request.user),
        )
    except CatatanBentrok as bentrok:
        if scripted:
            return _refused(bentrok, bentrok.agenda, rapat)
        return _side_by_side(request, rapat, bentrok.agenda, form.cleaned_data["catatan"])
    except Galat as galat:
        if scripted:
            return JsonResponse({"kode": galat.kode, "pesan": galat.pesan}, status=422)
        raise
    saved = jam(row.disimpan_at, rapat.wilayah.zona_waktu)
    if scripted:
        return JsonResponse({"versi": row.versi, "waktu": saved})
    tell(request, _("Catatan tersimpan %(jam)s.") % {"jam": saved})
    return redirect(f"{reverse('kecamatan:rapat-berlangsung', args=[pk])}?butir={butir.pk}")


def _refused(galat: Galat, butir: AgendaRapat, rapat: RapatKoordinasi) -> JsonResponse:
    return JsonResponse(
        {
            "kode": galat.kode,
            "pesan": galat.pesan,
            "oleh": _saver(butir),
            "waktu": jam(butir.disimpan_at, rapat.wilayah.zona_waktu),
        },
        status=409,
    )


def _side_by_side(
    request: HttpRequest, rapat: RapatKoordinasi, butir: AgendaRapat, mine: str
) -> HttpResponse:
    context: dict[str, Any] = {
        "rapat": rapat,
        "butir": butir,
        "mine": mine,
        "gabungan": merge_teks(butir.catatan, mine.replace("\r\n", "\n")),
        "naskah": f"rb-catatan-{request.user.pk}-{rapat.pk}-{butir.pk}",
        "aksi": reverse("kecamatan:rapat-catatan", args=[rapat.pk, butir.pk]),
    }
    return render(request, "kecamatan/rapat_bentrok.html", context, status=409)


@login_required
def tutup(request: HttpRequest, pk: int) -> HttpResponse:
    """Check answers: what will be opened, for whom, and what is still missing."""
    user = cast(Pengguna, request.user)
    rapat = fetch_recorded(request, pk)
    can_lead_rapat(user, rapat).require()
    if request.method == "POST":
        opened = close_rapat(rapat, oleh=user)
        told = _("Rapat ditutup; %(n)s tindak lanjut dibuka.") % {"n": len(opened)}
        tell(request, told if opened else _("Rapat ditutup. Tidak ada tindak lanjut yang dibuka."))
        return redirect("kecamatan:rapat-notula", pk)
    if rapat.status != StatusRapat.BERLANGSUNG:
        return redirect("kecamatan:rapat-rinci", pk)
    context = {"rapat": rapat, "siap": readiness_of(rapat)}
    return render(request, "kecamatan/rapat_tutup.html", context)
