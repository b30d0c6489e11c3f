"""Rumah Bersama of one kecamatan: its pieces, its profile, its first report."""

from __future__ import annotations

from typing import Any, Final, cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.kept.parts import Kept, kept
from fondasi.notices import tell
from fondasi.today import today
from kecamatan.actions.kelembagaan import record_keadaan, save_profil, start_rumah
from kecamatan.enums import Tingkat
from kecamatan.forms.kelembagaan import KeadaanForm, PanduanForm, ProfilForm
from kecamatan.models import (
    AnggotaTkpkk,
    ButirKelembagaan,
    KeadaanButir,
    Kontak,
    LokasiBertanda,
    Pengguna,
    Penugasan,
    RapatKoordinasi,
    RumahBersama,
    SeriRapat,
    TindakLanjut,
    Wilayah,
)
from kecamatan.models.cakupan import cakupan_of
from kecamatan.models.cakupan_janji import PEMANTAU
from kecamatan.permissions.kelembagaan import (
    can_mark_lokasi,
    can_open_bukti,
    can_record_kelembagaan,
)
from kecamatan.permissions.tkpkk import can_list_tkpkk
from kecamatan.queries.kelembagaan import ButirKini, checklist, history, opens_rumah
from kecamatan.queries.kelembagaan_rekap import recap
from kecamatan.queries.tkpkk import team_summary
from kecamatan.queries.wilayah import place_at
from kecamatan.views.berkas import serve_berkas

KOLOM_GALAT = {"TANGGAL_NANTI": "tanggal", "SUDAH_BERUBAH": None, "BUTIR_TIDAK_AKTIF": None}

TABEL: Final = (
    Wilayah, RumahBersama, ButirKelembagaan, KeadaanButir, RapatKoordinasi, SeriRapat, TindakLanjut,
    AnggotaTkpkk, Kontak, Penugasan,
)  # fmt: skip


def fetch_place(user: Pengguna, kode: str) -> Wilayah:
    found = place_at(kode)
    if found is None or not opens_rumah(user, found):
        raise Http404
    return found


def fetch_kecamatan(user: Pengguna, kode: str) -> Wilayah:
    found = fetch_place(user, kode)
    if found.tingkat != Tingkat.KECAMATAN:
        raise Http404
    return found


def trail(user: Pengguna, wilayah: Wilayah) -> list[tuple[str, str]]:
    """(name, code) of what lies above, as far as this person opens it."""
    above, current = [], wilayah.induk
    while current is not None:
        above.append(current)
        current = current.induk
    return [(str(w), w.kode) for w in above[::-1] if opens_rumah(user, w)]


def kecamatan_page(request: HttpRequest, user: Pengguna, wilayah: Wilayah) -> HttpResponse:
    may = {
        "boleh": bool(can_record_kelembagaan(user, wilayah)),
        "boleh_tkpkk": bool(can_list_tkpkk(user)),
        "boleh_tanda": bool(can_mark_lokasi(user, wilayah)),
        "boleh_janji": cakupan_of(user).covers(wilayah.kode, *PEMANTAU),
        "boleh_bukti": bool(can_open_bukti(user, wilayah)),
    }
    marks = LokasiBertanda.objects.reaching(wilayah).select_related("tanda")
    tanda = [str(one) for one in marks]
    key = ("rumah", wilayah.kode, *may.values(), *tanda)
    step, drawn = kept(Kept(key, TABEL, lambda: _drawn(wilayah, {**may, "tanda": tanda})))
    context = {
        "wilayah": wilayah,
        "jejak": trail(user, wilayah),
        "langkah": step,
        "isi": drawn,
    }
    return render(request, "kecamatan/rumah_kecamatan.html", context)


def _drawn(wilayah: Wilayah, known: dict[str, Any]) -> tuple[SafeString, SafeString]:
    """The next step, and all that is told of this kecamatan."""
    context = {
        **known,
        "wilayah": wilayah,
        "periksa": checklist(wilayah, dengan_saran=known["boleh"]),
        "rumah": RumahBersama.objects.filter(wilayah=wilayah).first(),
        "rekap": recap([wilayah])[0],
        "desa": _villages(wilayah),
        "tkpkk": team_summary(wilayah),
        "bulan": today().replace(day=1),
    }
    return (
        render_to_string("kecamatan/_rumah_langkah.html", context),
        render_to_string("kecamatan/_rumah_kecamatan.html", context),
    )


