"""/kelola/hari-libur/ : the calendar that deadlines count by."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.formatting import hari_tanggal
from fondasi.forms.dates import AKHIR, AWAL
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.hari_libur import (
    TAHUN_TERSEDIA,
    add_hari_libur,
    load_national,
    remove_hari_libur,
)
from kecamatan.forms.hari_libur import HariLiburForm
from kecamatan.models import HariLibur, Pengguna
from kecamatan.models.cakupan import below, cakupan_of
from kecamatan.permissions.data_induk import PENGURUS
from kecamatan.permissions.hari_libur import can_edit_hari_libur, can_list_hari_libur


def _rows(user: Pengguna) -> QuerySet[HariLibur]:
    """The nation's, and those of the places above and below one's own."""
    kodes = cakupan_of(user).kodes(*PENGURUS)
    above = [".".join(kode.split(".")[:n]) for kode in kodes for n in (1, 2, 3)]
    scope = Q(wilayah=None) | below("wilayah", kodes) | Q(wilayah__kode__in=above)
    return HariLibur.objects.filter(scope).select_related("wilayah")


def _year(text: str) -> int:
    found = int(text) if text.isascii() and text.isdecimal() and len(text) == 4 else 0
    return found if AWAL.year <= found <= AKHIR.year else today().year


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user, tahun = cast(Pengguna, request.user), _year(request.GET.get("tahun", ""))
    can_list_hari_libur(user).require()
    rows = list(_rows(user).filter(tanggal__year=tahun))
    nasional = [row for row in rows if row.wilayah_id is None]
    boleh = bool(can_edit_hari_libur(user, None))
    alamat = reverse("kecamatan:hari-libur")
    context = {
        "tahun": tahun,
        "tab": [(str(t), f"{alamat}?tahun={t}", t == tahun) for t in range(tahun - 1, tahun + 2)],
        "baris": [(row, bool(can_edit_hari_libur(user, row.wilayah))) for row in rows],
        "kosong": not nasional,
        "dapat_dimuat": boleh and not nasional and tahun in TAHUN_TERSEDIA,
    }
    return render(request, "kecamatan/hari_libur.html", context)


@login_required
def tambah(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_hari_libur(user).require()
    form = HariLiburForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        can_edit_hari_libur(user, data["wilayah"]).require()
        try:
            add_hari_libur(**data, oleh=user)
        except Galat as galat:
            form.add_error("tanggal", galat.pesan)
        else:
            tell(request, _("Hari libur tersimpan."))
            return redirect(f"{reverse('kecamatan:hari-libur')}?tahun={data['tanggal'].year}")
    return render(request, "kecamatan/hari_libur_baru.html", {"form": form})


@login_required
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_hari_libur(user).require()
    row = get_object_or_404(_rows(user), pk=pk)
    can_edit_hari_libur(user, row.wilayah).require()
    alamat = f"{reverse('kecamatan:hari-libur')}?tahun={row.tanggal.year}"
    if request.method == "POST":
        remove_hari_libur(row, oleh=user)
        tell(request, _("Hari libur dihapus."))
        return redirect(alamat)
    baris = [
        (_("Tanggal"), hari_tanggal(row.tanggal)),
        (_("Nama"), row.nama),
        (_("Berlaku di"), row.wilayah or _("seluruh Indonesia")),
    ]
    context = {"baris": baris, "aksi": request.path, "batal": alamat}
    return render(request, "kecamatan/hari_libur_hapus.html", context)


@login_required
@require_POST
def muat(request: HttpRequest) -> HttpResponse:
    """Take over the national holidays that the program carries for this year."""
    user, tahun = cast(Pengguna, request.user), _year(request.POST.get("tahun", ""))
    can_edit_hari_libur(user, None).require()
    jumlah = load_national(tahun, oleh=user)
    tell(request, _("%(n)s hari libur nasional ditambahkan.") % {"n": jumlah})
    return redirect(f"{reverse('kecamatan:hari-libur')}?tahun={tahun}")
