from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.kept.parts import Kept, kept
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.pengaturan_pengaduan import remove_route, save_route, set_counter
from layanan_dasar.forms.pengaduan import LoketForm, RuteForm
from layanan_dasar.models import KategoriPengaduan, KategoriTersembunyi, RutePengaduan
from layanan_dasar.models.kategori_pengaduan import PENGATUR
from layanan_dasar.permissions.pengaduan import can_list_masters, can_set_counter, can_set_routes
from layanan_dasar.queries.rute_pengaduan import rules_for, setting_of, unmapped

CELAH = 300
TABEL: Final = (Wilayah, Instansi, KategoriPengaduan, KategoriTersembunyi, RutePengaduan)


def _kecamatan(kodes: list[str]) -> list[Wilayah]:
    rows = Wilayah.objects.within_any(kodes).current(today())
    return list(rows.filter(tingkat=Tingkat.KECAMATAN).order_by("kode"))


@login_required
def rute(request: HttpRequest) -> HttpResponse:
    """Who answers what, and what nobody answers yet."""
    user = cast(Pengguna, request.user)
    can_set_routes(user).require()
    kodes = cakupan_of(user).kodes(*PENGATUR)
    form = RuteForm(request.POST or None, kodes=kodes)
    if request.method == "POST" and form.is_valid():
        can_set_routes(user, form.cleaned_data["wilayah"]).require()
        try:
            save_route(**form.cleaned_data, oleh=user)
        except Galat as galat:
            form.add_error("instansi", galat.pesan)
        else:
            tell(request, _("Rute tersimpan."))
            return redirect("layanan:pengaduan-rute")
    rows = RutePengaduan.objects.visible_to(user)
    context = {
        "form": form,
        "rute": rows.select_related("kategori", "wilayah", "instansi"),
        "celah": kept(Kept(("celah", *kodes), TABEL, lambda: _gaps(kodes))),
        "aturan": rules_for(kodes),
        "boleh_induk": bool(can_list_masters(user)),
        "boleh_loket": bool(can_set_counter(user)),
    }
    return render(request, "layanan_dasar/pengaduan_rute.html", context)


def _gaps(kodes: list[str]) -> SafeString:
    gaps = unmapped(_kecamatan(kodes))
    context = {"celah": gaps[:CELAH], "jumlah_celah": len(gaps)}
    return render_to_string("layanan_dasar/_pengaduan_celah.html", context)


@login_required
@require_POST
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(
        RutePengaduan.objects.visible_to(user).select_related("wilayah", "kategori"), pk=pk
    )
    remove_route(row, oleh=user)
    tell(request, _("Rute dihapus. Pengaduan berikutnya tampil sebagai belum dipetakan."))
    return redirect("layanan:pengaduan-rute")


@login_required
def loket(request: HttpRequest) -> HttpResponse:
    """Open or close the public form of one's kabupaten."""
    user = cast(Pengguna, request.user)
    can_set_counter(user).require()
    kabupaten = Wilayah.objects.filter(kode__in=cakupan_of(user).kodes(Peran.BAPPEDA)).first()
    assert kabupaten is not None
    setting = setting_of(kabupaten)
    initial = {
        "terbuka": bool(setting and setting.formulir_terbuka),
        "keterangan": setting.keterangan if setting else "",
    }
    form = LoketForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        set_counter(kabupaten, **form.cleaned_data, oleh=user)
        tell(request, _("Pengaturan loket tersimpan."))
        return redirect("layanan:pengaduan-rute")
    context = {"form": form, "kabupaten": kabupaten}
    return render(request, "layanan_dasar/pengaduan_loket.html", context)
