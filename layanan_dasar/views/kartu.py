"""Cards: the list, the village's card, filling it on a phone, checking and handing it in."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import ContentFile
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.jsontext import json_body
from fondasi.listing import Kolom, list_page
from fondasi.photos import clean_photo
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from kecamatan.queries.batas import words_of
from kecamatan.views.berkas import serve_berkas
from layanan_dasar.actions.kartu import save_kartu
from layanan_dasar.actions.perjalanan import submit_kartu
from layanan_dasar.forms.kartu import (
    FormDimensi,
    after_save,
    bound_form,
    fresh_form,
    photos_of,
    read_submission,
    submission_of,
)
from layanan_dasar.forms.saringan import SaringanKartu
from layanan_dasar.models import (
    Dimensi,
    IsianKartu,
    KartuSkor,
    Nilai,
)
from layanan_dasar.permissions.kartu import (
    can_fill_kartu,
    can_prefill_kartu,
    can_submit_kartu,
    can_undo_prefill,
)
from layanan_dasar.queries.kartu import IsiKartu, content_of, fillable, filled_of, kartu_for
from layanan_dasar.queries.ringkasan import card_summary
from layanan_dasar.reports.formulir import browser_data
from layanan_dasar.rules.ehdw import KELUARGA

BATAS_FOTO = 20 * 1024 * 1024
COLUMNS = [
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "-periode__tahun", "-periode__nomor")),
    Kolom("Periode", "periode", ("periode__tahun", "periode__nomor", "desa__kode")),
    Kolom("Terisi", angka=True),
    Kolom("Keadaan", "status", ("status", "desa__kode")),
    Kolom("Batas waktu", "batas", ("periode__batas", "desa__kode")),
]
TAMPIL = (
    "status", "desa__kode", "desa__jenis", "desa__nama", "desa__induk__jenis", "desa__induk__nama",
    "periode__label", "periode__batas", "periode__ditutup_at", "periode__instrumen__nama",
)  # fmt: skip


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = KartuSkor.objects.visible_to(user).select_related("desa__induk", "periode__instrumen")
    rows = rows.only(*TAMPIL)
    saringan = SaringanKartu(request.GET, user=user)
    page = list_page(
        request,
        rows,
        columns=COLUMNS,
        saringan=saringan.over(rows),
        satuan="kartu",
    )
    terisi = filled_of(page.rows)
    context = {
        "daftar": page,
        "baris": [(one, terisi.get(one.pk, 0)) for one in page.rows],
        "kata": words_of((one.periode.batas, one.desa.kode) for one in page.rows),
        "boleh_isi_awal": can_prefill_kartu(user),
    }
    return render(request, "layanan_dasar/kartu.html", context)


def fetch_kartu(user: Pengguna, pk: int) -> KartuSkor:
    found = kartu_for(user, pk)
    if found is None:
        raise Http404
    return found


@login_required
def isi_kartu(request: HttpRequest, pk: int) -> HttpResponse:
    """The task list: a line per dimension."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_fill_kartu(user, kartu).require()
    isi = content_of(kartu)
    boleh = fillable(user, kartu, isi.lembar)
    context = {
        "kartu": kartu,
        "isi": isi,
        "bagian": [_part(isi, dimensi, each, boleh) for dimensi, each in isi.lembar.dimensi],
        "boleh_ajukan": can_submit_kartu(user, kartu),
        "dikembalikan": [n for n in isi.nilai.values() if n.putusan == "DIKEMBALIKAN"],
        "isi_awal": kartu.periode.keluarga == KELUARGA and can_prefill_kartu(user, kartu),
        "dari_berkas": can_undo_prefill(user, kartu) and any(n.asal for n in isi.nilai.values()),
    }
    return render(request, "layanan_dasar/kartu_isi.html", context)


def _part(isi: IsiKartu, dimensi: Dimensi, each: Any, boleh: set[str]) -> dict[str, Any]:
    filled = isi.filled(each)
    return {
        "dimensi": dimensi,
        "terisi": filled,
        "jumlah": len(each),
        "selesai": filled == len(each),
        "temuan": sum(bool(isi.temuan_per_indikator.get(one.kode)) for one in each),
        "milik_saya": any(one.kode in boleh for one in each),
    }


