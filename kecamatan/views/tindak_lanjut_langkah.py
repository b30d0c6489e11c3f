"""The steps of a promise: one table, one view. A step without a form is a single POST."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from fondasi.decisions import Decision
from fondasi.errors import Galat
from fondasi.notices import tell
from kecamatan.actions import jawaban_tindak_lanjut as jawaban
from kecamatan.actions import tindak_lanjut as aksi
from kecamatan.actions.bukti import store_bukti
from kecamatan.enums import PutusanJawaban, StatusTindakLanjut
from kecamatan.forms.tindak_lanjut import (
    AjukanForm,
    AlihkanForm,
    BatalkanForm,
    JawabanForm,
    KelengkapanForm,
    KembalikanForm,
    UbahBatasForm,
)
from kecamatan.models import JawabanTindakLanjut, Pengguna, TindakLanjut
from kecamatan.permissions import tindak_lanjut as izin

Bertindak = Callable[[TindakLanjut, dict[str, Any], Pengguna], Any]


def _answer(row: TindakLanjut, data: dict[str, Any], user: Pengguna) -> JawabanTindakLanjut:
    upload = data["bukti"]
    berkas = store_bukti(upload, jenis="bukti-tindak-lanjut", oleh=user) if upload else None
    return jawaban.answer_tindak_lanjut(row, isi=data["isi"], bukti=berkas, oleh=user)


def _reassign(row: TindakLanjut, data: dict[str, Any], user: Pengguna) -> TindakLanjut:
    kontak, instansi = data["penanggung_jawab"]
    return aksi.reassign_tindak_lanjut(
        row, kontak=kontak, instansi=instansi, alasan=data["alasan"], oleh=user
    )


def _move(row: TindakLanjut, data: dict[str, Any], user: Pengguna) -> TindakLanjut:
    return aksi.move_batas_tindak_lanjut(
        row, batas=data["batas_akhir"], alasan=data["alasan"], oleh=user
    )


@dataclass(frozen=True, slots=True)
class Langkah:
    """A step: who may take it, what it asks, what it does and what is told afterwards.

    `berwilayah` forms need the place that asks; `urung` names the step that takes it back.
    """

    judul: Promise
    tombol: Promise
    boleh: Callable[[Pengguna, TindakLanjut], Decision]
    bertindak: Bertindak
    kabar: Promise
    form: type[forms.Form] | None = None
    berwilayah: bool = False
    bahaya: bool = False
    urung: str = ""
    medan_galat: str = ""


LANGKAH: dict[str, Langkah] = {
    "jawab": Langkah(
        _("Jawab tindak lanjut"), _("Kirim jawaban"), izin.can_answer_tindak_lanjut, _answer,
        _("Jawaban terkirim dan menunggu pemeriksaan."), JawabanForm, medan_galat="bukti",
    ),
    "mulai": Langkah(
        _("Mulai dikerjakan"), _("Mulai kerjakan"), izin.can_answer_tindak_lanjut,
        lambda row, data, user: jawaban.start_tindak_lanjut(row, oleh=user),
        _("Tercatat sedang dikerjakan."),
    ),
    "terima": Langkah(
        _("Terima jawaban"), _("Terima"), izin.can_judge_tindak_lanjut,
        lambda row, data, user: jawaban.accept_tindak_lanjut(row, oleh=user),
        _("Jawaban diterima; tindak lanjut selesai."), urung="urungkan",
    ),
    "kelengkapan": Langkah(
        _("Mohon kelengkapan"), _("Kirim"), izin.can_judge_tindak_lanjut,
        lambda row, data, user: jawaban.ask_more_tindak_lanjut(row, oleh=user, **data),
        _("Permintaan kelengkapan terkirim."), KelengkapanForm,
    ),
    "urungkan": Langkah(
        _("Urungkan penerimaan"), _("Urungkan penerimaan"), izin.can_reopen_tindak_lanjut,
        lambda row, data, user: jawaban.reopen_tindak_lanjut(row, oleh=user),
        _("Penerimaan diurungkan; jawabannya menunggu pemeriksaan lagi."),
    ),
    "teruskan": Langkah(
        _("Teruskan usulan"), _("Teruskan"), izin.can_forward_tindak_lanjut,
        lambda row, data, user: aksi.forward_tindak_lanjut(row, oleh=user),
        _("Usulan diteruskan kepada OPD."),
    ),
    "kembalikan": Langkah(
        _("Kembalikan usulan"), _("Kembalikan"), izin.can_forward_tindak_lanjut,
        lambda row, data, user: aksi.return_tindak_lanjut(row, oleh=user, **data),
        _("Usulan dikembalikan kepada pengusulnya."), KembalikanForm,
    ),
    "ajukan": Langkah(
        _("Ajukan kembali"), _("Ajukan"), izin.can_resubmit_tindak_lanjut,
        lambda row, data, user: aksi.resubmit_tindak_lanjut(row, oleh=user, **data),
        _("Usulan diajukan kembali kepada Sekretariat TKPK."), AjukanForm,
    ),
    "alihkan": Langkah(
        _("Alihkan penanggung jawab"), _("Alihkan"), izin.can_reassign_tindak_lanjut, _reassign,
        _("Penanggung jawab dialihkan."), AlihkanForm, berwilayah=True,
    ),
    "batas": Langkah(
        _("Ubah batas waktu"), _("Ubah batas waktu"), izin.can_change_date_tindak_lanjut, _move,
        _("Batas waktu diubah."), UbahBatasForm, berwilayah=True, medan_galat="batas",
    ),
    "batal": Langkah(
        _("Batalkan tindak lanjut"), _("Batalkan tindak lanjut"), izin.can_cancel_tindak_lanjut,
        lambda row, data, user: aksi.cancel_tindak_lanjut(row, oleh=user, **data),
        _("Tindak lanjut dibatalkan."), BatalkanForm, bahaya=True,
    ),
}  # fmt: skip


def steps_for(
    user: Pengguna, row: TindakLanjut, jawaban: list[JawabanTindakLanjut]
) -> dict[str, Langkah]:
    """The steps that this person may take now, in the table's order; each rule is asked once."""
    may = {rule: bool(rule(user, row)) for rule in {one.boleh for one in LANGKAH.values()}}
    offered = {kode: one for kode, one in LANGKAH.items() if may[one.boleh]}
    waiting = any(one.putusan == PutusanJawaban.MENUNGGU for one in jawaban)
    if not waiting:
        offered.pop("terima", None)
        offered.pop("kelengkapan", None)
    if row.status != StatusTindakLanjut.BELUM:
        offered.pop("mulai", None)
    return offered


