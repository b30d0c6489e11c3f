"""/pendamping/pelatihan/ : trainings, who came, and their certificates."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fondasi.listing import Kolom, list_page
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.models import Pengguna
from pendamping.actions.pelatihan import add_peserta, mark_attendance, save_pelatihan
from pendamping.forms.pelatihan import PelatihanForm, PesertaForm
from pendamping.models import Pelatihan, TopikKonsultasi
from pendamping.permissions.pelatihan import can_hold_pelatihan, can_list_pelatihan
from pendamping.queries.konsultasi import frequent_topics
from pendamping.queries.pelatihan import trainings
from pendamping.reports.pelatihan import certificates_pdf
from pendamping.views.unduhan import pdf_response

KOLOM = (
    Kolom("Pelatihan", "judul", ("judul",)),
    Kolom("Tanggal", "tanggal", ("tanggal",)),
    Kolom("Tempat"),
    Kolom("Wilayah", "wilayah", ("wilayah__kode", "-tanggal")),
    Kolom("Hadir", angka=True),
)


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    """What was asked often is proposed as the next one."""
    user = cast(Pengguna, request.user)
    can_list_pelatihan(user).require()
    boleh = bool(can_hold_pelatihan(user))
    context = {
        "daftar": list_page(request, trainings(user), columns=KOLOM, satuan="pelatihan"),
        "boleh": boleh,
        "sering": frequent_topics(user) if boleh else [],
    }
    return render(request, "pendamping/pelatihan.html", context)


def _fetch(user: Pengguna, pk: int) -> Pelatihan:
    return get_object_or_404(trainings(user).select_related("wilayah__induk"), pk=pk)


@login_required
def ubah(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk) if pk else None
    can_hold_pelatihan(user, row.wilayah if row else None).require()
    awal = {"topik": _topik(request)} if row is None else {}
    form = PelatihanForm(request.POST or None, instance=row, user=user, initial=awal)
    if request.method == "POST" and form.is_valid():
        can_hold_pelatihan(user, form.cleaned_data["wilayah"]).require()
        saved = save_pelatihan(form.save(commit=False), oleh=user)
        tell(request, _("Tersimpan."))
        return redirect("pendamping:pelatihan-rinci", saved.pk)
    return render(request, "pendamping/pelatihan_ubah.html", {"form": form, "pelatihan": row})


def _topik(request: HttpRequest) -> int | None:
    """The topic that a proposal on the list leads with."""
    found = TopikKonsultasi.objects.filter(kode=request.GET.get("topik", "")).first()
    return found.pk if found else None


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    boleh = bool(can_hold_pelatihan(user, row.wilayah))
    peserta = row.peserta.select_related("kontak__instansi", "kontak__wilayah")
    if not boleh:
        peserta = peserta.filter(kontak__pengguna=user)
    context = {
        "pelatihan": row,
        "boleh": boleh,
        "peserta": peserta,
        "mulai": row.tanggal <= today(),
        "hadir": sum(one.hadir for one in peserta),
    }
    return render(request, "pendamping/pelatihan_rinci.html", context)


@login_required
def peserta(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_hold_pelatihan(user, row.wilayah).require()
    q = request.GET.get("q", "")[:80]
    form = PesertaForm(request.POST or None, pelatihan=row, q=q)
    if request.method == "POST" and form.is_valid():
        jumlah = add_peserta(row, form.cleaned_data["kontak"], oleh=user)
        tell(request, _("%(n)s peserta ditambahkan.") % {"n": jumlah})
        return redirect("pendamping:pelatihan-rinci", pk)
    context = {"form": form, "pelatihan": row, "q": q}
    return render(request, "pendamping/pelatihan_peserta.html", context)


@login_required
@require_POST
def kehadiran(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    can_hold_pelatihan(user, row.wilayah).require()
    keys = [int(key) for key in request.POST.getlist("hadir") if key.isdecimal() and len(key) < 18]
    datang = mark_attendance(row, keys, oleh=user)
    tell(request, _("%(n)s orang tercatat hadir.") % {"n": datang})
    return redirect("pendamping:pelatihan-rinci", pk)


@login_required
def surat(request: HttpRequest, pk: int, peserta: int | None = None) -> HttpResponse:
    """All certificates as one file, or one; a participant downloads her own."""
    user = cast(Pengguna, request.user)
    row = _fetch(user, pk)
    rows = row.peserta.filter(hadir=True).select_related("kontak__instansi")
    if not can_hold_pelatihan(user, row.wilayah):
        rows = rows.filter(kontak__pengguna=user)
    if peserta is not None:
        rows = rows.filter(pk=peserta)
    if not rows:
        raise Http404
    return pdf_response(certificates_pdf(row, list(rows)), f"surat keterangan {row.judul}")
