"""/pendamping/daftar/impor/ : the registry from a spreadsheet; tried first, then confirmed."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from pendamping.actions.impor import import_registry
from pendamping.forms.impor import ImporPendampingForm
from pendamping.intake.impor import BARIS_TERBANYAK, BATAS, Lembaran, read_registry
from pendamping.models import ProgramPendampingan
from pendamping.permissions.pendamping import can_register_pendamping
from pendamping.queries.pendamping import bases_of, places_below
from pendamping.reports.pendamping import blank_xlsx, problems_xlsx
from pendamping.views.unduhan import xlsx_response

SEHARI = 24 * 60 * 60


@login_required
def impor(request: HttpRequest) -> HttpResponse:
    """The rows travel signed inside the page that asks: two tabs are two imports, and a second
    click finds everybody registered."""
    user = cast(Pengguna, request.user)
    can_register_pendamping(user).require()
    if "lembaran" in request.POST:
        return _confirm(request, user)
    kirim = request.method == "POST"
    form = ImporPendampingForm(request.POST, request.FILES) if kirim else ImporPendampingForm()
    if form.is_valid():
        try:
            lembaran = read_registry(form.cleaned_data["berkas"])
        except Galat as galat:
            form.add_error("berkas", galat.pesan)
        else:
            return _show(request, user, lembaran)
    context = {"form": form, "batas": BATAS.ukuran_berkas, "baris": BARIS_TERBANYAK}
    return render(request, "pendamping/impor.html", context)


def _show(request: HttpRequest, user: Pengguna, lembaran: Lembaran) -> HttpResponse:
    hasil = import_registry(lembaran, oleh=user, coba=True)
    context = {"hasil": hasil, "lembaran": _packed(user, lembaran)}
    return render(request, "pendamping/impor_periksa.html", context)


def _confirm(request: HttpRequest, user: Pengguna) -> HttpResponse:
    try:
        lembaran = _unpacked(user, request.POST["lembaran"])
    except signing.BadSignature:
        tell(request, _("Pratinjau ini sudah kedaluwarsa. Unggah berkasnya sekali lagi."))
        return redirect("pendamping:impor")
    if "unduh" in request.POST:
        salah = import_registry(lembaran, oleh=user, coba=True).salah
        return xlsx_response(problems_xlsx(salah), "pendamping perlu diperbaiki")
    hasil = import_registry(lembaran, oleh=user, coba=False)
    if not hasil.salah:
        tell(request, _("%(n)s baris masuk ke daftar pendamping.") % {"n": hasil.masuk})
        return redirect("pendamping:daftar")
    context = {"hasil": hasil, "lembaran": _packed(user, lembaran), "selesai": True}
    return render(request, "pendamping/impor_periksa.html", context)


def _salt(user: Pengguna) -> str:
    return f"impor-pendamping.{user.pk}"


def _packed(user: Pengguna, lembaran: Lembaran) -> str:
    isi = [lembaran.nomor, lembaran.baris]
    return signing.dumps(isi, salt=_salt(user), compress=True)


def _unpacked(user: Pengguna, text: str) -> Lembaran:
    nomor, baris = cast(Any, signing.loads(text, salt=_salt(user), max_age=SEHARI))
    return Lembaran(tuple(nomor), tuple(tuple(one) for one in baris))


@login_required
def contoh(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_register_pendamping(user).require()
    programs = ProgramPendampingan.objects.visible_to(user).filter(aktif=True)
    places = [desa for base in bases_of(user) for desa in places_below(base)]
    return xlsx_response(blank_xlsx(programs, dict.fromkeys(places)), "contoh daftar pendamping")
