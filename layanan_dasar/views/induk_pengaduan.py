"""Complaint categories and working days of the clocks: two small masters of a kabupaten."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from layanan_dasar.actions.pengaturan_pengaduan import (
    offer_kategori_umum,
    remove_aturan,
    save_aturan,
    save_kategori,
)
from layanan_dasar.forms.induk_pengaduan import AturanLayananForm, KategoriPengaduanForm
from layanan_dasar.models import AturanLayanan, KategoriPengaduan
from layanan_dasar.permissions.pengaduan import (
    can_keep_masters,
    can_list_masters,
    can_set_counter,
    can_set_routes,
)
from layanan_dasar.queries.rute_pengaduan import hidden_in


@dataclass(frozen=True, slots=True)
class Induk:
    model: Any
    form: Any
    save: Callable[..., Any]
    judul: Any
    satu: Any
    petunjuk: Any
    kolom: tuple[Kolom, ...]


UMUM = Kolom("Milik", "milik", ("kabupaten__kode", "pk"))
INDUK = {
    "kategori": Induk(
        KategoriPengaduan,
        KategoriPengaduanForm,
        save_kategori,
        _("Kategori pengaduan"),
        _("kategori"),
        _(
            "Yang umum ditawarkan kepada warga semua kabupaten/kota; yang milik satu "
            "kabupaten/kota hanya di sana. Kategori tidak dihapus: hentikan penawarannya, atau "
            "sembunyikan yang umum di kabupaten/kota Anda; pengaduan yang sudah ada tetap padanya."
        ),
        (Kolom("Nama", "nama", ("nama", "pk")), Kolom("Topik SP4N-LAPOR!"), UMUM),
    ),
    "batas": Induk(
        AturanLayanan,
        AturanLayananForm,
        save_aturan,
        _("Batas waktu pengaduan"),
        _("batas waktu"),
        _(
            "Yang umum berlaku di semua kabupaten/kota; milik kabupaten/kota sendiri "
            "mendahuluinya. Jam pengaduan yang sudah berjalan tidak berubah."
        ),
        (Kolom("Tahap dan kategori"), Kolom("Hari kerja"), Kolom("Dasar"), UMUM),
    ),
}


@login_required
def daftar(request: HttpRequest, jenis: str) -> HttpResponse:
    """One's own rows, and the general ones that they stand beside."""
    user, induk = cast(Pengguna, request.user), INDUK[jenis]
    can_list_masters(user).require()
    mine = induk.model.objects.visible_to(user)
    rows = induk.model.objects.filter(Q(pk__in=mine.values("pk")) | Q(kabupaten=None))
    related = ("kabupaten", "kategori") if jenis == "batas" else ("kabupaten",)
    page: Any = list_page(
        request, rows.select_related(*related), columns=induk.kolom, satuan=str(induk.satu)
    )
    kabupaten = _kabupaten(user)
    hidden = hidden_in([kabupaten.pk]) if kabupaten and jenis == "kategori" else set()
    context = {
        "daftar": page,
        "kabupaten": kabupaten,
        "tersembunyi": {kategori for _kabupaten_id, kategori in hidden},
        "induk": induk,
        "tabel": f"layanan_dasar/_tabel_{jenis}.html",
        "url_baru": f"layanan:pengaduan-{jenis}-baru",
        "boleh_rute": bool(can_set_routes(user)),
        "milik": set(mine.values_list("pk", flat=True)),
    }
    return render(request, "layanan_dasar/induk_pengaduan.html", context)


@login_required
def ubah(request: HttpRequest, jenis: str, pk: int | None = None) -> HttpResponse:
    user, induk = cast(Pengguna, request.user), INDUK[jenis]
    can_list_masters(user).require()
    objek = get_object_or_404(induk.model.objects.visible_to(user), pk=pk) if pk else None
    kabupaten = objek.kabupaten if objek else _kabupaten(user)
    can_keep_masters(user, kabupaten).require()
    kodes = [kabupaten.kode] if kabupaten else []
    form = induk.form(
        request.POST or None, instance=objek or induk.model(kabupaten=kabupaten), kodes=kodes
    )
    if request.method == "POST" and form.is_valid():
        try:
            induk.save(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Tersimpan."))
            return redirect(f"layanan:pengaduan-{jenis}")
    url_daftar = f"layanan:pengaduan-{jenis}"
    context = {"form": form, "induk": induk, "objek": objek, "url_daftar": url_daftar}
    return render(request, "kecamatan/data_induk_ubah.html", context)


def _kabupaten(user: Pengguna) -> Wilayah | None:
    """A new row belongs to the kabupaten of the secretariat; without one it is general."""
    places = cakupan_of(user).places(Peran.BAPPEDA)
    return places[0] if places else None


@login_required
@require_POST
def tampil(request: HttpRequest, pk: int) -> HttpResponse:
    """Hide a general category in one's kabupaten, or offer it again (`tampil=ya`)."""
    user = cast(Pengguna, request.user)
    can_set_counter(user).require()
    row = get_object_or_404(KategoriPengaduan, pk=pk, kabupaten=None)
    kabupaten = _kabupaten(user)
    assert kabupaten is not None
    offer = request.POST.get("tampil") == "ya"
    try:
        offer_kategori_umum(row, kabupaten, tampil=offer, oleh=user)
    except Galat as galat:
        messages.error(request, galat.pesan)
    else:
        said = _("%(nama)s ditawarkan lagi.") if offer else _("%(nama)s tidak ditawarkan di sini.")
        tell(request, said % {"nama": row.nama})
    return redirect("layanan:pengaduan-kategori")


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = get_object_or_404(AturanLayanan.objects.visible_to(user), pk=pk)
    can_keep_masters(user, row.kabupaten).require()
    alamat = reverse("layanan:pengaduan-batas")
    if request.method == "POST":
        remove_aturan(row, oleh=user)
        tell(request, _("Batas waktu dihapus. Pengaduan berikutnya memakai batas umum."))
        return redirect(alamat)
    baris = [
        (_("Tahap"), row.get_tahap_display()),
        (_("Kategori"), row.kategori or _("semua kategori")),
        (_("Hari kerja"), row.hari_kerja),
        (_("Dasar"), row.sumber),
    ]
    context = {"baris": baris, "aksi": request.path, "batal": alamat}
    return render(request, "layanan_dasar/batas_hapus.html", context)
