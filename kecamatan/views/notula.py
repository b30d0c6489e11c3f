"""Minutes: read, adopt, download, correct by addendum."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.pdf import pdf_hash
from kecamatan.actions.notula import add_addendum, confirm_notula
from kecamatan.enums import Pengesah, StatusRapat
from kecamatan.forms.jalan_rapat import AddendumForm, SahkanForm
from kecamatan.models import NotulaRapat, Pengguna, RapatKoordinasi
from kecamatan.permissions.jalan_rapat import (
    adopter,
    can_confirm_notula,
    can_read_notula,
    can_record_rapat,
    has_account,
)
from kecamatan.queries.notula import confirmations, notula_figures
from kecamatan.reports.dokumentasi import caption_of
from kecamatan.reports.notula import (
    dated_decisions,
    draft_pdf,
    notes_on_adoption,
    notula_pdf,
)
from kecamatan.rules.jalan_rapat import DITULIS, SELESAI
from kecamatan.views.pdf import send_pdf
from kecamatan.views.rapat import fetch_rapat


def _fetch(request: HttpRequest, pk: int) -> RapatKoordinasi:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    if rapat.status not in (*DITULIS, *SELESAI):
        raise Http404
    can_read_notula(user, rapat).require()
    return rapat


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """The adopted minutes as they were frozen, or the draft as it stands."""
    return _show(request, _fetch(request, pk), AddendumForm())


def _show(
    request: HttpRequest, rapat: RapatKoordinasi, form: AddendumForm, status: int = 200
) -> HttpResponse:
    user = cast(Pengguna, request.user)
    notula = NotulaRapat.objects.filter(rapat=rapat).first()
    figures = notula.isi if notula else notula_figures(rapat)
    context: dict[str, Any] = {
        "rapat": rapat,
        "notula": notula,
        "n": figures,
        "keputusan": dated_decisions(figures),
        "utuh": notula is not None and pdf_hash(notula.isi) == notula.sidik,
        "addendum": notula.addendum.select_related("oleh") if notula else [],
        "form": form,
        "pencatat": bool(can_record_rapat(user, rapat)),
        "pengesahan": notes_on_adoption(figures),
        "foto": [(row, caption_of(row)) for row in rapat.foto.select_related("tempat")],
    }
    if notula is None and rapat.status == StatusRapat.DITUTUP:
        sidik = pdf_hash(figures)
        context |= {"sidik": sidik, "langkah": _steps(user, rapat, sidik)}
        context["berubah"] = rapat.pengesahan.exclude(sidik=sidik).exists()
    return render(request, "kecamatan/rapat_notula.html", context, status=status)


def _steps(user: Pengguna, rapat: RapatKoordinasi, sidik: str) -> list[dict[str, Any]]:
    """Chair and notulis: who confirmed this text, who is still to, and whether this person may."""
    held = confirmations(rapat, sidik)
    steps = []
    for sebagai in Pengesah:
        who = adopter(rapat, sebagai)
        steps.append(
            {
                "sebagai": sebagai,
                "nama": who.nama if who else "",
                "sudah": held.get(sebagai),
                "boleh": can_confirm_notula(user, rapat, sebagai),
                "dicatat": _is_recorded(user, rapat, sebagai),
            }
        )
    return steps


def _is_recorded(user: Pengguna, rapat: RapatKoordinasi, sebagai: str) -> bool:
    """Whether somebody else writes down the adoption, because its giver has no account."""
    who = adopter(rapat, sebagai)
    if who is None:
        return sebagai == Pengesah.PIMPINAN
    return not has_account(who)


@login_required
@require_POST
def sahkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = _fetch(request, pk)
    form = SahkanForm(request.POST)
    if not form.is_valid():
        raise Http404
    data = form.cleaned_data
    can_confirm_notula(user, rapat, data["sebagai"]).require()
    dicatat = _is_recorded(user, rapat, data["sebagai"])
    who = adopter(rapat, data["sebagai"])
    try:
        if dicatat and not data["cara"].strip():
            raise Galat("CARA_KOSONG", _("Tulis bagaimana dan kapan pengesahan itu diberikan."))
        notula = confirm_notula(
            rapat,
            sebagai=Pengesah(data["sebagai"]),
            nama=(who.nama if who else data["nama"]) or ("" if dicatat else user.nama),
            sidik=data["sidik"],
            cara=data["cara"] if dicatat else "",
            oleh=user,
        )
    except Galat as galat:
        messages.error(request, galat.pesan)
    else:
        text = _("Notula disahkan dan dibekukan.") if notula else _("Pengesahan tersimpan.")
        tell(request, text)
    return redirect("kecamatan:rapat-notula", pk)


@login_required
@require_GET
def pdf(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = _fetch(request, pk)
    notula = NotulaRapat.objects.filter(rapat=rapat).first()
    content = notula_pdf(notula) if notula else draft_pdf(notula_figures(rapat))
    name = "notula" if notula else "rancangan-notula"
    return send_pdf(content, f"{name}-{rapat.tanggal.isoformat()}.pdf")


@login_required
@require_POST
def addendum(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = _fetch(request, pk)
    can_record_rapat(user, rapat).require()
    notula = NotulaRapat.objects.filter(rapat=rapat).first()
    if notula is None:
        raise Http404
    form = AddendumForm(request.POST)
    if form.is_valid():
        try:
            add_addendum(notula, isi=form.cleaned_data["isi"], oleh=user)
        except Galat as galat:
            form.add_error("isi", galat.pesan)
        else:
            tell(request, _("Addendum ditambahkan; notula aslinya tidak berubah."))
            return redirect("kecamatan:rapat-notula", pk)
    return _show(request, rapat, form, status=422)
