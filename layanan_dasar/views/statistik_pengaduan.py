from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.kept.parts import Kept, kept
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import Cakupan, cakupan_of
from layanan_dasar.models import KategoriPengaduan, Pengaduan
from layanan_dasar.models.cakupan_pengaduan import PEMBACA_ANGKA, PENGURUS_PENGADUAN
from layanan_dasar.permissions.pengaduan import can_read_statistics
from layanan_dasar.queries.pengaduan import counts
from layanan_dasar.queries.rute_pengaduan import open_kabupaten
from layanan_dasar.queries.statistik_pengaduan import (
    figures_below,
    performance,
    public_figures,
)
from layanan_dasar.rules.triwulan import fixed

TABEL: Final = (Wilayah, Instansi, KategoriPengaduan, Pengaduan)
SETAHUN: Final = 4
"""Quarters that anybody may open."""


def umum(request: HttpRequest) -> HttpResponse:
    """For everybody: figures of the last quarters that are fixed, small numbers hidden."""
    kabupaten = open_kabupaten()
    wanted = request.GET.get("kabupaten", "")
    chosen = next((one for one in kabupaten if one.kode == wanted), None)
    if chosen is None and len(kabupaten) == 1:
        chosen = kabupaten[0]
    quarters = fixed(today(), SETAHUN)
    asked = request.GET.get("triwulan", "")
    quarter = next((one for one in quarters if one.kode == asked), quarters[0])
    context = {
        "kabupaten": kabupaten,
        "terpilih": chosen,
        "triwulan": quarters,
        "masa": quarter,
        "angka": public_figures(chosen, quarter) if chosen else None,
    }
    return render(request, "layanan_dasar/publik_angka.html", context)


@login_required
def petugas(request: HttpRequest) -> HttpResponse:
    """Of the complaints one handles; who sees only figures gets them with small numbers hidden."""
    user = cast(Pengguna, request.user)
    can_read_statistics(user).require()
    cakupan = cakupan_of(user)
    handles = cakupan.has(*PENGURUS_PENGADUAN)

    def draw() -> SafeString:
        return _handled(user) if handles else _figures(cakupan)

    isi = kept(Kept(("pengaduan-angka", cakupan.told), TABEL, draw))
    context = {"isi": isi, "petugas": handles}
    return render(request, "layanan_dasar/pengaduan_angka.html", context)


def _figures(cakupan: Cakupan) -> SafeString:
    is_pimpinan = cakupan.has(Peran.PIMPINAN)
    angka = figures_below(cakupan.kodes(*PEMBACA_ANGKA), per_kecamatan=is_pimpinan)
    context = {"angka": angka, "per_kecamatan": is_pimpinan}
    return render_to_string("layanan_dasar/_pengaduan_angka_wilayah.html", context)


def _handled(user: Pengguna) -> SafeString:
    rows = Pengaduan.objects.visible_to(user)
    context = {"jumlah": counts(rows), "kinerja": performance(rows)}
    return render_to_string("layanan_dasar/_pengaduan_angka.html", context)
