"""The end of a monthly series: a date and a reason, then what falls away, then it is done."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import angka
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.seri_rapat import end_series
from kecamatan.forms.rapat import AkhiriSeriForm
from kecamatan.models import Pengguna, RapatKoordinasi, SeriRapat
from kecamatan.permissions.rapat import can_lead_rapat
from kecamatan.queries.seri_rapat import rest_of
from kecamatan.views.rapat import fetch_rapat


@login_required
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_lead_rapat(user, rapat).require()
    if rapat.seri is None:
        raise Http404
    form = AkhiriSeriForm(request.POST or None, initial={"sampai": today()})
    if request.method != "POST" or not form.is_valid():
        return _ask(request, rapat, form)
    if form.cleaned_data["gugur"] is not None and _ended(rapat.seri, form, user):
        gugur = form.cleaned_data["gugur"]
        tell(request, _("Seri diakhiri; %(n)s rapat berikutnya gugur.") % {"n": angka(gugur)})
        return redirect("kecamatan:rapat-rinci", pk)
    return _check(request, rapat, rapat.seri, form)


def _ended(seri: SeriRapat, form: AkhiriSeriForm, user: Pengguna) -> bool:
    try:
        end_series(seri, **form.cleaned_data, oleh=user)
    except Galat as galat:
        form.add_error(None, galat.pesan)
        return False
    return True


def _ask(request: HttpRequest, rapat: RapatKoordinasi, form: AkhiriSeriForm) -> HttpResponse:
    return render(request, "kecamatan/seri_akhiri.html", {"rapat": rapat, "form": form})


def _check(
    request: HttpRequest, rapat: RapatKoordinasi, seri: SeriRapat, form: AkhiriSeriForm
) -> HttpResponse:
    """What will happen, in numbers."""
    given = form.cleaned_data
    context = {
        "rapat": rapat,
        "form": form,
        "isi": given,
        "sisa": rest_of(seri, given["sampai"]),
    }
    return render(request, "kecamatan/seri_periksa.html", context)
