from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kewajiban import open_duties
from fondasi.notices import tell
from kecamatan.actions.penugasan import add_penugasan, end_penugasan
from kecamatan.forms.pengguna import AkhiriPenugasanForm, PenugasanForm
from kecamatan.models import Pengguna
from kecamatan.permissions.pengguna import can_add_penugasan, can_end_penugasan
from kecamatan.queries.pengguna import pengguna_managed_by, penugasan_managed_by


@login_required
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengguna = get_object_or_404(pengguna_managed_by(user), pk=pk)
    form = PenugasanForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_add_penugasan(user, pengguna, data["peran"], data["wilayah"]).require()
        try:
            add_penugasan(pengguna, **data, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Penugasan ditambahkan."))
            return redirect("kecamatan:pengguna-rincian", pk)
    return render(request, "kecamatan/penugasan_tambah.html", {"form": form, "pengguna": pengguna})


@login_required
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the open duties before it asks; they go to the successor with the same step."""
    user = cast(Pengguna, request.user)
    rows = penugasan_managed_by(user).select_related("pengguna", "wilayah", "instansi")
    penugasan = get_object_or_404(rows, pk=pk)
    can_end_penugasan(user, penugasan).require()
    kewajiban = open_duties(penugasan)
    form = AkhiriPenugasanForm(request.POST or None, penugasan=penugasan, wajib=bool(kewajiban))
    if request.method == "POST" and form.is_valid():
        try:
            diserahkan = end_penugasan(penugasan, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _ended(diserahkan))
            return redirect("kecamatan:pengguna-rincian", penugasan.pengguna_id)
    context = {"form": form, "penugasan": penugasan, "kewajiban": list(kewajiban.items())}
    return render(request, "kecamatan/penugasan_akhiri.html", context)


def _ended(diserahkan: dict[str, int]) -> str:
    if not diserahkan:
        return _("Penugasan diakhiri.")
    rincian = ", ".join(f"{jumlah} {nama}" for nama, jumlah in diserahkan.items())
    return _("Penugasan diakhiri; diteruskan: %(rincian)s.") % {"rincian": rincian}
