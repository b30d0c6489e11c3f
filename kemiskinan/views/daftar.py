"""Field lists and intervention lists: hand out, follow, extend, cancel."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from fondasi.errors import Galat
from fondasi.formatting import angka
from fondasi.listing import Kolom, list_page
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.batas import words_of
from kemiskinan.actions.daftar import cancel_daftar, create_daftar, extend_daftar
from kemiskinan.forms.daftar import AlasanForm, DaftarForm, PerpanjangForm
from kemiskinan.models import DaftarVerval
from kemiskinan.models.rilis import unnamed
from kemiskinan.permissions.berita_acara import can_write_berita_acara
from kemiskinan.permissions.daftar import can_change_daftar, can_manage_daftar
from kemiskinan.permissions.verval import can_verify_daftar
from kemiskinan.queries.daftar import counts_per_daftar, desa_rows, helped_count
from kemiskinan.queries.neraca import newest_pair
from kemiskinan.queries.rencana_daftar import plan_daftar
from kemiskinan.rules.daftar import announce

COLUMNS = [
    Kolom("Daftar", "wilayah", ("wilayah__kode", "id")),
    Kolom("Kemajuan"),
    Kolom("Batas waktu", "batas", ("batas", "id")),
    Kolom("Keadaan", "status", ("status", "batas")),
]
KOSONG = "Belum ada daftar untuk Anda. Daftar dibagikan oleh Sekretariat TKPK (Bappeda)."


def fetch_daftar(user: Pengguna, pk: int, *related: str) -> DaftarVerval:
    """The list, when this person may know of it; otherwise 404. `related` are joined too."""
    rows = DaftarVerval.objects.visible_to(user)
    rows = rows.select_related("kabupaten", "wilayah__induk", *related)
    wide = [name for noun in ("sk", "rilis") if noun in related for name in unnamed(noun)]
    return get_object_or_404(rows.defer(*wide), pk=pk)


TAMPIL = (
    *("jenis", "tujuan", "batas", "status", "wilayah__kode", "wilayah__jenis", "wilayah__nama"),
    *("instansi__nama", "program__nama"),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = DaftarVerval.objects.visible_to(user).select_related("wilayah", "instansi", "program")
    rows = rows.only(*TAMPIL)
    page = list_page(request, rows, columns=COLUMNS, satuan="daftar")
    counts = counts_per_daftar([row.pk for row in page.rows], user)
    context = {
        "daftar": page,
        "baris": [(row, counts.get(row.pk)) for row in page.rows],
        "kata": words_of((row.batas, row.wilayah.kode) for row in page.rows),
        "mengatur": cakupan_of(user).has(Peran.BAPPEDA),
        "kosong": KOSONG,
    }
    return render(request, "kemiskinan/daftar.html", context)


@login_required
def buat(request: HttpRequest) -> HttpResponse:
    """Form, then the numbers, then the lists; the same address all the way."""
    user = cast(Pengguna, request.user)
    neraca = newest_pair(cakupan_of(user).kodes(Peran.BAPPEDA))
    if neraca is None:
        return _no_ledger(request, user)
    can_manage_daftar(user, neraca.kabupaten).require()
    form = DaftarForm(request.POST or None, neraca=neraca)
    if request.method != "POST" or not form.is_valid() or "ubah" in request.POST:
        return render(request, "kemiskinan/daftar_buat.html", {"form": form, "neraca": neraca})
    if "konfirmasi" not in request.POST:
        rencana = plan_daftar(form.permintaan, neraca)
        context = {"form": form, "rencana": rencana, "permintaan": form.permintaan}
        return render(request, "kemiskinan/daftar_periksa.html", {**context, "neraca": neraca})
    return _create(request, form, user)


def _no_ledger(request: HttpRequest, user: Pengguna) -> HttpResponse:
    if not cakupan_of(user).has(Peran.BAPPEDA):
        raise Http404
    return render(request, "kemiskinan/daftar_buat.html", {"form": None})


def _create(request: HttpRequest, form: DaftarForm, user: Pengguna) -> HttpResponse:
    try:
        hasil = create_daftar(form.permintaan, oleh=user)
    except Galat as galat:
        form.add_error(None, galat.pesan)
        context = {"form": form, "neraca": form.neraca}
        return render(request, "kemiskinan/daftar_buat.html", context)
    if hasil.dibuat:
        text = f"{angka(len(hasil.dibuat))} daftar dibagikan, {angka(hasil.jumlah)} jiwa."
        messages.success(request, text)
    else:
        messages.info(request, "Tidak ada daftar baru: orangnya sudah ada pada daftar terbuka.")
    return redirect("kemiskinan:daftar")


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk, "instansi", "program", "sk", "rilis", "oleh")
    counts = counts_per_daftar([row.pk], user).get(row.pk)
    desa = desa_rows(row, user) if row.jenis == "lapangan" else []
    context = {
        "daftar": row,
        "jumlah": counts,
        "desa": [(one, bool(can_write_berita_acara(user, row, one.wilayah))) for one in desa],
        "terbantu": helped_count(row, user) if row.instansi_id else None,
        "boleh_isi": can_verify_daftar(user, row),
        "boleh_atur": bool(can_change_daftar(user, row)),
        "teks_wa": _announcement(request, row, counts.total if counts else 0),
    }
    return render(request, "kemiskinan/daftar_rinci.html", context)


def _announcement(request: HttpRequest, row: DaftarVerval, jumlah: int) -> str:
    link = request.build_absolute_uri(reverse("kemiskinan:daftar-detail", args=[row.pk]))
    kepada = str(row.instansi) if row.instansi else _addressee(row.wilayah)
    return announce(jumlah, kepada=kepada, tujuan=row.tujuan, batas=row.batas, tautan=link)


def _addressee(wilayah: Wilayah) -> str:
    if wilayah.tingkat == 3:
        return f"Camat {wilayah.nama}, pendamping, dan pemerintah desa/kelurahan"
    return f"Pemerintah {wilayah.sebutan} dan pendamping"


@login_required
def perpanjang(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk)
    can_change_daftar(user, row).require()
    form = PerpanjangForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            extend_daftar(row, oleh=user, **form.cleaned_data)
        except Galat as galat:
            form.add_error("batas", galat.pesan)
        else:
            messages.success(request, "Batas waktu diperpanjang; pelaksananya diberi tahu.")
            return redirect("kemiskinan:daftar-detail", row.pk)
    return render(request, "kemiskinan/daftar_perpanjang.html", {"daftar": row, "form": form})


@login_required
def batalkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk)
    can_change_daftar(user, row).require()
    form = AlasanForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_daftar(row, oleh=user, **form.cleaned_data)
        messages.success(request, "Daftar dibatalkan. Jawaban yang sudah masuk tetap tersimpan.")
        return redirect("kemiskinan:daftar")
    counts = counts_per_daftar([row.pk], user).get(row.pk)
    context = {"daftar": row, "form": form, "jumlah": counts}
    return render(request, "kemiskinan/daftar_batalkan.html", context)
