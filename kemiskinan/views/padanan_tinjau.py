"""Review: two records side by side, one decision at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.models import Pengguna
from kemiskinan.actions.keputusan_padanan import decide_none, decide_padanan, undo_keputusan
from kemiskinan.enums import Keputusan
from kemiskinan.forms.padanan import KeputusanForm
from kemiskinan.models import Individu, KeputusanPadanan, Padanan, Pemadanan, Sasaran
from kemiskinan.permissions.padanan import can_decide_padanan
from kemiskinan.queries.padanan import candidates, newest_act, review_queue
from kemiskinan.rules.beda import (
    Berdampingan,
    Potongan,
    mark_differences,
    mark_parts,
    mark_positions,
    mark_whole,
)
from kemiskinan.views.padanan import fetch_pemadanan

JK = {"L": "Laki-laki", "P": "Perempuan"}
TERSIMPAN = {
    Keputusan.PADAN: "Disimpan: orang yang sama.",
    Keputusan.BUKAN: "Disimpan: bukan orang yang sama.",
}


@login_required
def padanan_tinjau(request: HttpRequest, pk: int) -> HttpResponse:
    """On to the first person who waits for a decision."""
    run = fetch_pemadanan(cast(Pengguna, request.user), pk)
    return _onward(run, review_queue(run).next_waiting())


@login_required
def padanan_sasaran(request: HttpRequest, pk: int, sasaran: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    run = fetch_pemadanan(user, pk)
    person = _person(run, sasaran)
    rows = candidates(run, person.pk)
    chosen = _chosen(rows, request.GET.get("calon", ""))
    queue = review_queue(run)
    context = {
        "run": run,
        "sasaran": person,
        "calon": rows,
        "dipilih": chosen,
        "baris": compare(person, chosen) if chosen else [],
        "antrean": queue,
        "nomor": queue.number_of(person.pk),
        "sebelum": queue.before(person.pk),
        "sesudah": queue.after(person.pk),
        "terakhir": newest_act(run, user),
        "boleh": can_decide_padanan(user, run),
    }
    return render(request, "kemiskinan/padanan_tinjau.html", context)


def _person(run: Pemadanan, pk: int) -> Sasaran:
    rows = Sasaran.objects.filter(rilis=run.sk_id).select_related("desa", "kecamatan")
    return get_object_or_404(rows, pk=pk)


def _chosen(rows: list[Padanan], wanted: str) -> Padanan | None:
    """The candidate of the URL; else the first undecided; else the best."""
    by_id = {str(row.pk): row for row in rows}
    waiting = (row for row in rows if not row.keputusan)
    return by_id.get(wanted) or next(waiting, rows[0] if rows else None)


def compare(sasaran: Sasaran, row: Padanan) -> list[tuple[str, list[Potongan], list[Potongan]]]:
    """(label, pieces of the decree's cell, pieces of the candidate's cell)."""
    individu = cast(Individu, row.individu)
    lines = [(label, *mark(of(sasaran), of(individu))) for label, (of, mark) in FIELDS.items()]
    masked = [mark_positions(side.nik_samar or "–", row.nik_beda) for side in (sasaran, individu)]
    lines.insert(1, ("NIK", masked[0], masked[1]))
    return lines


FIELDS: dict[str, tuple[Callable[[Any], str], Callable[[str, str], Berdampingan]]] = {
    "Nama": (lambda side: side.nama, mark_differences),
    "Tanggal lahir": (lambda side: _digits(side.tanggal_lahir), mark_parts),
    "Jenis kelamin": (lambda side: JK.get(side.jenis_kelamin, "–"), mark_whole),
    "Desa/kelurahan": (lambda side: side.desa.nama if side.desa else "–", mark_whole),
    "Kecamatan": (lambda side: side.kecamatan.nama if side.kecamatan else "–", mark_whole),
    "Dusun/RT": (lambda side: side.dusun_rt or "–", mark_whole),
}


def _digits(day: date | None) -> str:
    """Day, month and year in digits: an exchanged pair is seen at once."""
    return f"{day:%d/%m/%Y}" if day else "–"


@login_required
@require_POST
def padanan_putuskan(request: HttpRequest, pk: int) -> HttpResponse:
    """Yes or no on one candidate."""
    user = cast(Pengguna, request.user)
    row = get_object_or_404(Padanan.objects.select_related("sasaran"), pk=pk)
    run = fetch_pemadanan(user, row.pemadanan_id)
    can_decide_padanan(user, run).require()
    form = KeputusanForm(request.POST)
    if not form.is_valid():
        raise Http404
    keputusan = Keputusan(form.cleaned_data["keputusan"])
    return _done(
        request,
        run,
        row.sasaran_id,
        lambda: decide_padanan(row, keputusan, oleh=user),
        TERSIMPAN[keputusan],
    )


@login_required
@require_POST
def padanan_bukan_semua(request: HttpRequest, pk: int, sasaran: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    run = fetch_pemadanan(user, pk)
    can_decide_padanan(user, run).require()
    person = _person(run, sasaran)
    return _done(
        request,
        run,
        person.pk,
        lambda: decide_none(run, person, oleh=user),
        _("Disimpan: tidak ada calon yang cocok."),
    )


def _done(
    request: HttpRequest,
    run: Pemadanan,
    sasaran: int,
    act: Callable[[], KeputusanPadanan],
    sentence: str,
) -> HttpResponse:
    """Do it, tell it with the way back, and go on to the next person; or say why not."""
    try:
        decided = act()
    except Galat as galat:
        messages.error(request, galat.pesan)
        return redirect("kemiskinan:padanan-sasaran", run.pk, sasaran)
    tell(request, sentence, undo=reverse("kemiskinan:padanan-urungkan", args=[decided.pk]))
    waiting = run.padanan.filter(sasaran=sasaran, status="perlu_ditinjau", keputusan="")
    padan = run.padanan.filter(sasaran=sasaran, keputusan=Keputusan.PADAN)
    if waiting.exists() and not padan.exists():
        return redirect("kemiskinan:padanan-sasaran", run.pk, sasaran)
    return _onward(run, review_queue(run).next_waiting(sasaran))


@login_required
@require_POST
def padanan_urungkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    act = get_object_or_404(KeputusanPadanan, pk=pk)
    run = fetch_pemadanan(user, act.pemadanan_id)
    can_decide_padanan(user, run).require()
    try:
        undo_keputusan(act, oleh=user)
        tell(request, _("Keputusan diurungkan."))
    except Galat as galat:
        messages.error(request, galat.pesan)
    return redirect("kemiskinan:padanan-sasaran", run.pk, act.sasaran_id)


def _onward(run: Pemadanan, sasaran: int | None) -> HttpResponse:
    if sasaran is None:
        return redirect("kemiskinan:pemadanan-hasil", run.pk)
    return redirect("kemiskinan:padanan-sasaran", run.pk, sasaran)
