"""The complainant follows: the code opens a page for half an hour, without account or session.

The signed cookie holds the hash of the code and nothing else; the code itself stands in no
address, no log and no table.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.photos import clean_photo
from fondasi.rate_limits import address_of, allow
from layanan_dasar.actions.langkah_pengaduan import (
    add_information,
    rate_pengaduan,
    reopen_pengaduan,
)
from layanan_dasar.actions.pengaduan import attach_photos
from layanan_dasar.enums import StatusPengaduan
from layanan_dasar.forms.pengaduan_publik import (
    BukaKembaliForm,
    KeteranganForm,
    KodeForm,
    NilaiForm,
)
from layanan_dasar.models import Pengaduan
from layanan_dasar.queries.pengaduan_pelapor import find_by_kode, history_for_pelapor
from layanan_dasar.rules.kode_pengaduan import normalize_kode, sidik_of
from layanan_dasar.rules.langkah_pengaduan import Langkah, leads_from

KUE = "pengaduan"
JALUR = "/pengaduan/"
DETIK = 1800
CARI_PER_JAM, TULIS_PER_JAM = 120, 20


@never_cache
@sensitive_post_parameters("kode")
def lacak(request: HttpRequest) -> HttpResponse:
    form = KodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if not allow("lacak", address_of(request), CARI_PER_JAM):
            form.add_error(None, _("Terlalu banyak percobaan dari jaringan ini. Coba nanti."))
        elif (sidik := _known(form.cleaned_data["kode"])) == "":
            form.add_error("kode", _("Kode ini tidak dikenali. Periksa tiap hurufnya."))
        else:
            response = redirect("pengaduan:laporan")
            response.set_cookie(
                KUE, signing.dumps(sidik, salt=KUE), max_age=DETIK, path=JALUR,
                httponly=True, samesite="Strict", secure=request.is_secure(),
            )  # fmt: skip
            return response
    return render(request, "layanan_dasar/publik_lacak.html", {"form": form})


def _known(text: str) -> str:
    """The hash of a code that opens something, or ""."""
    kode = normalize_kode(text)
    sidik = sidik_of(kode) if kode else ""
    return sidik if sidik and find_by_kode(sidik) is not None else ""


def _opened(request: HttpRequest) -> tuple[Pengaduan, str] | None:
    try:
        sidik = signing.loads(request.COOKIES.get(KUE, ""), salt=KUE, max_age=DETIK)
    except signing.BadSignature:
        return None
    found = find_by_kode(str(sidik))
    return (found, str(sidik)) if found else None


@never_cache
def laporan(request: HttpRequest) -> HttpResponse:
    opened = _opened(request)
    if opened is None:
        return redirect("pengaduan:lacak")
    return _show(request, *opened)


def _show(request: HttpRequest, pengaduan: Pengaduan, sidik: str, **extra: Any) -> HttpResponse:
    shown = pengaduan.induk or pengaduan
    status = shown.status
    done = pengaduan.status in (StatusPengaduan.SELESAI, StatusPengaduan.DITOLAK)
    context = {
        "pengaduan": pengaduan,
        "tampil": shown,
        "riwayat": history_for_pelapor(pengaduan, sidik),
        "foto": pengaduan.lampiran.count(),
        "keterangan": None if done else KeteranganForm(),
        "nilai": NilaiForm() if _may_rate(pengaduan) else None,
        "buka": BukaKembaliForm(auto_id="buka_%s")
        if leads_from(Langkah.BUKA_KEMBALI, pengaduan.status) and pengaduan.induk is None
        else None,
        "ditanya": status == StatusPengaduan.PERLU_INFO,
        "tersimpan": request.GET.get("tersimpan", ""),
        **extra,
    }
    return render(request, "layanan_dasar/publik_laporan.html", context)


def _may_rate(pengaduan: Pengaduan) -> bool:
    answered = (StatusPengaduan.DITANGGAPI, StatusPengaduan.SELESAI)
    return pengaduan.status in answered and pengaduan.nilai is None and pengaduan.induk is None


@require_POST
@never_cache
@sensitive_post_parameters("teks")
def ubah(request: HttpRequest, hal: str) -> HttpResponse:
    """`hal` is keterangan, nilai or buka-kembali."""
    opened = _opened(request)
    if opened is None:
        return redirect("pengaduan:lacak")
    pengaduan, sidik = opened
    nama, form = _form_of(hal, request)
    if form.is_valid():
        if not allow("tulis", f"{pengaduan.pk}", TULIS_PER_JAM):
            form.add_error(None, _("Terlalu sering dalam satu jam. Coba lagi nanti."))
        else:
            try:
                ACT[hal](pengaduan, form.cleaned_data)
            except Galat as galat:
                form.add_error(None, galat.pesan)
            else:
                here = reverse("pengaduan:laporan")
                return redirect(f"{here}?tersimpan={hal}")
    return _show(request, pengaduan, sidik, **{nama: form, "form": form})


def _form_of(hal: str, request: HttpRequest) -> tuple[str, forms.Form]:
    if hal == "nilai":
        return "nilai", NilaiForm(request.POST)
    if hal == "buka-kembali":
        return "buka", BukaKembaliForm(request.POST, auto_id="buka_%s")
    return "keterangan", KeteranganForm(request.POST, request.FILES or None)


@transaction.atomic
def _inform(pengaduan: Pengaduan, data: dict[str, Any]) -> None:
    photos = [clean_photo(one.read()) for one in data["foto"]]
    add_information(pengaduan, teks=data["teks"])
    attach_photos(pengaduan, photos, oleh=None)


ACT: dict[str, Callable[[Pengaduan, dict[str, Any]], Any]] = {
    "keterangan": _inform,
    "nilai": lambda pengaduan, data: rate_pengaduan(pengaduan, nilai=data["nilai"]),
    "buka-kembali": lambda pengaduan, data: reopen_pengaduan(pengaduan, teks=data["teks"]),
}


@require_POST
def tutup(request: HttpRequest) -> HttpResponse:
    """For shared phones: the next person finds nothing open."""
    response = redirect("pengaduan:depan")
    response.delete_cookie(KUE, path=JALUR)
    return response
