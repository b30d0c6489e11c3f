"""/rapat/tindak-lanjut/ : the promises one may see, as a list, a board and one by one."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import IO, cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.listing import Daftar, Kolom, SaringanFormulir, list_page, wants_export
from fondasi.notices import tell
from fondasi.rujukan import resolve
from fondasi.spreadsheets.writing import write_xlsx
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.tindak_lanjut import open_tindak_lanjut
from kecamatan.forms.tindak_lanjut import SaringanTindakLanjut, TindakLanjutForm
from kecamatan.models import JawabanTindakLanjut, Pengguna, TindakLanjut, Wilayah
from kecamatan.models.cakupan_janji import promise_scope
from kecamatan.models.tindak_lanjut import TindakLanjutQuerySet
from kecamatan.permissions.tindak_lanjut import can_open_tindak_lanjut
from kecamatan.queries.daftar_janji import choices_of, count_of
from kecamatan.queries.tindak_lanjut import (
    BarisJanji,
    almanak_of,
    asking_places,
    board,
    janji_of,
    told,
)
from kecamatan.reports.tindak_lanjut import lembar_tindak_lanjut
from kecamatan.rules.tindak_lanjut import teks_daftar, teks_satu
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.tindak_lanjut_langkah import steps_for

COLUMNS = [
    Kolom("Apa", "uraian", ("uraian",)),
    Kolom("Penanggung jawab", "pemilik", ("instansi__nama", "kontak__nama")),
    Kolom("Tempat", "tempat", ("wilayah__kode", "desa__kode")),
    Kolom("Batas waktu", "batas", ("batas",)),
    Kolom("Keadaan", "status", ("status", "batas")),
]
TEKS_TERBANYAK = 50


def _rows(request: HttpRequest) -> TindakLanjutQuerySet:
    return TindakLanjut.objects.visible_to(cast(Pengguna, request.user))


@login_required
def daftar(request: HttpRequest) -> HttpResponseBase:
    scope = promise_scope(cast(Pengguna, request.user))
    rows = TindakLanjut.objects.within_scope(scope)
    form = SaringanTindakLanjut(request.GET, pilihan=choices_of(scope))
    narrowed = form.narrow(rows.listed().urgent_first())
    page: Daftar[TindakLanjut] = list_page(
        request, rows, columns=COLUMNS, saringan=SaringanFormulir(form, narrowed),
        satuan="tindak lanjut", total=count_of(scope), export=True,
    )  # fmt: skip
    if wants_export(request):
        return _spreadsheet(request, page)
    context = {
        "daftar": page,
        "baris": told(page.rows),
        "teks": _text_of_owner(form, narrowed),
        "boleh_buka": bool(can_open_tindak_lanjut(cast(Pengguna, request.user))),
    }
    return render(request, "kecamatan/tindak_lanjut.html", context)


def _spreadsheet(request: HttpRequest, page: Daftar[TindakLanjut]) -> FileResponse:
    user = cast(Pengguna, request.user)
    record("unduh_tindak_lanjut", "tindaklanjut", oleh=user, jumlah=page.sesuai)
    target = cast(IO[bytes], TemporaryFile())  # noqa: SIM115 (the response closes it)
    judul = _("Tindak lanjut per %(hari)s") % {"hari": tanggal(today())}
    write_xlsx(target, [lembar_tindak_lanjut(page.semua, judul)])
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"tindak-lanjut-{today()}.xlsx")


def _text_of_owner(form: SaringanTindakLanjut, rows: TindakLanjutQuerySet) -> str:
    """The WA text of one person or office when the list is narrowed to it, else nothing."""
    pemilik = form.cleaned_data.get("orang") or form.cleaned_data.get("instansi")
    if not pemilik:
        return ""
    kepala = _("Tindak lanjut %(pemilik)s per %(hari)s") % {
        "pemilik": pemilik, "hari": tanggal(today()),
    }  # fmt: skip
    return _list_text(kepala, told(rows.open().at_owner()[:TEKS_TERBANYAK]))


def _list_text(kepala: str, baris: list[BarisJanji]) -> str:
    return teks_daftar(kepala, map(janji_of, baris)) if baris else ""


@login_required
def papan(request: HttpRequest) -> HttpResponse:
    context = {
        "papan": board(promise_scope(cast(Pengguna, request.user))),
        "boleh_buka": bool(can_open_tindak_lanjut(cast(Pengguna, request.user))),
    }
    return render(request, "kecamatan/tindak_lanjut_papan.html", context)


@login_required
def buat(request: HttpRequest) -> HttpResponse:
    """By hand, or from a card or an arahan (`rujukan` and `kunci` in the address); what has a page
    of its own for it (a complaint, an indicator) leads there, also a form that was sent here."""
    user = cast(Pengguna, request.user)
    can_open_tindak_lanjut(user).require()
    tempat = asking_places(user)
    wilayah = _asked_place(request, tempat)
    rujukan, milik = _rujukan(request)
    if milik:
        return redirect(milik)
    form = TindakLanjutForm(request.POST or None, wilayah=wilayah, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        try:
            row = open_tindak_lanjut(form.isi(rujukan), oleh=user)
        except Galat as galat:
            form.add_error(None, galat.pesan)
        else:
            tell(request, _("Tersimpan sebagai %(jenis)s.") % {"jenis": row.get_jenis_display()})
            return redirect("kecamatan:tindak-lanjut-detail", row.pk)
    context = {"form": form, "wilayah": wilayah, "tempat": tempat, "rujukan": rujukan}
    return render(request, "kecamatan/tindak_lanjut_baru.html", context)


def _asked_place(request: HttpRequest, tempat: list[Wilayah]) -> Wilayah:
    """One of her own places; without a wish the first."""
    wanted = request.GET.get("tempat")
    found = next((one for one in tempat if one.kode == wanted), None if wanted else tempat[0])
    if found is None:
        raise Http404
    return found


def _rujukan(request: HttpRequest) -> tuple[tuple[str, str, str], str]:
    """What the promise is about, as far as this person may open it, and the page of the room that
    owns it where that room asks by rules of its own. The room says the label, the address only its
    kind and key."""
    jenis, kunci = request.GET.get("rujukan", ""), request.GET.get("kunci", "")
    if not jenis:
        return ("", "", ""), ""
    found = resolve(request.user, jenis[:30], kunci[:80])
    if found is None:
        raise Http404
    return (jenis, kunci, found.label[:120]), found.tindak_lanjut


def _initial(request: HttpRequest) -> dict[str, str]:
    """What the page that leads here suggests; the form checks it like anything typed."""
    names = ("uraian", "penanggung_jawab", "desa", "batas", "hari_kerja", "prioritas")
    return {name: request.GET[name] for name in names if name in request.GET}


def fetch(request: HttpRequest, pk: int) -> TindakLanjut:
    rows = _rows(request).listed().select_related("rapat", "oleh", "kontak__instansi")
    return get_object_or_404(rows, pk=pk)


@login_required
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    user, row = cast(Pengguna, request.user), fetch(request, pk)
    jawaban = list(row.jawaban.select_related("oleh", "diputus_oleh"))
    (baris,) = told([row])
    context = {
        "row": row,
        "baris": baris,
        "jawaban": jawaban,
        "riwayat": row.riwayat.select_related("oleh"),
        "dilibatkan": row.dilibatkan.select_related("instansi"),
        "langkah": steps_for(user, row, jawaban),
        "tujuan": resolve(user, row.rujukan_jenis, row.rujukan_kunci),
        "kalender_kosong": not almanak_of([row]).of(row.wilayah).knows(row.batas),
        "teks": teks_satu(janji_of(baris)) if row.is_open and row.is_at_owner else "",
    }
    return render(request, "kecamatan/tindak_lanjut_rinci.html", context)


@login_required
def bukti(request: HttpRequest, pk: int) -> HttpResponseBase:
    rows = JawabanTindakLanjut.objects.filter(tindak_lanjut__in=_rows(request))
    jawaban = get_object_or_404(rows.select_related("bukti"), pk=pk)
    return serve_berkas(jawaban.bukti, f"bukti-tindak-lanjut-{jawaban.pk}")
