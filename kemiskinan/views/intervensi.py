"""/kemiskinan/intervensi/ : what an OPD owes, person by person."""

from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kept.parts import Kept, kept
from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import HariLibur, Instansi, Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kecamatan.queries.batas import words_of
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.intervensi import cancel_intervensi, change_intervensi, record_intervensi
from kemiskinan.enums import JenisDaftar
from kemiskinan.forms.intervensi import BatalForm, IntervensiForm, UbahIntervensiForm, initial_of
from kemiskinan.models import (
    BarisDaftar,
    DaftarVerval,
    Intervensi,
    Program,
    Sasaran,
    SubKegiatan,
)
from kemiskinan.permissions.intervensi import (
    can_change_intervensi,
    can_open_intervensi,
    can_record_intervensi,
    can_use_sub_kegiatan,
)
from kemiskinan.permissions.penerima import can_open_penerima
from kemiskinan.queries.intervensi import (
    owed_lists,
    people_of_list,
    shown_intervensi,
    visible_intervensi,
)
from kemiskinan.queries.program import visible_sub_kegiatan

COLUMNS = [
    Kolom("Penerima", "nama", ("sasaran__nama",)),
    Kolom("Desa/kelurahan", "desa", ("sasaran__desa__kode",)),
    Kolom("Sub kegiatan", "sub", ("sub_kegiatan__kode",)),
    Kolom("Bulan", "bulan", ("tahun", "bulan")),
    Kolom("Nilai (Rp)", "rupiah", ("rupiah",), angka=True),
    Kolom("Keadaan", "status", ("status",)),
]
COLUMNS_ORANG = [
    Kolom("Nama", "nama", ("sasaran__nama",)),
    Kolom("Desa/kelurahan", "desa", ("sasaran__desa__kode",)),
    Kolom("Bantuan OPD ini"),
    Kolom("Keadaan", "keadaan", ("terpenuhi", "sasaran__nama")),
]

TABEL: Final = (
    HariLibur, Wilayah, Instansi, Program, SubKegiatan, Intervensi, DaftarVerval, BarisDaftar,
)  # fmt: skip


@login_required
def intervensi(request: HttpRequest) -> HttpResponse:
    """The board of an OPD, and all the help it recorded."""
    user = cast(Pengguna, request.user)
    if not can_open_intervensi(user):
        raise Http404
    page = list_page(request, shown_intervensi(user), columns=COLUMNS, satuan="intervensi")
    key = ("tanggungan", cakupan_of(user).told)
    context = {
        "daftar": page,
        "tanggungan": kept(Kept(key, TABEL, lambda: _owed(user))),
        "boleh_penerima": bool(can_open_penerima(user)),
        "baris": [(row, bool(can_change_intervensi(user, row))) for row in page.rows],
    }
    return render(request, "kemiskinan/intervensi.html", context)


def _owed(user: Pengguna) -> SafeString:
    owed = owed_lists(user)
    kata = words_of((one.daftar.batas, one.daftar.wilayah.kode) for one in owed)
    context = {"tanggungan": owed, "kata": kata, "hari_ini": today()}
    return render_to_string("kemiskinan/_tanggungan.html", context)


@login_required
def intervensi_daftar(request: HttpRequest, pk: int) -> HttpResponse:
    """The people of one list that is addressed to an OPD."""
    user = cast(Pengguna, request.user)
    rows = DaftarVerval.objects.visible_to(user).filter(jenis=JenisDaftar.INTERVENSI)
    found = get_object_or_404(rows.select_related("instansi", "program", "wilayah"), pk=pk)
    people = people_of_list(found).filter(sasaran__in=Sasaran.objects.visible_to(user))
    page = list_page(request, people, columns=COLUMNS_ORANG, satuan="jiwa")
    context = {"tanggungan": found, "daftar": page, "hari_ini": today()}
    return render(request, "kemiskinan/intervensi_daftar.html", context)


@login_required
def intervensi_baru(request: HttpRequest, pk: int) -> HttpResponse:
    """Record help for one person. `kembali` leads back to where it was asked from."""
    user = cast(Pengguna, request.user)
    people = Sasaran.objects.visible_to(user).select_related("desa", "kabupaten")
    sasaran = get_object_or_404(people, pk=pk)
    can_record_intervensi(user, sasaran).require()
    offered = visible_sub_kegiatan(user).filter(kabupaten=sasaran.kabupaten)
    form = IntervensiForm(request.POST or None, request.FILES or None, sub_kegiatan=offered)
    if request.method == "POST" and form.is_valid() and _recorded(form, sasaran, user):
        tell(request, _("Intervensi tercatat."))
        return redirect(_back(request))
    context = {"sasaran": sasaran, "form": form, "kembali": _back(request)}
    return render(request, "kemiskinan/intervensi_baru.html", context)


def _recorded(form: IntervensiForm, sasaran: Sasaran, user: Pengguna) -> bool:
    sub = form.cleaned_data["sub_kegiatan"]
    can_use_sub_kegiatan(user, sub).require()
    try:
        record_intervensi(
            sasaran, sub, isi=form.isi_baru(), bukti=form.cleaned_data["bukti"], oleh=user
        )
    except Galat as galat:
        form.add_error(None, galat.pesan)
        return False
    return True


def _fetch(user: Pengguna, pk: int) -> Intervensi:
    return get_object_or_404(visible_intervensi(user), pk=pk)


@login_required
def intervensi_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = _fetch(user, pk)
    can_change_intervensi(user, found).require()
    form = UbahIntervensiForm(
        request.POST or None, request.FILES or None, initial=initial_of(found)
    )
    if request.method == "POST" and form.is_valid():
        try:
            isi = form.isi(tahun=found.tahun, bulan=found.bulan)
            change_intervensi(found, isi=isi, bukti=form.cleaned_data["bukti"], oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Perubahan tersimpan."))
            return redirect(_back(request))
    return _page(request, "kemiskinan/intervensi_ubah.html", found, form)


@login_required
def intervensi_batal(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = _fetch(user, pk)
    can_change_intervensi(user, found).require()
    form = BatalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_intervensi(found, alasan=form.cleaned_data["alasan"], oleh=user)
        tell(request, _("Catatan intervensi dibatalkan."))
        return redirect(_back(request))
    return _page(request, "kemiskinan/intervensi_batal.html", found, form)


@login_required
def intervensi_bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = _fetch(cast(Pengguna, request.user), pk)
    return serve_berkas(found.bukti, f"bukti-intervensi-{found.pk}")


def _page(request: HttpRequest, template: str, found: Intervensi, form: BaseForm) -> HttpResponse:
    context = {"intervensi": found, "form": form, "kembali": _back(request)}
    return render(request, template, context)


def _back(request: HttpRequest) -> str:
    """A path of this site that the page came from, otherwise the board."""
    wanted = request.POST.get("kembali") or request.GET.get("kembali") or ""
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("kemiskinan:intervensi")
