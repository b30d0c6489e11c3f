"""Verval in the field: the list as one walks it, one person per screen, undo."""

from __future__ import annotations

from typing import Any, cast
from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.base import ContentFile
from django.core.signing import BadSignature, Signer
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from fondasi.errors import Galat
from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.notices import tell
from fondasi.photos import clean_photo
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from kecamatan.views.berkas import serve_berkas
from kemiskinan.actions.verval import VervalBerubahError, record_verval, undo_verval
from kemiskinan.forms.verval import BATAS_FOTO, VervalForm, initial_of
from kemiskinan.forms.verval_saringan import SaringanVerval
from kemiskinan.models import BarisDaftar, DaftarVerval, Sasaran, Verval
from kemiskinan.permissions.verval import can_undo_verval, can_verify_daftar, can_verify_sasaran
from kemiskinan.queries.verval import (
    destinations,
    next_unanswered,
    rows_of_daftar,
    twin_candidates,
    unanswered_count,
)
from kemiskinan.reports.verval import compare_answers
from kemiskinan.views.daftar import fetch_daftar

JENIS_FOTO = "foto-verval"
FOTO = Signer(salt="foto-verval")
COLUMNS = [Kolom("Nama"), Kolom("Hasil lapangan (sementara)")]


@login_required
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk)
    rows = rows_of_daftar(row, user)
    form = SaringanVerval(request.GET, desa=rows.order_by().values("sasaran__desa"))
    page = list_page(
        request,
        rows,
        columns=COLUMNS,
        saringan=SaringanFormulir(form, form.narrow(rows)),
        satuan="jiwa",
    )
    context = {
        "induk": row,
        "daftar": page,
        "boleh_isi": can_verify_daftar(user, row),
        "belum": unanswered_count(row, user),
    }
    return render(request, "kemiskinan/verval_daftar.html", context)


