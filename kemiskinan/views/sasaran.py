"""The people of a decree: list, one person, NIK on a reason, disagreements."""

from __future__ import annotations

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_POST

from fondasi.listing import Kolom, SaringanFormulir, list_page
from fondasi.today import today
from kecamatan.enums import Peran
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.actions.izin_data import note_list, note_person
from kemiskinan.actions.sasaran import note_view, open_nik
from kemiskinan.enums import JenisUnduhan
from kemiskinan.forms.daftar import AlasanForm
from kemiskinan.forms.sasaran import SaringanSasaran
from kemiskinan.models import NeracaBaris, Sasaran
from kemiskinan.permissions.daftar import can_manage_daftar
from kemiskinan.permissions.sasaran import can_open_nik, can_see_trail
from kemiskinan.permissions.unduhan import can_request_unduhan
from kemiskinan.queries.neraca import latest_neraca, neraca_of, newest_pair
from kemiskinan.queries.sasaran import (
    answers_of,
    decrees_for,
    disagreements,
    help_of,
    matches_of,
    name_kodes,
    trail_of,
    with_state,
)

COLUMNS = [
    Kolom("Nama", "nama", ("nama", "pk")),
    Kolom("Desa/kelurahan", "desa", ("desa__kode", "nama")),
    Kolom("Menurut data sumber", "padan", ("padan", "nama")),
    Kolom("Hasil lapangan", "hasil", ("keberadaan", "nama")),
]
TAMPIL = (
    "nama",
    "nik_samar",
    "dusun_rt",
    "kabupaten_id",
    "kecamatan_id",
    "desa__nama",
    "desa__jenis",
)
BEDA = [
    Kolom("Nama", "nama", ("sasaran__nama",)),
    Kolom("Desa/kelurahan", "desa", ("sasaran__desa__kode", "sasaran__nama")),
    Kolom("Yang berbeda", "sebab", ("sebab", "sasaran__nama")),
    Kolom("Dikunjungi", "dikunjungi", ("dikunjungi",)),
]


@login_required
def daftar(request: HttpRequest) -> HttpResponse:
    user = cast(Pengguna, request.user)
    wanted = request.GET.get("sk", "")
    decrees = decrees_for(user).select_related("kabupaten")
    sk = (decrees.filter(pk=wanted) if wanted.isdecimal() else decrees).first()
    neraca = neraca_of(sk, request.GET.get("neraca", "")) if sk else None
    seen = Sasaran.objects.visible_to(user).filter(rilis=sk).with_duty(user)
    rows = with_state(seen, neraca)
    rows = rows.select_related("desa").only(*TAMPIL)
    form = SaringanSasaran(request.GET, kodes=name_kodes(user), sk=sk, neraca=neraca)
    page = list_page(
        request, rows, columns=COLUMNS, satuan="jiwa",
        saringan=SaringanFormulir(form, form.narrow(rows)),
    )  # fmt: skip
    note_list(user, page.rows)
    context = {
        "daftar": page,
        "sk": sk,
        "neraca": neraca,
        "bappeda": cakupan_of(user).has(Peran.BAPPEDA),
        "boleh_minta": bool(can_request_unduhan(user, JenisUnduhan.SASARAN)),
        "kueri": request.GET.urlencode(),
    }
    return render(request, "kemiskinan/sasaran.html", context)


def fetch_sasaran(user: Pengguna, pk: int) -> Sasaran:
    """The person, when this viewer may know of them; otherwise 404."""
    rows = Sasaran.objects.visible_to(user).with_duty(user)
    rows = rows.select_related("desa", "kecamatan", "kabupaten", "rilis")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user = cast(Pengguna, request.user)
    sasaran = fetch_sasaran(user, pk)
    note_view(sasaran, oleh=user)
    note_person(user, sasaran)
    neraca = latest_neraca(sasaran.kabupaten)
    context = {
        "sasaran": sasaran,
        "neraca": neraca,
        "golongan": NeracaBaris.objects.filter(neraca=neraca, sasaran=sasaran).first(),
        "padanan": matches_of(sasaran),
        "jawaban": answers_of(sasaran),
        "bantuan": help_of(sasaran),
        "daftar": sasaran.daftar.visible_to(user).select_related("wilayah", "instansi"),
        "boleh_nik": bool(can_open_nik(user, sasaran)),
        "bappeda": can_see_trail(user, sasaran),
        "jejak_audit": trail_of(sasaran) if can_see_trail(user, sasaran) else [],
    }
    return render(request, "kemiskinan/sasaran_rinci.html", context)


@login_required
@require_POST
@never_cache
@sensitive_variables("nik")
def nik(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows one NIK once; never in a URL, never kept by a browser."""
    user = cast(Pengguna, request.user)
    sasaran = fetch_sasaran(user, pk)
    can_open_nik(user, sasaran).require()
    form = AlasanForm(request.POST)
    if not form.is_valid():
        context = {"sasaran": sasaran, "form": form}
        return render(request, "kemiskinan/sasaran_nik.html", context, status=400)
    nik = open_nik(sasaran, alasan=form.cleaned_data["alasan"], oleh=user)
    return render(request, "kemiskinan/sasaran_nik.html", {"sasaran": sasaran, "nik": nik})


@login_required
def beda(request: HttpRequest) -> HttpResponse:
    """Where the field's answer and the recorded interventions disagree, for the secretariat."""
    user = cast(Pengguna, request.user)
    neraca = newest_pair(cakupan_of(user).kodes(Peran.BAPPEDA))
    if neraca is None:
        return _nothing_to_compare(request, user)
    can_manage_daftar(user, neraca.kabupaten).require()
    rows = disagreements(neraca, today()).filter(sasaran__in=Sasaran.objects.visible_to(user))
    rows = rows.select_related("sasaran__desa").order_by("sasaran__desa__kode", "sasaran__nama")
    page = list_page(request, rows, columns=BEDA, satuan="jiwa")
    return render(request, "kemiskinan/sasaran_beda.html", {"daftar": page, "neraca": neraca})


def _nothing_to_compare(request: HttpRequest, user: Pengguna) -> HttpResponse:
    for penugasan in cakupan_of(user).penugasan:
        can_manage_daftar(user, penugasan.wilayah).require()
    return render(request, "kemiskinan/sasaran_beda.html", {"daftar": None})
