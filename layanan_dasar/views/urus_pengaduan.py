"""What handlers do beside the steps: open what is sealed, merge, summarise, link, note."""

from __future__ import annotations

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core import signing
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.rujukan import find, resolve
from kecamatan.models import Pengguna
from kecamatan.views.berkas import serve_berkas
from layanan_dasar.actions.langkah_pengaduan import note_pengaduan, set_nomor_lapor
from layanan_dasar.actions.urus_pengaduan import (
    RUJUKAN_SASARAN,
    link_sasaran,
    merge_pengaduan,
    open_pelapor,
    open_text,
    release_ringkasan,
    set_tentang_desa,
    unmerge_pengaduan,
)
from layanan_dasar.forms.pengaduan import (
    AlasanBukaForm,
    CariSasaranForm,
    CatatanForm,
    NomorLaporForm,
    RingkasanForm,
    SasaranForm,
)
from layanan_dasar.models import Pengaduan
from layanan_dasar.permissions.pengaduan import (
    can_manage_pengaduan,
    can_open_pelapor,
    can_open_text,
    can_write_note,
)
from layanan_dasar.views.pengaduan import fetch_pengaduan, show_pengaduan

IZIN = "layanan_dasar.lampiran"
IZIN_DETIK = 900


@login_required
@require_POST
@never_cache
@sensitive_variables("opened")
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the sealed texts once, as the answer to this POST; nothing keeps them."""
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_open_text(user, pengaduan).require()
    form = AlasanBukaForm(request.POST, auto_id="buka_%s")
    if not form.is_valid():
        return _again(request, pengaduan, user, formulir_buka=form, form=form)
    opened = open_text(pengaduan, alasan=form.cleaned_data["alasan"], oleh=user)
    return show_pengaduan(request, pengaduan, user, opened=opened, izin=_permit(user, pengaduan))


def _permit(user: Pengguna, pengaduan: Pengaduan) -> str:
    """Lets the person who gave a reason see the photographs for a quarter of an hour."""
    return signing.dumps([user.pk, pengaduan.pk], salt=IZIN)


def _again(
    request: HttpRequest, pengaduan: Pengaduan, user: Pengguna, **extra: Any
) -> HttpResponse:
    response = show_pengaduan(request, pengaduan, user, **extra)
    response.status_code = 400
    return response


@login_required
@require_POST
@never_cache
@sensitive_variables("nama", "kontak")
def pelapor(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_open_pelapor(user, pengaduan).require()
    form = AlasanBukaForm(request.POST, auto_id="pelapor_%s")
    if not form.is_valid():
        return _again(request, pengaduan, user, formulir_pelapor=form, form=form)
    nama, kontak = open_pelapor(pengaduan, alasan=form.cleaned_data["alasan"], oleh=user)
    context = {"pengaduan": pengaduan, "nama": nama, "kontak": kontak}
    return render(request, "layanan_dasar/pengaduan_pelapor.html", context)


@login_required
def lampiran(request: HttpRequest, pk: int) -> FileResponse:
    """A photograph; of a rahasia complaint only for whom the reason was just given."""
    user = cast(Pengguna, request.user)
    rows = Pengaduan.objects.visible_to(user)
    pengaduan = get_object_or_404(rows, lampiran=pk)
    if pengaduan.rahasia and not _has_permit(request, user, pengaduan):
        raise Http404
    one = pengaduan.lampiran.select_related("berkas").get(pk=pk)
    return serve_berkas(one.berkas, f"pengaduan-{pengaduan.nomor}-{one.pk}")


def _has_permit(request: HttpRequest, user: Pengguna, pengaduan: Pengaduan) -> bool:
    try:
        found = signing.loads(request.GET.get("izin", ""), salt=IZIN, max_age=IZIN_DETIK)
    except signing.BadSignature:
        return False
    return bool(found == [user.pk, pengaduan.pk])


@login_required
@require_POST
def catatan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_write_note(user, pengaduan).require()
    form = CatatanForm(request.POST, auto_id="catatan_%s")
    if not form.is_valid():
        return _again(request, pengaduan, user, formulir_catatan=form, form=form)
    note_pengaduan(pengaduan, teks=form.cleaned_data["teks"], oleh=user)
    tell(request, _("Catatan tersimpan."))
    return redirect("layanan:pengaduan-rinci", pk)


@login_required
def ringkasan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_manage_pengaduan(user, pengaduan).require()
    form = RingkasanForm(request.POST or None, initial={"teks": pengaduan.ringkasan})
    if request.method == "POST" and form.is_valid():
        try:
            release_ringkasan(pengaduan, **form.cleaned_data, oleh=user)
        except Galat as galat:
            fields = {"ADA_DATA_PRIBADI": "diperiksa"}
            form.add_error(fields.get(galat.kode, "teks"), galat.pesan)
        else:
            tell(request, _("Ringkasan untuk umum tersimpan."))
            return redirect("layanan:pengaduan-rinci", pk)
    return _form_page(request, pengaduan, form, _("Ringkasan untuk umum"))


@login_required
def sasaran(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_manage_pengaduan(user, pengaduan).require()
    cari = CariSasaranForm(request.GET if "cari" in request.GET else None)
    kata = cari.cleaned_data["cari"] if cari.is_valid() else ""
    temuan = find(user, RUJUKAN_SASARAN, pengaduan.desa.kode, kata) if kata else []
    form = SasaranForm(request.POST or None, temuan=temuan)
    if request.method == "POST" and form.is_valid():
        try:
            link_sasaran(pengaduan, kunci=form.cleaned_data["kunci"], oleh=user)
        except Galat as galat:
            form.add_error("kunci", galat.pesan)
        else:
            lepas = form.cleaned_data["lepas"]
            tell(request, _("Tautan dilepas.") if lepas else _("Tautan ke sasaran tersimpan."))
            return redirect("layanan:pengaduan-rinci", pk)
    terkait = resolve(user, pengaduan.rujukan_jenis, pengaduan.rujukan_kunci)
    context = {"pengaduan": pengaduan, "cari": cari, "form": form, "terkait": terkait}
    return render(request, "layanan_dasar/pengaduan_sasaran.html", context)


@login_required
def nomor_lapor(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_manage_pengaduan(user, pengaduan).require()
    form = NomorLaporForm(request.POST or None, initial={"nomor_lapor": pengaduan.nomor_lapor})
    if request.method == "POST" and form.is_valid():
        set_nomor_lapor(pengaduan, nomor_lapor=form.cleaned_data["nomor_lapor"], oleh=user)
        tell(request, _("Nomor SP4N-LAPOR! tersimpan."))
        return redirect("layanan:pengaduan-rinci", pk)
    return _form_page(request, pengaduan, form, _("Nomor SP4N-LAPOR!"))


def _form_page(
    request: HttpRequest, pengaduan: Pengaduan, form: object, judul: str
) -> HttpResponse:
    context = {"pengaduan": pengaduan, "form": form, "judul": judul, "tombol": _("Simpan")}
    return render(request, "layanan_dasar/pengaduan_langkah.html", context)


@login_required
@require_POST
def gabung(request: HttpRequest, pk: int, induk: int) -> HttpResponse:
    """Both are complaints that this person sees."""
    user = cast(Pengguna, request.user)
    pengaduan, lead = fetch_pengaduan(user, pk), fetch_pengaduan(user, induk)
    can_manage_pengaduan(user, pengaduan).require()
    can_manage_pengaduan(user, lead).require()
    merge_pengaduan(pengaduan, induk=lead, oleh=user)
    text = _("Digabung ke pengaduan #%(nomor)s.") % {"nomor": lead.nomor}
    tell(request, text, undo=reverse("layanan:pengaduan-pisah", args=[pk]))
    return redirect("layanan:pengaduan-rinci", pk)


@login_required
@require_POST
def pisah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_manage_pengaduan(user, pengaduan).require()
    unmerge_pengaduan(pengaduan, oleh=user)
    tell(request, _("Pengaduan ini berdiri sendiri lagi."))
    return redirect("layanan:pengaduan-rinci", pk)


@login_required
@require_POST
def tandai(request: HttpRequest, pk: int) -> HttpResponse:
    """Turn the mark "the village administration is the reported party"."""
    user = cast(Pengguna, request.user)
    pengaduan = fetch_pengaduan(user, pk)
    can_manage_pengaduan(user, pengaduan).require()
    set_tentang_desa(pengaduan, ya=not pengaduan.tentang_desa, oleh=user)
    tell(
        request,
        _("Penandaan pihak teradu diubah."),
        undo=reverse("layanan:pengaduan-tandai", args=[pk]),
    )
    return redirect("layanan:pengaduan-rinci", pk)
