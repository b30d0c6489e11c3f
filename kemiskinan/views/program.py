"""/kemiskinan/program/ : programs, budget lines, their money."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.enums import Peran, Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.actions.program import report_realisasi, save_program, save_sub_kegiatan
from kemiskinan.forms.program import (
    ProgramForm,
    RealisasiForm,
    SaringProgramForm,
    SubKegiatanForm,
)
from kemiskinan.models import Program, SubKegiatan
from kemiskinan.permissions.intervensi import can_open_intervensi
from kemiskinan.permissions.penerima import can_open_penerima
from kemiskinan.permissions.program import can_edit_program, can_edit_realisasi
from kemiskinan.queries.program import (
    money_totals,
    programs_of,
    shown_sub_kegiatan,
    total_money,
    visible_sub_kegiatan,
    with_penerima,
)

COLUMNS = [
    Kolom("Sub kegiatan", "kode", ("tahun", "kode")),
    Kolom("Program dan OPD", "program", ("program__nama", "kode")),
    Kolom("Strategi", "strategi", ("strategi", "kode"), angka=True),
    Kolom("Sumber dana", "sumber", ("sumber_dana", "kode")),
    Kolom("Penerima", "penerima", ("penerima", "kode"), angka=True),
    Kolom("Pagu (Rp)", "pagu", ("pagu", "kode"), angka=True),
    Kolom("Realisasi (Rp)", "realisasi", ("realisasi", "kode"), angka=True),
]


@login_required
def program(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = visible_sub_kegiatan(user)
    years = sorted(set(rows.order_by().values_list("tahun", flat=True)), reverse=True)
    form = SaringProgramForm(request.GET, tahun=years)
    chosen = form.narrow(rows)
    totals = money_totals(chosen)
    page = list_page(
        request, rows, columns=COLUMNS, satuan="sub kegiatan",
        saringan=SaringanFormulir(form, shown_sub_kegiatan(chosen)),
    )  # fmt: skip
    context = {
        "daftar": page,
        "jumlah": totals,
        "seluruh": total_money(totals),
        "kabupaten": _own_kabupaten(user),
        "boleh_intervensi": bool(can_open_intervensi(user)),
        "boleh_penerima": bool(can_open_penerima(user)),
    }
    return render(request, "kemiskinan/program.html", context)


def _own_kabupaten(user: Pengguna) -> Wilayah | None:
    """Where this person keeps the programs; the first one, if several."""
    kodes = cakupan_of(user).kodes(Peran.BAPPEDA)
    return Wilayah.objects.filter(kode__in=kodes, tingkat=Tingkat.KABUPATEN).first()


def _require_kabupaten(user: Pengguna, kode: str) -> Wilayah:
    kabupaten = get_object_or_404(Wilayah, kode=kode, tingkat=Tingkat.KABUPATEN)
    can_edit_program(user, kabupaten).require()
    return kabupaten


@login_required
def program_induk(request: HttpRequest, kode: str) -> HttpResponse:
    """The programs of a kabupaten, and a new one."""
    user = cast(Pengguna, request.user)
    kabupaten = _require_kabupaten(user, kode)
    form = ProgramForm(request.POST or None, instance=Program(kabupaten=kabupaten))
    if request.method == "POST" and form.is_valid():
        try:
            save_program(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error("nama", galat.pesan)
        else:
            tell(request, _("Program tersimpan."))
            return redirect("kemiskinan:program-induk", kode)
    context = {"kabupaten": kabupaten, "form": form, "program": programs_of(kabupaten)}
    return render(request, "kemiskinan/program_induk.html", context)


@login_required
def program_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = get_object_or_404(Program.objects.select_related("kabupaten"), pk=pk)
    can_edit_program(user, found.kabupaten).require()
    back = reverse("kemiskinan:program-induk", args=[found.kabupaten.kode])
    form = ProgramForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            save_program(form.save(commit=False), oleh=user)
        except Galat as galat:
            form.add_error("nama", galat.pesan)
        else:
            tell(request, _("Nama program tersimpan."))
            return redirect(back)
    return _form_page(request, form, judul=_("Ubah nama program"), batal=back)


@login_required
def sub_kegiatan_baru(request: HttpRequest, kode: str) -> HttpResponse:
    kabupaten = _require_kabupaten(cast(Pengguna, request.user), kode)
    return _edit_sub_kegiatan(request, SubKegiatan(kabupaten=kabupaten))


@login_required
def sub_kegiatan_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = get_object_or_404(visible_sub_kegiatan(user), pk=pk)
    can_edit_program(user, found.kabupaten).require()
    return _edit_sub_kegiatan(request, found)


def _edit_sub_kegiatan(request: HttpRequest, sub: SubKegiatan) -> HttpResponse:
    form = SubKegiatanForm(request.POST or None, instance=sub, kabupaten=sub.kabupaten)
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_sub_kegiatan(form.save(commit=False), oleh=cast(Pengguna, request.user))
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Sub kegiatan tersimpan."))
            return redirect("kemiskinan:sub-kegiatan", saved.pk)
    judul = _("Ubah sub kegiatan") if sub.pk else _("Sub kegiatan baru")
    return _form_page(request, form, judul=judul, batal=reverse("kemiskinan:program"))


@login_required
def sub_kegiatan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = get_object_or_404(with_penerima(visible_sub_kegiatan(user)), pk=pk)
    context = {
        "sub": found,
        "boleh_ubah": can_edit_program(user, found.kabupaten),
        "boleh_realisasi": can_edit_realisasi(user, found),
    }
    return render(request, "kemiskinan/program_sub_kegiatan.html", context)


@login_required
def sub_kegiatan_realisasi(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    found = get_object_or_404(visible_sub_kegiatan(user), pk=pk)
    can_edit_realisasi(user, found).require()
    form = RealisasiForm(request.POST or None, initial={"realisasi": found.realisasi})
    if request.method == "POST" and form.is_valid():
        report_realisasi(found, realisasi=form.cleaned_data["realisasi"], oleh=user)
        tell(request, _("Realisasi tersimpan."))
        return redirect("kemiskinan:sub-kegiatan", pk)
    back = reverse("kemiskinan:sub-kegiatan", args=[pk])
    return _form_page(request, form, judul=_("Realisasi %(sub)s") % {"sub": found}, batal=back)


def _form_page(request: HttpRequest, form: BaseForm, *, judul: str, batal: str) -> HttpResponse:
    context = {"form": form, "judul_form": judul, "batal": batal}
    return render(request, "kemiskinan/program_formulir.html", context)