@login_required
def isi_dimensi(request: HttpRequest, pk: int, dimensi: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_fill_kartu(user, kartu).require()
    isi = content_of(kartu)
    row = next((one for one, _ in isi.lembar.dimensi if one.kode == dimensi), None)
    if row is None:
        raise Http404
    boleh = fillable(user, kartu, isi.lembar)
    if request.method == "POST":
        return _save(request, isi, row, boleh)
    return _page(request, isi, fresh_form(isi, row, boleh))


def _page(
    request: HttpRequest, isi: IsiKartu, form: FormDimensi, status: int = 200
) -> HttpResponse:
    order = [one.kode for one, _ in isi.lembar.dimensi]
    context = {
        "kartu": isi.kartu,
        "isi": isi,
        "form": form,
        "ke": order.index(form.dimensi.kode) + 1,
        "dari": len(order),
        "data": browser_data(isi, [one.kode for one in form.soal]),
    }
    return render(request, "layanan_dasar/kartu_dimensi.html", context, status=status)


def _save(request: HttpRequest, isi: IsiKartu, row: Dimensi, boleh: set[str]) -> HttpResponse:
    user = cast(Pengguna, request.user)
    sent = bound_form(isi, row, boleh, request.POST)
    photos, wrong = _store_photos(sent, request, user)
    receipt = save_kartu(isi.kartu, submission_of(sent, photos, request.POST), oleh=user)
    receipt.galat = {**receipt.galat, **wrong}
    if receipt.galat or receipt.bentrok:
        isi = content_of(fetch_kartu(user, isi.kartu.pk))
        form = after_save(fresh_form(isi, row, boleh), sent, receipt)
        return _page(request, isi, form, 409 if receipt.bentrok else 422)
    return _onward(request, isi, row)


def _store_photos(
    sent: FormDimensi, request: HttpRequest, user: Pengguna
) -> tuple[dict[str, Berkas], dict[str, str]]:
    """Sound photos by question, and the sentences for those that are none."""
    stored: dict[str, Berkas] = {}
    wrong: dict[str, str] = {}
    for kode, upload in photos_of(sent, request.FILES).items():
        try:
            if (upload.size or 0) > BATAS_FOTO:
                raise Galat("FOTO_TERLALU_BESAR", "Foto lebih dari 20 MB. Kirim foto lebih kecil.")
            clean = ContentFile(clean_photo(upload.read()))
            stored[kode] = store_berkas(clean, jenis="bukti-kartu", nama="bukti.jpg", oleh=user)
        except Galat as galat:
            wrong[kode] = galat.pesan
    return stored, wrong


def _onward(request: HttpRequest, isi: IsiKartu, row: Dimensi) -> HttpResponse:
    order = [one.kode for one, _ in isi.lembar.dimensi]
    following = order[order.index(row.kode) + 1 :]
    messages.success(request, f"{row.nama} tersimpan.")
    if following and "kembali" not in request.POST:
        return redirect("layanan:kartu-dimensi", isi.kartu.pk, following[0])
    return redirect("layanan:kartu-isi", isi.kartu.pk)


@login_required
@require_POST
def simpan(request: HttpRequest, pk: int) -> JsonResponse:
    """The same save for a script or a queue: a JSON submission in, its receipt out."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    earlier = None
    try:
        submisi = read_submission(json_body(request))
        earlier = IsianKartu.objects.filter(kunci=submisi.kunci, oleh=user).first()
        if earlier is None and not (decision := can_fill_kartu(user, kartu)):
            raise Galat("KARTU_TERTUTUP", decision.reason)
        receipt = save_kartu(kartu, submisi, oleh=user)
    except Galat as galat:
        return JsonResponse({"kode": galat.kode, "pesan": galat.pesan}, status=422)
    return JsonResponse(
        {
            "kunci": str(receipt.kunci),
            "versi": receipt.versi,
            "tersimpan": sorted(receipt.perubahan),
            "bentrok": receipt.bentrok,
            "galat": receipt.galat,
        }
    )


@login_required
def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """Check answers, then hand in."""
    user = cast(Pengguna, request.user)
    kartu = fetch_kartu(user, pk)
    can_submit_kartu(user, kartu).require()
    isi = content_of(kartu)
    pesan = ""
    if request.method == "POST":
        try:
            submit_kartu(kartu, versi=_int(request.POST.get("versi")), oleh=user)
        except Galat as galat:
            pesan = galat.pesan
        else:
            return redirect("layanan:kartu-terkirim", kartu.pk)
    context = {"kartu": kartu, "isi": isi, "ringkasan": card_summary(isi), "pesan": pesan}
    return render(
        request, "layanan_dasar/kartu_periksa.html", context, status=422 if pesan else 200
    )


def _int(text: str | None) -> int:
    return int(text[:9]) if text and text[:9].isdecimal() else -1


@login_required
def terkirim(request: HttpRequest, pk: int) -> HttpResponse:
    kartu = fetch_kartu(cast(Pengguna, request.user), pk)
    return render(request, "layanan_dasar/kartu_terkirim.html", {"kartu": kartu})


@login_required
def bukti(request: HttpRequest, pk: int) -> FileResponse:
    user = cast(Pengguna, request.user)
    seen = KartuSkor.objects.visible_to(user)
    nilai = get_object_or_404(Nilai.objects.filter(kartu__in=seen).select_related("bukti"), pk=pk)
    return serve_berkas(nilai.bukti, f"bukti-kartu-{nilai.pk}")
