"""The programmes: small rows that Bappeda and the Pembina keep."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from pendamping.actions.program import save_program
from pendamping.forms.pendamping import ProgramForm
from pendamping.models import ProgramPendampingan
from pendamping.permissions.program import (
    can_edit_program,
    can_list_program,
    editable,
    owner_of_new_program,
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_program(user).require()
    rows = ProgramPendampingan.objects.visible_to(user).select_related("wilayah")
    context = {"program": [(row, editable(user, row)) for row in rows]}
    return render(request, "pendamping/program.html", context)


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_program(user).require()
    rows = ProgramPendampingan.objects.visible_to(user).select_related("wilayah")
    program = (
        get_object_or_404(rows, pk=pk)
        if pk
        else ProgramPendampingan(wilayah=owner_of_new_program(user))
    )
    can_edit_program(user, program.wilayah).require()
    form = ProgramForm(request.POST or None, instance=program)
    if request.method == "POST" and form.is_valid():
        try:
            save_program(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect("pendamping:program")
    return render(request, "pendamping/program_ubah.html", {"form": form, "program": program})
