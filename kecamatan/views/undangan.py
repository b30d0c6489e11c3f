"""The invitees of a meeting: groups, chosen people, newcomers, letter, sending."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.formatting import angka
from fondasi.kalender import to_ics
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.actions.surel_rapat import mail_is_set, text_of
from kecamatan.actions.undangan import (
    invite_chosen,
    invite_group,
    invite_new,
    send_undangan,
    uninvite,
)
from kecamatan.forms.undangan import CariUndanganForm, OrangBaruForm
from kecamatan.models import Pengguna, RapatKoordinasi
from kecamatan.permissions.rapat import can_change_rapat, can_lead_rapat
from kecamatan.queries.kalender import rapat_entry
from kecamatan.queries.undangan import (
    accounts_behind,
    groups_of,
    instansi_to_invite,
    invitees_of,
    kontak_to_invite,
)
from kecamatan.reports.undangan import undangan_pdf
from kecamatan.views.pdf import send_pdf
from kecamatan.views.rapat import fetch_rapat

COLUMNS = [
    Kolom("Undangan"),
    Kolom("Unsur", "unsur", ("unsur", "id")),
    Kolom("Kabar", "kabar", ("diberitahu_at", "id")),
]
TAWARAN = 50


def _to_change(request: HttpRequest, pk: int) -> tuple[Pengguna, RapatKoordinasi]:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    can_change_rapat(user, rapat).require()
    return user, rapat


@login_required
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rapat = fetch_rapat(user, pk)
    boleh = bool(can_change_rapat(user, rapat))
    page: Any = list_page(request, invitees_of(rapat), columns=COLUMNS, satuan="undangan")
    context = {
        "rapat": rapat,
        "daftar": page,
        "boleh": boleh,
        "pemimpin": bool(can_lead_rapat(user, rapat)),
        "kelompok": groups_of(rapat) if boleh else [],
        "baru": rapat.undangan.filter(diberitahu_at=None).count(),
        "teks_wa": text_of(rapat) if boleh else "",
    }
    return render(request, "kecamatan/undangan.html", context)


@login_required
@require_POST
def kelompok(request: HttpRequest, pk: int) -> HttpResponse:
    user, rapat = _to_change(request, pk)
    new = invite_group(rapat, request.POST.get("kelompok", "").replace("\x00", ""), oleh=user)
    return _told(request, rapat, new)


@login_required
def pilih(request: HttpRequest, pk: int) -> HttpResponse:
    """Search on GET, invite the ticked on POST."""
    user, rapat = _to_change(request, pk)
    if request.method == "POST":
        new = invite_chosen(
            rapat, kontak=_keys(request, "kontak"), instansi=_keys(request, "instansi"), oleh=user
        )
        return _told(request, rapat, new)
    form = CariUndanganForm(request.GET)
    text = form.cleaned_data["q"] if form.is_valid() else ""
    said = Q(nama__icontains=text) | Q(jabatan__icontains=text) | Q(unsur__icontains=text)
    people = kontak_to_invite(rapat).filter(said | Q(instansi__nama__icontains=text))
    offices = instansi_to_invite(rapat).filter(
        Q(nama__icontains=text) | Q(singkatan__icontains=text)
    )
    context = {
        "rapat": rapat,
        "form": form,
        "orang": people.order_by("-wilayah__tingkat", "nama", "id")[:TAWARAN],
        "instansi": offices.order_by("wilayah__kode", "nama")[:TAWARAN],
        "batas": TAWARAN,
    }
    return render(request, "kecamatan/undangan_pilih.html", context)


def _keys(request: HttpRequest, name: str) -> list[int]:
    """What was ticked; anything that is no key is nobody."""
    given = request.POST.getlist(name)
    return [int(text) for text in given if text.isascii() and text.isdecimal() and len(text) < 19]


@login_required
def baru(request: HttpRequest, pk: int) -> HttpResponse:
    user, rapat = _to_change(request, pk)
    form = OrangBaruForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        kontak = invite_new(rapat, form.orang, oleh=user)
        tell(request, _("%(nama)s diundang dan tersimpan di kontak.") % {"nama": kontak.nama})
        return redirect("kecamatan:undangan", rapat.pk)
    return render(request, "kecamatan/undangan_baru.html", {"rapat": rapat, "form": form})


@login_required
@require_POST
def keluarkan(request: HttpRequest, pk: int) -> HttpResponse:
    user, rapat = _to_change(request, pk)
    gone = uninvite(rapat, _keys(request, "undangan"), oleh=user)
    tell(request, _("%(n)s undangan dikeluarkan.") % {"n": angka(gone)})
    return redirect("kecamatan:undangan", rapat.pk)


@login_required
def kirim(request: HttpRequest, pk: int) -> HttpResponse:
    """What will happen, in numbers; then the sending."""
    user, rapat = _to_change(request, pk)
    if request.method == "POST":
        told = send_undangan(rapat, oleh=user)
        tell(request, _("Undangan dikirim kepada %(n)s penerima baru.") % {"n": angka(told)})
        return redirect("kecamatan:rapat-rinci", rapat.pk)
    rows = rapat.undangan.filter(diberitahu_at=None)
    mails = rows.exclude(kontak=None).exclude(kontak__email="").count()
    context = {
        "rapat": rapat,
        "baris": [
            (_("Diundang"), angka(rapat.undangan.count())),
            (_("Belum diberi tahu"), angka(rows.count())),
            (_("Menerima pemberitahuan di portal"), angka(accounts_behind(rows).count())),
            (_("Menerima surel"), angka(mails) if mail_is_set() else _("surel tidak dipasang")),
        ],
        "ada": rapat.undangan.exists(),
    }
    return render(request, "kecamatan/undangan_kirim.html", context)


@login_required
def surat(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_rapat(cast(Pengguna, request.user), pk)
    return send_pdf(undangan_pdf(rapat), f"undangan-rapat-{rapat.pk}.pdf")


@login_required
def ics(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_rapat(cast(Pengguna, request.user), pk)
    text = to_ics([rapat_entry(rapat)], nama=rapat.judul, situs=settings.SITUS_URL)
    headers = {"Content-Disposition": f'attachment; filename="rapat-{rapat.pk}.ics"'}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _told(request: HttpRequest, rapat: RapatKoordinasi, new: int) -> HttpResponse:
    words = _("%(n)s undangan ditambahkan.") if new else _("Tidak ada undangan baru.")
    tell(request, words % {"n": angka(new)})
    return redirect("kecamatan:undangan", rapat.pk)
