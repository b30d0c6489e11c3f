"""Who is placed where, from when until when."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from pendamping.actions.penempatan import end_penempatan, open_penempatan
from pendamping.forms.pendamping import AkhiriPenempatanForm, PenempatanForm, exclusive
from pendamping.models import Penempatan
from pendamping.permissions.pendamping import can_place_pendamping
from pendamping.queries.penempatan import successors_in
from pendamping.views.pendamping import fetch


@login_required
def baru(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch(user, pk)
    can_place_pendamping(user, row, row.wilayah).require()
    form = PenempatanForm(request.POST or None, pendamping=row)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            placed = open_penempatan(
                row,
                desa=list(data["desa"]),
                mulai=data["mulai"],
                sampai=exclusive(data["akhir"]),
                oleh=user,
            )
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Ditempatkan di %(n)s desa/kelurahan.") % {"n": len(placed)})
            return redirect("pendamping:rinci", pk)
    return render(request, "pendamping/penempatan_baru.html", {"form": form, "pendamping": row})


@login_required
def akhiri(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Penempatan.objects.visible_to(user).select_related(
        "desa", "program", "pendamping__kontak__pengguna", "pendamping__program"
    )
    row = get_object_or_404(rows, pk=pk)
    can_place_pendamping(user, row.pendamping, row.desa).require()
    form = AkhiriPenempatanForm(request.POST or None, penempatan=row, penerus=successors_in(row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            end_penempatan(
                row,
                sampai=exclusive(data["akhir"]),  # type: ignore[arg-type]
                penerus=data.get("penerus"),
                oleh=user,
            )
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Penempatan diakhiri."))
            return redirect("pendamping:rinci", row.pendamping_id)
    return render(request, "pendamping/penempatan_akhiri.html", {"form": form, "penempatan": row})
