"""The private calendar: its page, and the address that a calendar program reads."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from fondasi.kalender import to_ics
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.langganan import feed_url, owner_of, renew_langganan, revoke_langganan
from kecamatan.models import LanggananKalender, Pengguna
from kecamatan.queries.kalender import feed_entries


@login_required
@never_cache
@sensitive_variables("token", "alamat")
def halaman(request: HttpRequest) -> HttpResponse:
    """On POST a new address, shown this once; on GET whether there is one."""
    user = cast(Pengguna, request.user)
    alamat = feed_url(renew_langganan(user)) if request.method == "POST" else ""
    langganan = LanggananKalender.objects.filter(pengguna=user).first()
    context = {"langganan": langganan, "alamat": alamat}
    return render(request, "kecamatan/kalender.html", context)


@login_required
@require_POST
def cabut(request: HttpRequest) -> HttpResponse:
    if revoke_langganan(cast(Pengguna, request.user)):
        tell(request, _("Alamat kalender dicabut dan tidak menjawab lagi."))
    return redirect("kecamatan:kalender")


@require_GET
@sensitive_variables("token")
def langganan(request: HttpRequest, token: str) -> HttpResponse:
    """Whoever holds the address reads; an address that was revoked is like one that never was."""
    owner = owner_of(token)
    if owner is None:
        raise Http404
    ics = to_ics(feed_entries(owner, today()), nama="Rumah Bersama", situs=settings.SITUS_URL)
    response = HttpResponse(ics, content_type="text/calendar; charset=utf-8")
    response["Cache-Control"] = "private, no-store"
    return response
