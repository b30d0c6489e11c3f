"""The public counter: four steps, no account, no session, nothing kept before it is sent."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from fondasi.errors import Galat
from fondasi.forms.tickets import Ticket, new_ticket, read_ticket
from fondasi.rate_limits import address_of, allow
from kecamatan.enums import Tingkat
from kecamatan.models import Wilayah
from kecamatan.queries.wilayah import search_wilayah
from layanan_dasar.actions.pengaduan import IsiPengaduan, receive_pengaduan
from layanan_dasar.enums import IdentitasPelaporan, JenisPengaduan
from layanan_dasar.forms.pengaduan_publik import ApaForm, KirimForm, ManaForm, TentangForm
from layanan_dasar.models import PengaturanPengaduan
from layanan_dasar.queries.pengaduan_pelapor import released_summaries
from layanan_dasar.queries.rute_pengaduan import above, closed_with_words, open_kabupaten
from layanan_dasar.views.tanda_terima import receipt

TERAKHIR = 4
HASIL = 12
# Per hour and network; a whole village may share one address.
KIRIM_TERBUKTI, KIRIM_POLOS = 60, 10
PALING_CEPAT = 15
"""Seconds between opening and sending for a browser that proved no work."""


@never_cache
def depan(request: HttpRequest) -> HttpResponse:
    """What the counter is, and the two ways on."""
    context = {"kabupaten": open_kabupaten(), "tertutup": closed_with_words()}
    return render(request, "layanan_dasar/publik.html", context)


@never_cache
@sensitive_post_parameters()
def kirim(request: HttpRequest) -> HttpResponse:
    kodes = [one.kode for one in open_kabupaten()]
    if not kodes:
        context = {"tertutup": closed_with_words()}
        return render(request, "layanan_dasar/publik_tutup.html", context)
    steps = _steps(request, _villages(kodes))
    if request.method != "POST":
        return _page(request, 1, steps, kodes)
    asked = _number(request.POST.get("ke", ""))
    if asked:
        return _page(request, asked, steps, kodes)
    given = _number(request.POST.get("langkah", "")) or 1
    for number in range(1, given + 1):
        if not steps[number - 1].is_valid():
            return _page(request, number, steps, kodes, faults=number == given)
    if given < TERAKHIR:
        return _page(request, given + 1, steps, kodes)
    return _send(request, steps, kodes)


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3", "4"} else 0


def _villages(kodes: list[str]) -> QuerySet[Wilayah]:
    rows = Wilayah.objects.within_any(kodes).filter(tingkat=Tingkat.DESA, berlaku_sampai=None)
    return rows.select_related("induk__induk")


def _steps(request: HttpRequest, villages: QuerySet[Wilayah]) -> list[forms.Form]:
    data = request.POST if request.method == "POST" else None
    return [
        ApaForm(data),
        ManaForm(data, desa=villages),
        TentangForm(data, kode_desa=request.POST.get("desa", "")),
        KirimForm(data, request.FILES or None),
    ]


def _page(
    request: HttpRequest,
    number: int,
    steps: list[forms.Form],
    kodes: list[str],
    *,
    faults: bool = False,
    ticket: Ticket | None = None,
) -> HttpResponse:
    """One step; the others ride along as hidden fields. Only a step just sent complains."""
    form = steps[number - 1]
    if not faults:
        form = _unjudged(form, request)
    ticket = ticket or read_ticket(request.POST.get("tiket", "")) or new_ticket()
    context: dict[str, Any] = {
        "langkah": number,
        "mundur": number - 1,
        "form": form,
        "tiket": ticket,
        "bukti": request.POST.get("bukti", ""),
        "bawaan": _carried(request, number),
    }
    if number == 2:
        context |= _found(request, kodes)
    if number == TERAKHIR:
        context |= _summary(steps)
    return render(request, f"layanan_dasar/publik_{number}.html", context)


def _unjudged(form: forms.Form, request: HttpRequest) -> forms.Form:
    """The step with what was written before, without any complaint."""
    if request.method != "POST":
        return form
    names = [name for name in form.fields if name != "foto" and name in request.POST]
    if not names:
        form.is_bound = False
        return form
    form.initial = {name: request.POST.get(name) for name in names}
    form.is_bound = False
    return form


def _carried(request: HttpRequest, number: int) -> list[tuple[str, str]]:
    """What the other steps hold, as they were written."""
    names = {1: ("jenis", "isi"), 2: ("cari", "desa"), 3: ("kategori", "tentang_desa"),
             4: ("identitas", "nama", "kontak", "rahasia")}  # fmt: skip
    others = [name for step, each in names.items() if step != number for name in each]
    return [(name, request.POST[name]) for name in others if name in request.POST]


def _found(request: HttpRequest, kodes: list[str]) -> dict[str, Any]:
    """Villages that fit what was typed, the chosen one among them."""
    teks = request.POST.get("cari", "").strip()
    chosen = request.POST.get("desa", "")
    found = list(search_wilayah(teks, dalam=kodes, tingkat=[Tingkat.DESA])[:HASIL]) if teks else []
    return {"hasil": found, "terpilih": chosen, "dicari": teks, "tertutup": _closed_there(teks)}


def _closed_there(teks: str) -> list[PengaturanPengaduan]:
    """What closed counters say, of villages that are called so."""
    closed = {one.kabupaten.kode: one for one in closed_with_words()} if teks else {}
    if not closed:
        return []
    rows = search_wilayah(teks, dalam=list(closed), tingkat=[Tingkat.DESA])[:HASIL]
    found = {kode for one in rows for kode in above(one.kode)}
    return [one for kode, one in closed.items() if kode in found]


def _summary(steps: list[forms.Form]) -> dict[str, Any]:
    apa, mana, tentang = steps[:3]
    if not (apa.is_valid() and mana.is_valid() and tentang.is_valid()):
        return {}
    kategori, desa = tentang.cleaned_data["kategori"], mana.cleaned_data["desa"]
    return {
        "isi": apa.cleaned_data["isi"],
        "desa": desa,
        "kategori": kategori,
        "serupa": released_summaries(kategori, desa.pk),
    }


def _send(request: HttpRequest, steps: list[forms.Form], kodes: list[str]) -> HttpResponse:
    ticket = read_ticket(request.POST.get("tiket", ""))
    sentence = _refusal(request, ticket)
    if sentence or ticket is None:
        steps[-1].add_error(None, sentence)
        return _page(request, TERAKHIR, steps, kodes, faults=True, ticket=ticket)
    try:
        accepted = receive_pengaduan(_isi(steps), kiriman=ticket.token, oleh=None)
    except Galat as galat:
        steps[-1].add_error("foto" if galat.kode.startswith("FOTO_") else None, galat.pesan)
        return _page(request, TERAKHIR, steps, kodes, faults=True, ticket=ticket)
    return receipt(request, accepted, loket=False)


def _refusal(request: HttpRequest, ticket: Ticket | None) -> str:
    """Why it is not sent yet; empty when it may go. What was written stays on the page."""
    if ticket is None:
        return _("Halaman ini terlalu lama terbuka. Tekan Kirim sekali lagi.")
    if request.POST.get("alamat_situs"):
        return _("Laporan belum terkirim. Kosongkan isian yang tidak terlihat, lalu kirim lagi.")
    proven = ticket.is_proven(request.POST.get("bukti", ""))
    if not proven and ticket.age < PALING_CEPAT:
        return _("Baca kembali laporan Anda sebentar, lalu tekan Kirim sekali lagi.")
    name, limit = ("kirim-terbukti", KIRIM_TERBUKTI) if proven else ("kirim-polos", KIRIM_POLOS)
    if not allow(name, address_of(request), limit):
        return _(
            "Terlalu banyak laporan dari jaringan ini dalam satu jam. Laporan Anda belum terkirim: "
            "tunggu beberapa saat, lalu tekan Kirim lagi, atau datang ke kantor kecamatan."
        )
    return ""


def _isi(steps: list[forms.Form]) -> IsiPengaduan:
    apa, mana, tentang, last = (step.cleaned_data for step in steps)
    return IsiPengaduan(
        desa=mana["desa"],
        kategori=tentang["kategori"],
        isi=apa["isi"],
        identitas=IdentitasPelaporan(last["identitas"]),
        rahasia=last["rahasia"],
        tentang_desa=tentang["tentang_desa"],
        jenis=JenisPengaduan(apa["jenis"]),
        nama=last["nama"],
        kontak=last["kontak"],
        foto=[one.read() for one in last["foto"]],
    )