def _villages(wilayah: Wilayah) -> dict[str, int]:
    """How many desa and how many kelurahan are in force."""
    rows = Wilayah.objects.filter(induk=wilayah, berlaku_sampai=None).values_list(
        "jenis", flat=True
    )
    kinds = list(rows.order_by())
    kelurahan = kinds.count("kelurahan")
    return {"desa": len(kinds) - kelurahan, "kelurahan": kelurahan}


@login_required
def butir(request: HttpRequest, kode: str, slug: str) -> HttpResponse:
    """What was ever reported about one piece; the office adds to it here."""
    user = cast(Pengguna, request.user)
    wilayah = fetch_kecamatan(user, kode)
    piece = _piece(wilayah, slug)
    may = can_record_kelembagaan(user, wilayah)
    form = KeadaanForm(request.POST or None, request.FILES or None, piece=piece)
    if request.method == "POST":
        may.require()
        if form.is_valid() and _reported(form, wilayah, piece, user):
            tell(request, _("%(butir)s tersimpan.") % {"butir": piece.butir})
            return redirect("kecamatan:rumah-wilayah", kode)
    context = {
        "wilayah": wilayah,
        "piece": piece,
        "form": form if may else None,
        "riwayat": history(wilayah, piece.butir),
        "boleh_bukti": bool(can_open_bukti(user, wilayah)),
        "jejak": [*trail(user, wilayah), (str(wilayah), kode)],
    }
    return render(request, "kecamatan/rumah_butir.html", context)


def _piece(wilayah: Wilayah, slug: str) -> ButirKini:
    for one in checklist(wilayah, dengan_saran=True).butir:
        if one.butir.kode == slug:
            return one
    raise Http404


def _reported(
    form: KeadaanForm, wilayah: Wilayah, piece: ButirKini, user: Pengguna
) -> KeadaanButir | None:
    try:
        return record_keadaan(
            wilayah, piece.butir, form.isi, oleh=user, terakhir=form.cleaned_data["terakhir"]
        )
    except Galat as galat:
        form.add_error(KOLOM_GALAT.get(galat.kode, "bukti"), galat.pesan)
        return None


@login_required
def bukti(request: HttpRequest, pk: int) -> FileResponse:
    user = cast(Pengguna, request.user)
    rows = KeadaanButir.objects.visible_to(user).select_related("rumah__wilayah", "butir", "bukti")
    row = get_object_or_404(rows, pk=pk)
    can_open_bukti(user, row.rumah.wilayah).require()
    return serve_berkas(row.bukti, f"{row.butir} {row.rumah.wilayah}")


@login_required
def profil(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    wilayah = fetch_kecamatan(user, kode)
    can_record_kelembagaan(user, wilayah).require()
    rumah = RumahBersama.objects.filter(wilayah=wilayah).first() or RumahBersama(wilayah=wilayah)
    form = ProfilForm(request.POST or None, instance=rumah)
    if request.method == "POST" and form.is_valid():
        save_profil(form.save(commit=False), oleh=user)
        tell(request, _("Profil tersimpan."))
        return redirect("kecamatan:rumah-wilayah", kode)
    context = {"wilayah": wilayah, "form": form}
    return render(request, "kecamatan/rumah_profil.html", context)


@login_required
def panduan(request: HttpRequest, kode: str) -> HttpResponseBase:
    """For a kecamatan that has nothing yet: one question per piece, then the next step."""
    user = cast(Pengguna, request.user)
    wilayah = fetch_kecamatan(user, kode)
    can_record_kelembagaan(user, wilayah).require()
    form = PanduanForm(request.POST or None, periksa=checklist(wilayah, dengan_saran=True))
    if not form.pieces:
        return redirect("kecamatan:rumah-wilayah", kode)
    if request.method == "POST" and form.is_valid():
        start_rumah(wilayah, form.jawaban, oleh=user)
        tell(request, _started(wilayah))
        return redirect("kecamatan:rumah-wilayah", kode)
    return render(request, "kecamatan/rumah_panduan.html", {"wilayah": wilayah, "form": form})


def _started(wilayah: Wilayah) -> str:
    berikutnya: Any = checklist(wilayah).berikutnya
    if berikutnya is None:
        return _("Laporan pertama tersimpan.")
    return _("Laporan pertama tersimpan. Berikutnya: %(langkah)s.") % {
        "langkah": berikutnya.langkah
    }