@login_required
def langkah(request: HttpRequest, pk: int, kode: str) -> HttpResponse:
    user, step = cast(Pengguna, request.user), LANGKAH[kode]
    rows = TindakLanjut.objects.visible_to(user)
    related = rows.select_related("wilayah", "desa", "kontak__instansi", "instansi")
    row = get_object_or_404(related, pk=pk)
    if step.form is None and request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    step.boleh(user, row).require()
    form = _form(request, step, row)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            step.bertindak(row, form.cleaned_data if form else {}, user)
        except Galat as galat:
            if form is None:
                raise
            form.add_error(_field(step, galat), galat.pesan)
        else:
            undo = reverse(f"kecamatan:tindak-lanjut-{step.urung}", args=[pk]) if step.urung else ""
            tell(request, step.kabar, undo=undo)
            return redirect("kecamatan:tindak-lanjut-detail", pk)
    context = {"row": row, "langkah": step, "form": form}
    return render(request, "kecamatan/tindak_lanjut_langkah.html", context)


def _form(request: HttpRequest, step: Langkah, row: TindakLanjut) -> forms.Form | None:
    if step.form is None:
        return None
    extra: dict[str, Any] = {"wilayah": row.wilayah} if step.berwilayah else {}
    initial = {"uraian": row.uraian} if step.form is AjukanForm else {}
    return step.form(request.POST or None, request.FILES or None, initial=initial, **extra)


def _field(step: Langkah, galat: Galat) -> str | None:
    at_field = galat.kode.startswith(("FOTO_", "BUKTI_", "BERKAS_", "BATAS_"))
    return step.medan_galat or None if at_field else None
