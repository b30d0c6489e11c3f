"""Jadikan tindak lanjut: an office is asked to do something because of a complaint."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import Pengguna
from layanan_dasar.actions.tindak_lanjut_pengaduan import follow_up_pengaduan
from layanan_dasar.forms.pengaduan import addressees
from layanan_dasar.forms.tindakan import TindakLanjutPengaduanForm
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.tindakan import can_follow_up_pengaduan
from layanan_dasar.queries.riwayat import batas_baku
from layanan_dasar.queries.rute_pengaduan import route_of
from layanan_dasar.views.pengaduan import fetch_pengaduan

KOLOM = {"BATAS_LEWAT": "batas", "KATA_PELAPOR": "uraian", "ADA_DATA_PRIBADI": "diperiksa"}


@login_required
def minta(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_pengaduan(user, pk)
    can_follow_up_pengaduan(user, row).require()
    form = TindakLanjutPengaduanForm(
        request.POST or None, kantor=addressees(row), initial=_proposal(row)
    )
    if request.method == "POST" and form.is_valid():
        try:
            follow_up_pengaduan(row, **form.cleaned_data, oleh=user)
        except Galat as galat:
            form.add_error(KOLOM.get(galat.kode), galat.pesan)
        else:
            tell(request, _("Permintaan tindak lanjut tercatat."))
            return redirect("layanan:pengaduan-rinci", pk)
    context = {
        "pengaduan": row, "form": form,
        "judul": _("Jadikan tindak lanjut"), "tombol": _("Minta tindak lanjut"),
    }  # fmt: skip
    return render(request, "layanan_dasar/pengaduan_langkah.html", context)


def _proposal(row: Pengaduan) -> dict[str, object]:
    """The number says enough where the village must not know, or where the content is sealed."""
    about = "" if row.hidden_from_desa else f" ({row.kategori}, {row.desa.sebutan})"
    instansi = row.instansi or route_of(row.kategori, row.desa)
    return {
        "instansi": instansi.pk if instansi else None,
        "uraian": f"Mohon penanganan atas pengaduan #{row.nomor}{about} dan jawabannya.",
        "batas": batas_baku(today()),
    }
