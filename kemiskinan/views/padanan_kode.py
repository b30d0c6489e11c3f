"""/kemiskinan/kode-desa/ : unknown desa codes wait for a person who knows what they mean."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kemiskinan.actions.padanan_kode import decide_padanan_kode
from kemiskinan.forms.rilis import PadananKodeForm
from kemiskinan.permissions.rilis import can_manage_rilis
from kemiskinan.queries.rilis import desa_of, visible_codes
from kemiskinan.views.rilis import secretariat

COLUMNS = [
    Kolom("Kode atau nama di berkas", "kode", ("kode",)),
    Kolom("Disebut di berkas"),
    Kolom("Berarti"),
]


@login_required
def padanan_kode(request: HttpRequest) -> HttpResponse:
    rows = visible_codes(secretariat(request))
    page = list_page(request, rows, columns=COLUMNS, satuan="kode")
    return render(request, "kemiskinan/padanan_kode.html", {"daftar": page})


@login_required
def padanan_kode_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = secretariat(request)
    row = get_object_or_404(visible_codes(user), pk=pk)
    form = PadananKodeForm(
        request.POST or None, desa=desa_of(row.kabupaten), initial={"wilayah": row.wilayah_id}
    )
    if request.method == "POST" and form.is_valid():
        can_manage_rilis(user, row.kabupaten).require()
        try:
            decide_padanan_kode(
                row, wilayah=form.cleaned_data["wilayah"], oleh=cast(Pengguna, request.user)
            )
        except Galat as galat:
            messages.error(request, galat.pesan)
        else:
            tell(request, _("Kode dipadankan. Baris yang memakainya mengikuti sebentar lagi."))
        return redirect("kemiskinan:padanan-kode")
    return render(request, "kemiskinan/padanan_kode_ubah.html", {"padanan": row, "form": form})
