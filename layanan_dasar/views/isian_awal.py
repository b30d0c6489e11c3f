"""/layanan/kartu/ehdw/ : cards prefilled from an e-HDW recap; looked at first, then confirmed."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import Pengguna
from layanan_dasar.actions.isian_awal import BATAS, prefill_kartu, read_ehdw, undo_prefill
from layanan_dasar.forms.isian_awal import IsianAwalForm, source_of
from layanan_dasar.models import PeriodeKartu
from layanan_dasar.permissions.kartu import can_prefill_kartu, can_undo_prefill
from layanan_dasar.queries.instrumen import sheet_of
from layanan_dasar.queries.isian_awal import (
    answers_by_card,
    cards_to_prefill,
    named,
    periods_to_prefill,
    plans_for,
    prefilled_in,
)
from layanan_dasar.reports.isian_awal import example_xlsx
from layanan_dasar.rules.ehdw import LembarHdw
from layanan_dasar.views.kartu import fetch_kartu
from layanan_dasar.views.matriks import XLSX, attached

SEHARI = 24 * 60 * 60


@login_required
def impor(request: HttpRequest) -> HttpResponse:
    """The answers travel signed inside the page that asks; on confirming they are weighed anew."""
    user = cast(Pengguna, request.user)
    can_prefill_kartu(user).require()
    if "isian" in request.POST:
        return _confirm(request, user)
    kirim = request.method == "POST"
    form = IsianAwalForm(request.POST if kirim else None, request.FILES or None, user=user)
    if kirim and form.is_valid():
        try:
            lembar = read_ehdw(form.cleaned_data["berkas"])
        except Galat as galat:
            form.add_error("berkas", galat.pesan)
        else:
            said = form.cleaned_data
            return _show(request, user, said["periode"], said["tanggal"], lembar)
    context = {
        "form": form,
        "batas": BATAS.ukuran_berkas,
        "periode": list(periods_to_prefill(user)),
    }
    status = 422 if kirim else 200
    return render(request, "layanan_dasar/isian_awal.html", context, status=status)


def _show(
    request: HttpRequest, user: Pengguna, periode: PeriodeKartu, hari: date, lembar: LembarHdw
) -> HttpResponse:
    cards = list(cards_to_prefill(user, periode))
    jawaban, wrong = answers_by_card(lembar, cards)
    plans = plans_for([one for one in cards if one.pk in jawaban], jawaban, today())
    asal = source_of(hari)
    wrong += [one for plan in plans for one in plan.salah]
    packed = [periode.pk, asal, {pk: isian for pk, isian in jawaban.items() if isian}]
    context = {
        "periode": periode,
        "asal": asal,
        "lembar": lembar,
        "rencana": plans,
        "kartu_terisi": sum(bool(one.isi) for one in plans),
        "isian_baru": sum(len(one.isi) for one in plans),
        "sudah": sum(len(one.sudah) for one in plans),
        "salah": named(wrong, sheet_of(periode.instrumen)),
        "isian": signing.dumps(packed, salt=_salt(user), compress=True),
    }
    return render(request, "layanan_dasar/isian_awal_periksa.html", context)


def _confirm(request: HttpRequest, user: Pengguna) -> HttpResponse:
    try:
        loaded = signing.loads(request.POST["isian"], salt=_salt(user), max_age=SEHARI)
    except signing.BadSignature:
        messages.error(request, "Pratinjau ini sudah kedaluwarsa. Unggah berkasnya sekali lagi.")
        return redirect("layanan:kartu-ehdw")
    pk, asal, jawaban = cast(tuple[int, str, dict[str, Any]], loaded)
    periode = get_object_or_404(periods_to_prefill(user), pk=pk)
    cards, count = prefill_kartu(
        periode, {int(key): isian for key, isian in jawaban.items()}, asal=asal, oleh=user
    )
    if count:
        undo = reverse("layanan:kartu-ehdw-urungkan", args=[periode.pk])
        tell(request, f"{count} isian pada {cards} kartu diisi awal dari {asal}.", undo=undo)
    else:
        messages.info(request, "Tidak ada isian baru dari berkas ini.")
    return redirect(f"{reverse('layanan:kartu')}?periode={periode.pk}")


def _salt(user: Pengguna) -> str:
    return f"isian-awal.{user.pk}"


@login_required
def contoh(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_prefill_kartu(user).require()
    periode = get_object_or_404(periods_to_prefill(user), pk=pk)
    content = example_xlsx(cards_to_prefill(user, periode))
    return attached(content, f"contoh-rekap-ehdw-{slugify(periode.label)}.xlsx", XLSX)


@login_required
@require_POST
def urungkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Of all her drafts in this period."""
    user = cast(Pengguna, request.user)
    can_prefill_kartu(user).require()
    periode = get_object_or_404(periods_to_prefill(user), pk=pk)
    count = undo_prefill(list(prefilled_in(periode, user)), oleh=user)
    messages.success(request, f"{count} isian awal dikosongkan kembali.")
    return redirect(f"{reverse('layanan:kartu')}?periode={periode.pk}")


@login_required
def urungkan_kartu(request: HttpRequest, pk: int) -> HttpResponse:
    """Of one card, asked first."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_undo_prefill(user, kartu).require()
    if request.method == "POST":
        count = undo_prefill([kartu], oleh=user)
        messages.success(request, f"{count} isian awal dikosongkan kembali.")
        return redirect("layanan:kartu-isi", kartu.pk)
    rows = kartu.nilai.exclude(asal="").select_related("indikator").order_by("indikator__urutan")
    context = {"kartu": kartu, "nilai": rows}
    return render(request, "layanan_dasar/isian_awal_urungkan.html", context)