@login_required
def isi(request: HttpRequest, pk: int, sasaran_pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_daftar(user, pk)
    sasaran = fetch_sasaran(row, user, sasaran_pk)
    can_verify_sasaran(user, row, sasaran).require()
    form = _form(request, row, sasaran, user)
    if request.method == "POST":
        _keep_photo(form, user)
        if form.is_valid():
            return _save(request, row, sasaran, form)
    return render(request, "kemiskinan/verval_isi.html", _page(row, sasaran, form))


def fetch_sasaran(row: DaftarVerval, user: Pengguna, pk: int) -> Sasaran:
    listed = BarisDaftar.objects.filter(daftar=row).values("sasaran")
    rows = Sasaran.objects.visible_to(user).filter(pk__in=listed)
    return get_object_or_404(rows.select_related("desa__induk", "kabupaten"), pk=pk)


def _form(request: HttpRequest, row: DaftarVerval, sasaran: Sasaran, user: Pengguna) -> VervalForm:
    kwargs: dict[str, Any] = {
        "sasaran": sasaran,
        "tujuan": destinations(sasaran),
        "kembaran": twin_candidates(sasaran, user),
    }
    if request.method == "POST":
        return VervalForm(request.POST.copy(), request.FILES, **kwargs)
    return VervalForm(initial=initial_of(_current(row, sasaran)), **kwargs)


def _current(row: DaftarVerval, sasaran: Sasaran) -> Verval | None:
    return Verval.objects.filter(daftar=row, sasaran=sasaran, terkini=True).first()


def _page(row: DaftarVerval, sasaran: Sasaran, form: VervalForm) -> dict[str, Any]:
    history = Verval.objects.filter(daftar=row, sasaran=sasaran).select_related("oleh")
    return {"induk": row, "sasaran": sasaran, "form": form, "riwayat": history[:5]}


def _keep_photo(form: VervalForm, user: Pengguna) -> None:
    """Store a sound photo at once, so that another mistake on the page does not lose it."""
    upload = form.files.get("foto")
    if upload is None:
        return
    try:
        if (upload.size or 0) > BATAS_FOTO:
            raise Galat("FOTO_TERLALU_BESAR", "Foto lebih dari 20 MB. Kirim foto lebih kecil.")
        clean = clean_photo(upload.read())
        berkas = store_berkas(ContentFile(clean), jenis=JENIS_FOTO, nama="foto.jpg", oleh=user)
    except Galat as galat:
        form.add_error("foto", galat.pesan)
        return
    form.data["foto_tersimpan"] = FOTO.sign(f"{user.pk}:{berkas.pk}")  # type: ignore[index]


def _photo_of(form: VervalForm, user: Pengguna) -> Berkas | None:
    """The photo kept for this person's page; a forged reference counts as none."""
    try:
        owner, berkas = FOTO.unsign(form.data.get("foto_tersimpan") or "").split(":")
    except (BadSignature, ValueError):
        return None
    mine = Berkas.objects.filter(jenis=JENIS_FOTO, oleh=user)
    return mine.filter(pk=berkas).first() if owner == str(user.pk) else None


def _save(
    request: HttpRequest, row: DaftarVerval, sasaran: Sasaran, form: VervalForm
) -> HttpResponse:
    user = cast(Pengguna, request.user)
    try:
        verval = record_verval(
            daftar=row,
            sasaran=sasaran,
            jawaban=form.jawaban,
            oleh=user,
            kunci=form.cleaned_data["kunci"],
            dasar=form.cleaned_data["dasar"],
            foto=_photo_of(form, user),
        )
    except VervalBerubahError as galat:
        return _conflict(request, row, sasaran, form, galat.terkini)
    undo = reverse("kemiskinan:verval-urungkan", args=[verval.pk])
    tell(request, f"Jawaban untuk {sasaran.nama} tersimpan.", undo=undo)
    return _onward(request, row, sasaran)


def _onward(request: HttpRequest, row: DaftarVerval, sasaran: Sasaran) -> HttpResponse:
    user = cast(Pengguna, request.user)
    following = next_unanswered(row, user, sasaran)
    if following is None:
        messages.info(request, "Semua orang pada daftar ini sudah terisi.")
        return redirect("kemiskinan:daftar-detail", row.pk)
    if "selesai" in request.POST:
        return redirect("kemiskinan:verval", row.pk)
    return redirect("kemiskinan:verval-isi", row.pk, following)


def _conflict(
    request: HttpRequest,
    row: DaftarVerval,
    sasaran: Sasaran,
    form: VervalForm,
    terkini: Verval | None,
) -> HttpResponse:
    """Both answers side by side; the visitor decides, knowing what she would replace."""
    mine = form.jawaban
    form.data["dasar"] = str(terkini.pk if terkini else 0)  # type: ignore[index]
    form.data["kunci"] = str(uuid4())  # type: ignore[index]
    for field in form.fields.values():
        field.widget = field.hidden_widget()
    form.fields.pop("foto")
    context = {
        "induk": row,
        "sasaran": sasaran,
        "form": form,
        "terkini": terkini,
        "banding": compare_answers(mine, terkini),
    }
    return render(request, "kemiskinan/verval_bentrok.html", context, status=409)


@login_required
@require_POST
def urungkan(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    rows = Verval.objects.visible_to(user).select_related(
        "daftar__kabupaten", "daftar__wilayah", "sasaran__desa"
    )
    verval = get_object_or_404(rows, pk=pk)
    can_undo_verval(user, verval).require()
    before = undo_verval(verval, oleh=user)
    text = "Jawaban sebelumnya berlaku lagi." if before else "Orang ini kembali belum disisir."
    messages.success(request, f"Diurungkan. {text}")
    return redirect("kemiskinan:verval-isi", verval.daftar_id, verval.sasaran_id)


@login_required
def foto(request: HttpRequest, pk: int) -> FileResponse:
    user = cast(Pengguna, request.user)
    rows = Verval.objects.visible_to(user).select_related("foto")
    verval = get_object_or_404(rows, pk=pk)
    return serve_berkas(verval.foto, f"foto-verval-{verval.pk}")
