"""/kemiskinan/kriteria/ : what the TKPK adopted as optimal."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.actions.kriteria import adopt_kriteria
from kemiskinan.forms.kriteria import KriteriaForm
from kemiskinan.permissions.kriteria import can_adopt_kriteria
from kemiskinan.queries.kriteria import kriteria_history, kriteria_on
from kemiskinan.rules.optimal import describe, parse_aturan


def _kabupaten_or_404(user: Pengguna, kode: str) -> Wilayah:
    """The criterion is public to everybody who works in the kabupaten or above it."""
    places = [p.wilayah for p in cakupan_of(user).penugasan]
    kodes = {".".join(w.kode.split(".")[:2]) for w in places if w.tingkat >= Tingkat.KABUPATEN}
    above = cakupan_of(user).covers(kode, Peran.PROVINSI, Peran.ADMIN_NASIONAL)
    rows = Wilayah.objects.filter(tingkat=Tingkat.KABUPATEN)
    return get_object_or_404(rows if above else rows.filter(kode__in=kodes), kode=kode)


@login_required
def kriteria(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kabupaten = _kabupaten_or_404(user, kode)
    rows = [(k, describe(parse_aturan(k.aturan))) for k in kriteria_history(kabupaten)]
    context = {
        "kabupaten": kabupaten,
        "baris": rows,
        "berlaku": kriteria_on(kabupaten, today()),
        "boleh_tetapkan": can_adopt_kriteria(user, kabupaten),
    }
    return render(request, "kemiskinan/kriteria.html", context)


@login_required
def kriteria_baru(request: HttpRequest, kode: str) -> HttpResponse:
    """Form, then the rule as a sentence, then the record."""
    user = cast(Pengguna, request.user)
    kabupaten = _kabupaten_or_404(user, kode)
    can_adopt_kriteria(user, kabupaten).require()
    form = KriteriaForm(request.POST or None)
    if request.method != "POST" or not form.is_valid() or "ubah" in request.POST:
        return _ask(request, kabupaten, form)
    if "konfirmasi" not in request.POST:
        return _confirm(request, kabupaten, form)
    return _adopt(request, kabupaten, form)


def _ask(request: HttpRequest, kabupaten: Wilayah, form: KriteriaForm) -> HttpResponse:
    context = {"kabupaten": kabupaten, "form": form}
    return render(request, "kemiskinan/kriteria_baru.html", context)


def _confirm(request: HttpRequest, kabupaten: Wilayah, form: KriteriaForm) -> HttpResponse:
    found = form.cleaned_data
    baris = [
        (_("Aturan yang akan dihitung"), describe(form.syarat())),
        (_("Bunyi"), found["teks"]),
        (_("Berita acara"), f"{found['nomor_ba']}, {tanggal(found['tanggal_ba'])}"),
        (_("Berlaku mulai"), tanggal(found["berlaku_mulai"])),
    ]
    context = {"kabupaten": kabupaten, "form": form.hidden(), "baris": baris}
    return render(request, "kemiskinan/kriteria_periksa.html", context)


def _adopt(request: HttpRequest, kabupaten: Wilayah, form: KriteriaForm) -> HttpResponse:
    found = form.cleaned_data
    try:
        adopt_kriteria(
            kabupaten,
            teks=found["teks"],
            syarat=form.syarat(),
            nomor_ba=found["nomor_ba"],
            tanggal_ba=found["tanggal_ba"],
            berlaku_mulai=found["berlaku_mulai"],
            oleh=cast(Pengguna, request.user),
        )
    except Galat as galat:
        form.add_error(None, galat.pesan)
        return _ask(request, kabupaten, form)
    tell(request, _("Kriteria tercatat. Rekapitulasi dihitung ulang dengan kriteria ini."))
    return redirect("kemiskinan:kriteria", kabupaten.kode)
