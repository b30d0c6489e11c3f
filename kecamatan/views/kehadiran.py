"""Attendance of a meeting, for those who write it down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from fondasi.errors import Galat
from fondasi.notices import tell
from fondasi.qr import qr_svg
from fondasi.scans import MAX_BYTES
from kecamatan.actions.kehadiran import (
    Centang,
    attach_pindaian,
    remove_kehadiran,
    remove_pindaian,
    sign_in,
    tick_kehadiran,
)
from kecamatan.enums import CaraHadir, StatusRapat
from kecamatan.forms.jalan_rapat import HadirForm, PindaianHadirForm
from kecamatan.models import Pengguna, RapatKoordinasi
from kecamatan.queries.kehadiran import (
    BarisUndangan,
    count_hadir,
    guests,
    is_open_for_sign_in,
    rekap_of,
    sign_in_url,
    tick_list,
)
from kecamatan.reports.daftar_hadir import blank_pdf
from kecamatan.rules.jalan_rapat import DITULIS, HADIR_TERBUKA, TERLAKSANA
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.jalan_rapat import fetch_recorded
from kecamatan.views.pdf import send_pdf

PILIHAN = ("", "L", "P", "X", "IZIN")


@login_required
def daftar(request: HttpRequest, pk: int) -> HttpResponse:
    """The tick list; POST writes the lines that were changed."""
    rapat = fetch_recorded(request, pk)
    if request.method == "POST":
        changed = list(_changed(tick_list(rapat), request))
        tick_kehadiran(rapat, changed, oleh=cast(Pengguna, request.user))
        tell(request, _("Kehadiran tersimpan: %(n)s baris berubah.") % {"n": len(changed)})
        return redirect("kecamatan:rapat-kehadiran", pk)
    return _show(request, rapat)


def _changed(rows: list[BarisUndangan], request: HttpRequest) -> Iterator[Centang]:
    """A line counts when it differs from what its page showed: what came by QR meanwhile stays."""
    for row in rows:
        pk = row.undangan.pk
        chosen = request.POST.get(f"h{pk}", "")
        shown = request.POST.get(f"lama{pk}", chosen)
        nama = request.POST.get(f"n{pk}", "")
        if chosen in PILIHAN and (chosen != shown or _renamed(row, chosen, nama)):
            yield Centang(row.undangan, chosen, nama)


def _renamed(row: BarisUndangan, chosen: str, nama: str) -> bool:
    """Who came for an office was written down, or corrected."""
    if row.undangan.kontak_id or not chosen or row.hadir is None:
        return False
    return bool(nama.strip()) and nama.strip() != row.hadir.nama


def _show(
    request: HttpRequest,
    rapat: RapatKoordinasi,
    *,
    peserta: HadirForm | None = None,
    pindaian: PindaianHadirForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context: dict[str, Any] = {
        "rapat": rapat,
        "baris": tick_list(rapat),
        "tamu": guests(rapat),
        "rekap": rekap_of(rapat),
        "pindaian": rapat.pindaian_hadir.select_related("berkas", "oleh"),
        "peserta": peserta or HadirForm(),
        "unggah": pindaian or PindaianHadirForm(),
        "batas": MAX_BYTES,
        "dapat_ditulis": rapat.status in (*HADIR_TERBUKA, *DITULIS),
        "dapat_dipindai": rapat.status in TERLAKSANA,
        "dapat_qr": is_open_for_sign_in(rapat),
        "berlangsung": rapat.status == StatusRapat.BERLANGSUNG,
    }
    return render(request, "kecamatan/rapat_kehadiran.html", context, status=status)


@login_required
@require_POST
def tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody who came without an invitation."""
    rapat = fetch_recorded(request, pk)
    form = HadirForm(request.POST)
    if not form.is_valid():
        return _show(request, rapat, peserta=form, status=422)
    sign_in(rapat, form.isi, cara=CaraHadir.DITAMBAH, oleh=cast(Pengguna, request.user))
    tell(request, _("Peserta ditambahkan."))
    return redirect("kecamatan:rapat-kehadiran", pk)


@login_required
@require_POST
def hapus(request: HttpRequest, pk: int, hadir_pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    row = get_object_or_404(rapat.kehadiran.select_related("rapat"), pk=hadir_pk)
    remove_kehadiran(row, oleh=cast(Pengguna, request.user))
    tell(request, _("Peserta dihapus dari daftar hadir."))
    return redirect("kecamatan:rapat-kehadiran", pk)


@login_required
@never_cache
@require_GET
def qr(request: HttpRequest, pk: int) -> HttpResponse:
    """A code for the whole screen and how many have come; the dialog takes it from here."""
    rapat = fetch_recorded(request, pk)
    terbuka = is_open_for_sign_in(rapat)
    context = {
        "rapat": rapat,
        "qr": qr_svg(sign_in_url(rapat), size=480, title=_("Kode QR daftar hadir"))
        if terbuka
        else "",
        "hadir": count_hadir(rapat),
        "undangan": rapat.undangan.count(),
    }
    return render(request, "kecamatan/rapat_qr.html", context)


@login_required
@require_GET
def blangko(request: HttpRequest, pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    return send_pdf(blank_pdf(rapat), f"daftar-hadir-{rapat.tanggal.isoformat()}.pdf")


@login_required
@require_POST
def unggah(request: HttpRequest, pk: int) -> HttpResponse:
    """A scan of the signed paper list."""
    rapat = fetch_recorded(request, pk)
    form = PindaianHadirForm(request.POST, request.FILES)
    if form.is_valid():
        upload = form.cleaned_data["pindaian"]
        try:
            attach_pindaian(
                rapat, upload.read(MAX_BYTES + 1), upload.name, oleh=cast(Pengguna, request.user)
            )
        except Galat as galat:
            form.add_error("pindaian", galat.pesan)
        else:
            tell(request, _("Pindaian daftar hadir tersimpan."))
            return redirect("kecamatan:rapat-kehadiran", pk)
    return _show(request, rapat, pindaian=form, status=422)


@login_required
@require_GET
def pindaian(request: HttpRequest, pk: int, pindaian_pk: int) -> FileResponse:
    rapat = fetch_recorded(request, pk)
    row = get_object_or_404(rapat.pindaian_hadir.select_related("berkas"), pk=pindaian_pk)
    return serve_berkas(row.berkas, f"daftar-hadir-{rapat.tanggal.isoformat()}")


@login_required
@require_POST
def hapus_pindaian(request: HttpRequest, pk: int, pindaian_pk: int) -> HttpResponse:
    rapat = fetch_recorded(request, pk)
    row = get_object_or_404(rapat.pindaian_hadir.select_related("rapat"), pk=pindaian_pk)
    remove_pindaian(row, oleh=cast(Pengguna, request.user))
    tell(request, _("Pindaian dihapus dari rapat ini."))
    return redirect("kecamatan:rapat-kehadiran", pk)
