from __future__ import annotations

from datetime import date
from typing import cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from fondasi.decisions import ALLOW, Decision, refuse
from fondasi.today import today
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from pendamping.forms.kunjungan import BulanField
from pendamping.permissions.kunjungan import PENCATAT
from pendamping.views.unduhan import pdf_response, xlsx_response
from rumahbersama.kegiatan.queries import month_of
from rumahbersama.kegiatan.reports import month_pdf, month_text, month_xlsx


def can_report_kegiatan(user: Pengguna) -> Decision:
    if cakupan_of(user).has(*PENCATAT):
        return ALLOW
    return refuse(_("Laporan kegiatan tersusun bagi pendamping dan kecamatan."))


@login_required
def saya(request: HttpRequest) -> HttpResponse:
    """`?bulan=2024-11`; `?unduh=pdf` or `xlsx` hands the same month out as a file."""
    user = cast(Pengguna, request.user)
    can_report_kegiatan(user).require()
    bulan = month_of(user, _month(request.GET.get("bulan", "")))
    nama = f"kegiatan {user.nama} {bulan.nama}"
    if request.GET.get("unduh") == "pdf":
        return pdf_response(month_pdf(bulan), nama)
    if request.GET.get("unduh") == "xlsx":
        return xlsx_response(month_xlsx(bulan), nama)
    context = {"bulan": bulan, "teks": month_text(bulan)}
    return render(request, "kegiatan/saya.html", context)


def _month(text: str) -> date:
    """What the URL asks for, or this month."""
    try:
        found: date = BulanField(required=True).clean(text)
    except ValidationError:
        return today()
    return found
