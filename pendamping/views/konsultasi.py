"""/pendamping/konsultasi/ : villages ask, the desk answers."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from kecamatan.models import Pengguna
from pendamping.actions.konsultasi import (
    answer_konsultasi,
    ask_konsultasi,
    assign_konsultasi,
    release_konsultasi,
    withdraw_konsultasi,
)
from pendamping.forms.konsultasi import (
    JawabForm,
    SaringKonsultasiForm,
    TanyaForm,
    TerbitkanForm,
    TunjukForm,
)
from pendamping.models import Konsultasi
from pendamping.permissions.konsultasi import (
    can_answer_konsultasi,
    can_ask_konsultasi,
    can_assign_konsultasi,
    can_list_konsultasi,
    can_release_konsultasi,
    can_withdraw_konsultasi,
)
from pendamping.queries.konsultasi import consultations, filtered_consultations, words_for
from pendamping.queries.pustaka import similar_answers

KOLOM = (
    Kolom("Pertanyaan", "judul", ("judul",)),
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "-id")),
    Kolom("Topik", "topik", ("topik__urutan", "-id")),
    Kolom("Dijawab oleh"),
    Kolom("Keadaan", "batas", ("batas",)),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    can_list_konsultasi(user).require()
    form = SaringKonsultasiForm(request.GET)
    rows = filtered_consultations(user, **(form.cleaned_data if form.is_valid() else {}))
    page = list_page(
        request, consultations(user), columns=KOLOM, saringan=SaringanFormulir(form, rows),
        satuan="pertanyaan",
    )  # fmt: skip
    context = {
        "daftar": page,
        "kata": words_for(page.rows),
        "boleh": bool(can_ask_konsultasi(user)),
    }
    return render(request, "pendamping/konsultasi.html", context)


@login_required
def baru(request: HttpRequest) -> HttpResponse:
    """Answers that resemble the question are shown before it is sent."""
    user = cast(Pengguna, request.user)
    can_ask_konsultasi(user).require()
    form = TanyaForm(request.POST or None, user=user)
    if request.method != "POST" or not form.is_valid():
        return render(request, "pendamping/konsultasi_tanya.html", {"form": form})
    data = form.cleaned_data
    can_ask_konsultasi(user, data["desa"]).require()
    serupa = [] if data["tetap"] else similar_answers(user, f"{data['judul']} {data['pertanyaan']}")
    if serupa:
        return render(request, "pendamping/konsultasi_tanya.html", {"form": form, "serupa": serupa})
    try:
        row = ask_konsultasi(
            data["desa"],
            data["topik"],
            judul=data["judul"],
            pertanyaan=data["pertanyaan"],
            oleh=user,
        )
    except Galat as galat:
        form.add_error("pertanyaan" if "NIK" in galat.kode else None, galat.pesan)
        return render(request, "pendamping/konsultasi_tanya.html", {"form": form})
    tell(request, _("Pertanyaan terkirim kepada kecamatan."))
    return redirect("pendamping:konsultasi-rinci", row.pk)


def _fetch(user: Pengguna, pk: int) -> Konsultasi:
    rows = consultations(user).select_related("dijawab_oleh", "pustaka", "petugas__pengguna")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    waiting = row.status == "MENUNGGU"
    context = {
        "konsultasi": row,
        "kata": words_for([row]),
        "serupa": similar_answers(user, row.judul) if waiting else [],
        "boleh_jawab": bool(can_answer_konsultasi(user, row)),
        "boleh_tunjuk": bool(can_assign_konsultasi(user, row)),
        "boleh_tarik": bool(can_withdraw_konsultasi(user, row)),
        "boleh_terbit": bool(can_release_konsultasi(user, row)),
    }
    return render(request, "pendamping/konsultasi_rinci.html", context)


@login_required
def jawab(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_answer_konsultasi(user, row).require()
    form = JawabForm(request.POST or None, initial={"jawaban": row.jawaban})
    if request.method == "POST" and form.is_valid():
        try:
            answer_konsultasi(row, form.cleaned_data["jawaban"], oleh=user)
        except Galat as galat:
            form.add_error("jawaban", galat.pesan)
        else:
            tell(request, _("Jawaban terkirim kepada penanya."))
            return redirect("pendamping:konsultasi-rinci", pk)
    context = {"form": form, "konsultasi": row, "serupa": similar_answers(user, row.judul)}
    return render(request, "pendamping/konsultasi_jawab.html", context)


@login_required
def tunjuk(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_assign_konsultasi(user, row).require()
    form = TunjukForm(request.POST or None, konsultasi=row, initial={"petugas": row.petugas_id})
    if request.method == "POST" and form.is_valid():
        assign_konsultasi(row, form.cleaned_data["petugas"], oleh=user)
        tell(request, _("Penjawab ditunjuk dan diberi tahu."))
        return redirect("pendamping:konsultasi-rinci", pk)
    context = {"form": form, "konsultasi": row}
    return render(request, "pendamping/konsultasi_tunjuk.html", context)


@login_required
@require_POST
def tarik(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_withdraw_konsultasi(user, row).require()
    withdraw_konsultasi(row, oleh=user)
    tell(request, _("Pertanyaan ditarik."))
    return redirect("pendamping:konsultasi")


@login_required
def terbitkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_release_konsultasi(user, row).require()
    isi = {"judul": row.judul, "pertanyaan": row.pertanyaan, "jawaban": row.jawaban}
    form = TerbitkanForm(request.POST or None, initial=isi)
    if request.method == "POST" and form.is_valid():
        try:
            artikel = release_konsultasi(row, form.artikel, oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Jawaban terbit di Pustaka."))
            return redirect("pendamping:pustaka-rinci", artikel.pk)
    return render(
        request, "pendamping/konsultasi_terbitkan.html", {"form": form, "konsultasi": row}
    )
