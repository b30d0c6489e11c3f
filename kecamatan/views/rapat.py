"""Meetings: list, plan, one meeting, change, call off."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.forms.versions import retype
from fondasi.kept.drawing import fresh_key
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.rapat import cancel_rapat, change_rapat, plan_rapat
from kecamatan.actions.seri_rapat import cancel_following, change_following, repeat_rapat
from kecamatan.forms.rapat import BatalRapatForm, RapatForm, SaringanRapat, UlangRapatForm
from kecamatan.models import Pengguna, RapatKoordinasi, Wilayah
from kecamatan.permissions.jalan_rapat import can_read_notula, can_record_rapat
from kecamatan.permissions.rapat import (
    can_change_agenda,
    can_change_rapat,
    can_lead_rapat,
    can_plan_rapat,
)
from kecamatan.queries.agenda import agenda_of, words_in
from kecamatan.queries.hari_libur import kalender
from kecamatan.queries.rapat import BERJALAN, leader_for, places_to_plan, soonest_first, with_counts
from kecamatan.queries.seri_rapat import following
from kecamatan.rules.jalan_rapat import SELESAI
from kecamatan.rules.undangan import clock

COLUMNS = [
    Kolom("Rapat", "judul", ("judul", "pk")),
    Kolom("Waktu", "waktu", ("tanggal", "mulai")),
    Kolom("Tempat", "tempat", ("tempat",)),
    Kolom("Wilayah", "wilayah", ("wilayah__kode", "-tanggal")),
    Kolom("Keadaan", "status", ("status", "-tanggal")),
]
KOLOM_GALAT = {
    "LAMPAU": "tanggal",
    "TERLALU_LAMA": "tanggal",
    "TERLALU_JAUH": "tanggal",
    "JAM_TERBALIK": "selesai",
    "ADA_NIK": "pengantar",
}


def fetch_rapat(user: Pengguna, pk: int) -> RapatKoordinasi:
    """The meeting, when this person may know of it; otherwise 404."""
    rows = RapatKoordinasi.objects.visible_to(user).select_related(
        "wilayah__induk", "jenis", "seri", "pimpinan", "notulis", "penandatangan", "oleh"
    )
    return get_object_or_404(rows, pk=pk)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """What comes first, the nearest at the top; then everything by date."""
    user = cast(Pengguna, request.user)
    seen = RapatKoordinasi.objects.visible_to(user).select_related("wilayah", "jenis")
    rows = soonest_first(seen, today())
    form = SaringanRapat(request.GET)
    saringan = SaringanFormulir(form, with_counts(form.narrow(rows)))
    daftar: Any = list_page(request, rows, columns=COLUMNS, satuan="rapat", saringan=saringan)
    context = {"daftar": daftar, "boleh": bool(can_plan_rapat(user)), "hari_ini": today()}
    return render(request, "kecamatan/rapat.html", context)


@login_required
def buat(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_plan_rapat(user).require()
    tempat = list(places_to_plan(user))
    wilayah = _chosen(tempat, request.GET.get("wilayah", ""))
    initial = {"kunci": fresh_key(), "pimpinan": leader_for(user, wilayah)}
    form = RapatForm(request.POST or None, wilayah=wilayah, initial=initial)
    if request.method == "POST" and form.is_valid() and (rapat := _plan(form, wilayah, user)):
        tell(request, _("Rapat tersimpan. Agendanya sudah diisi dari yang masih terbuka."))
        return redirect("kecamatan:rapat-rinci", rapat.pk)
    context = {"form": form, "wilayah": wilayah, "tempat": tempat}
    return render(request, "kecamatan/rapat_isian.html", context)


def _chosen(tempat: list[Wilayah], kode: str) -> Wilayah:
    """The place that the address names, else the first; one that is not hers is not found."""
    found = next((one for one in tempat if one.kode == kode), None)
    if kode and found is None:
        raise Http404
    return found or tempat[0]


def _plan(form: RapatForm, wilayah: Wilayah, user: Pengguna) -> RapatKoordinasi | None:
    try:
        return plan_rapat(wilayah, form.isi, kunci=form.cleaned_data["kunci"], oleh=user)
    except Galat as galat:
        form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
        return None


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    butir = list(agenda_of(rapat))
    shown = [one for one in butir if not one.dilewati]
    context = {
        "rapat": rapat,
        "butir": shown,
        "kata": words_in(rapat.wilayah, (part for one in shown for part in one.perkara)),
        "dilepas": [one for one in butir if one.dilewati],
        "tamu": rapat.undangan.count(),
        "pemimpin": bool(can_lead_rapat(user, rapat)),
        "boleh_ubah": bool(can_change_rapat(user, rapat)),
        "boleh_agenda": bool(can_change_agenda(user, rapat)),
        "akan_datang": rapat.status in BERJALAN,
        "hari_ini": today(),
        "seri": list(following(rapat)[:12]),
        "pukul": clock(rapat.mulai, rapat.selesai, rapat.wilayah.zona_waktu),
        "hari_tutup": not kalender(rapat.wilayah, rapat.tanggal, rapat.tanggal).is_workday(
            rapat.tanggal
        ),
        "pencatat": bool(can_record_rapat(user, rapat)),
        "baca_notula": rapat.status in SELESAI and bool(can_read_notula(user, rapat)),
    }
    return render(request, "kecamatan/rapat_rinci.html", context)


@login_required
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_rapat(user, rapat).require()
    form = RapatForm(
        request.POST or None,
        instance=rapat,
        wilayah=rapat.wilayah,
        berikutnya=following(rapat).exists(),
    )
    if request.method == "POST" and form.is_valid() and _change(form, rapat, user):
        tell(request, _("Perubahan rapat tersimpan."))
        return redirect("kecamatan:rapat-rinci", rapat.pk)
    context = {"form": form, "wilayah": rapat.wilayah, "rapat": rapat}
    return render(request, "kecamatan/rapat_isian.html", context)


def _change(form: RapatForm, rapat: RapatKoordinasi, user: Pengguna) -> bool:
    versi = form.cleaned_data["versi"]
    try:
        with transaction.atomic():
            change_rapat(rapat, form.isi, versi=-1 if versi is None else versi, oleh=user)
            if form.cleaned_data.get("seri_juga"):
                change_following(rapat, form.isi, oleh=user)
    except Galat as galat:
        form.add_error(KOLOM_GALAT.get(galat.kode), galat.pesan)
        if galat.kode == "BENTROK":
            retype(form, RapatKoordinasi.objects.get(pk=rapat.pk).versi)
        return False
    return True


@login_required
def batal(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_rapat(user, rapat).require()
    form = BatalRapatForm(request.POST or None, berikutnya=following(rapat).exists())
    if request.method == "POST" and form.is_valid():
        cancel = cancel_following if form.cleaned_data.get("seri_juga") else cancel_rapat
        cancel(rapat, form.cleaned_data["alasan"], oleh=user)
        tell(request, _("Rapat dibatalkan."))
        return redirect("kecamatan:rapat-rinci", rapat.pk)
    return render(request, "kecamatan/rapat_batal.html", {"rapat": rapat, "form": form})


@login_required
def ulang(request: HttpRequest, pk: int) -> HttpResponse:
    """The same meeting in the months to come."""
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_rapat(user, rapat).require()
    form = UlangRapatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = repeat_rapat(rapat, **form.cleaned_data, oleh=user)
        dibuat = _("%(n)s rapat berikutnya dibuat.") % {"n": len(made)}
        tell(request, dibuat if made else _("Bulan-bulan itu sudah mempunyai rapat seri ini."))
        return redirect("kecamatan:rapat-rinci", rapat.pk)
    return render(request, "kecamatan/rapat_ulang.html", {"rapat": rapat, "form": form})
