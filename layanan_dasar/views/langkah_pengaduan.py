"""The steps of a complaint: each is a page that asks, or a button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from layanan_dasar.actions import langkah_pengaduan as aksi
from layanan_dasar.forms.pengaduan import JUDUL, LangkahForm
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.pengaduan import can_step_pengaduan
from layanan_dasar.queries.rute_pengaduan import route_of
from layanan_dasar.rules.langkah_pengaduan import Langkah
from layanan_dasar.views.pengaduan import fetch_pengaduan

Pelaku = Callable[..., Pengaduan]
PELAKU: dict[Langkah, Pelaku] = {
    Langkah.AMBIL: aksi.take_pengaduan,
    Langkah.TANYA: aksi.ask_pengaduan,
    Langkah.DISPOSISI: aksi.dispose_pengaduan,
    Langkah.TERIMA: aksi.accept_pengaduan,
    Langkah.KEMBALIKAN: aksi.return_pengaduan,
    Langkah.TANGGAPI: aksi.answer_pengaduan,
    Langkah.TUTUP: aksi.close_pengaduan,
    Langkah.TOLAK: aksi.reject_pengaduan,
    Langkah.LAPOR: aksi.forward_to_lapor,
}
BAHAYA = (Langkah.TOLAK,)


@login_required
@sensitive_post_parameters("teks")
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    if langkah not in PELAKU:
        raise Http404
    step = Langkah(langkah)
    can_step_pengaduan(user, pengaduan, step).require()
    route = route_of(pengaduan.kategori, pengaduan.desa) if step == Langkah.DISPOSISI else None
    form = LangkahForm(
        request.POST or None, langkah=step, pengaduan=pengaduan, initial={"instansi": route}
    )
    ready = request.method == "POST" and (not form.fields or form.is_valid())
    if ready and _done(form, step, pengaduan, user):
        tell(request, _("Pengaduan #%(nomor)s: tersimpan.") % {"nomor": pengaduan.nomor})
        return redirect("layanan:pengaduan-rinci", pk)
    judul, tombol = JUDUL[step]
    context = {
        "pengaduan": pengaduan, "form": form, "judul": judul, "tombol": tombol, "rute": route,
        "langkah": step, "bahaya": step in BAHAYA,
    }  # fmt: skip
    return render(request, "layanan_dasar/pengaduan_langkah.html", context)


def _done(form: LangkahForm, step: Langkah, pengaduan: Pengaduan, user: Pengguna) -> bool:
    data: dict[str, Any] = form.cleaned_data if form.fields else {}
    try:
        PELAKU[step](pengaduan, **data, oleh=user)
    except Galat as galat:
        if not form.fields:
            raise
        fields = {"ADA_DATA_PRIBADI": "diperiksa", "PENJELASAN_KURANG": "teks"}
        form.add_error(fields.get(galat.kode), galat.pesan)
        return False
    return True
