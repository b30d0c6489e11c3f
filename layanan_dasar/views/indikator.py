"""One indicator of one desa: its way over the periods, its promise, and whether that helped."""

from __future__ import annotations

from typing import Final, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from fondasi.charts import Garis, lines
from fondasi.errors import Galat
from fondasi.kept.parts import Kept, kept
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import Instansi, Kontak, Pengguna, TindakLanjut, Wilayah
from kecamatan.queries.wilayah import place_at
from layanan_dasar.actions.tindakan import ask_follow_up
from layanan_dasar.forms.tindakan import TindakLanjutForm
from layanan_dasar.models import (
    Dimensi,
    Indikator,
    Instrumen,
    KartuSkor,
    Nilai,
    PeriodeKartu,
    RuteIndikator,
    UsulanPembangunan,
)
from layanan_dasar.permissions.tindakan import can_ask_follow_up
from layanan_dasar.permissions.usulan_pembangunan import can_propose
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.perhatian import Perhatian, matters_of
from layanan_dasar.queries.riwayat import Riwayat, batas_baku, history_of
from layanan_dasar.queries.rujukan import can_see_indicator
from layanan_dasar.rules.kata import number

LEBAR, SEMPIT = 900, 328


TABEL: Final = (
    Wilayah, Instansi, Kontak, Instrumen, Dimensi, Indikator, RuteIndikator, PeriodeKartu,
    KartuSkor, Nilai, TindakLanjut,
)  # fmt: skip


def fetch_history(user: Pengguna, kode: str, indikator: str) -> tuple[Wilayah, Riwayat]:
    desa = _fetch_desa(user, kode)
    return desa, _history(desa, indikator)


def _fetch_desa(user: Pengguna, kode: str) -> Wilayah:
    desa = place_at(kode)
    if desa is None or desa.tingkat != Tingkat.DESA or not can_see_indicator(user, desa):
        raise Http404
    return desa


def _history(desa: Wilayah, indikator: str) -> Riwayat:
    riwayat = history_of(desa, indikator)
    if riwayat is None:
        raise Http404
    return riwayat


@login_required
def rinci(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    desa = _fetch_desa(user, kode)
    key = ("indikator", desa.kode, indikator)
    nama, kartu, asks, isi = kept(Kept(key, TABEL, lambda: _told(desa, indikator)))
    context = {
        "desa": desa,
        "indikator": indikator,
        "nama": nama,
        "kartu": kartu,
        "isi": isi,
        "boleh": asks and can_ask_follow_up(user, desa),
        "boleh_usul": can_propose(user, desa),
        "usulan": UsulanPembangunan.objects.visible_to(user).filter(
            desa=desa, indikator_kode=indikator
        ),
    }
    return render(request, "layanan_dasar/indikator.html", context)


def _told(desa: Wilayah, indikator: str) -> tuple[str, int | None, bool, SafeString]:
    """Its name, the newest card, whether that asks for a promise which nobody has made, and its
    way in text and picture, "" before the first card. Raises Http404."""
    riwayat = _history(desa, indikator)
    perhatian = _matter(riwayat)
    context = {
        "riwayat": riwayat,
        "perhatian": perhatian,
        "lebar": _drawn(riwayat, LEBAR),
        "sempit": _drawn(riwayat, SEMPIT),
    }
    newest = riwayat.terkini
    return (
        riwayat.indikator.nama,
        newest.nilai.kartu_id if newest else None,
        perhatian is not None and perhatian.terbuka is None,
        render_to_string("layanan_dasar/_indikator.html", context) if newest else SafeString(),
    )


def _matter(riwayat: Riwayat) -> Perhatian | None:
    """What the newest verified card says of it."""
    verified = [one for one in riwayat.titik if one.resmi]
    if not verified:
        return None
    kartu = verified[-1].nilai.kartu
    found = matters_of(content_of(kartu))
    return next((one for one in found if one.indikator.kode == riwayat.indikator.kode), None)


def _drawn(riwayat: Riwayat, width: int) -> str:
    words = [one.nilai.kartu.periode.label.split() for one in riwayat.titik]
    labels = ["/".join(each[-2:]) for each in words]  # Triwulan III 2024 is III/2024
    garis = Garis("Skor", tuple(riwayat.skor))
    return lines([garis], labels, width=width, height=200, title=f"Skor {riwayat.indikator.nama}")


@login_required
def tindak_lanjut(request: HttpRequest, kode: str, indikator: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    desa, riwayat = fetch_history(user, kode, indikator)
    can_ask_follow_up(user, desa).require()
    perhatian = _matter(riwayat)
    if perhatian is None:
        raise Galat(
            "TIDAK_PERLU", "Kartu terakhir tidak meminta tindak lanjut untuk indikator ini."
        )
    isi = content_of(perhatian.nilai.kartu)
    form = TindakLanjutForm(
        request.POST or None, kantor=_offices(isi.kartu), initial=_proposal(perhatian)
    )
    if request.method == "POST" and form.is_valid():
        try:
            ask_follow_up(isi, perhatian, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error("batas" if galat.kode == "BATAS_LEWAT" else None, galat.pesan)
        else:
            messages.success(request, "Permintaan tindak lanjut tercatat.")
            return redirect("layanan:indikator", desa.kode, riwayat.indikator.kode)
    context = {"form": form, "desa": desa, "riwayat": riwayat, "perhatian": perhatian}
    return render(request, "layanan_dasar/indikator_tindak_lanjut.html", context)


def _offices(kartu: KartuSkor) -> QuerySet[Instansi]:
    here = [kartu.kabupaten_id, kartu.kecamatan_id, kartu.desa_id]
    return Instansi.objects.filter(wilayah__in=here, aktif=True)


def _proposal(one: Perhatian) -> dict[str, object]:
    target = f", target {number(one.indikator.target)}" if one.indikator.target else ""
    where = one.nilai.kartu.desa.sebutan
    return {
        "instansi": one.instansi.pk if one.instansi else None,
        "uraian": f"{one.indikator.nama} di {where} {one.sebab}: {one.kata}{target}. "
        "Mohon penanganan dan jawabannya.",
        "batas": batas_baku(today()),
    }
