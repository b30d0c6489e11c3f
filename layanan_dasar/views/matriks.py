"""The matrix of a kecamatan, a kabupaten/kota or a province."""

from __future__ import annotations

from io import BytesIO
from typing import Final, cast

from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from fondasi.addresses import address
from fondasi.kept.drawing import passing
from fondasi.kept.parts import Kept, kept
from fondasi.spreadsheets.writing import write_csv, write_xlsx
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kecamatan.queries.wilayah import place_at
from layanan_dasar.models import Dimensi, Indikator, Instrumen, KartuSkor, Nilai, PeriodeKartu
from layanan_dasar.models.cakupan import wilayah_kodes
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.matriks import (
    BESAR_DETIK,
    BarisMatriks,
    Matriks,
    Sel,
    Waktu,
    matrix_of,
    times_of,
)
from layanan_dasar.queries.tren import Skor, trends_in
from layanan_dasar.reports.cetak import render_card, render_matrix
from layanan_dasar.reports.matriks import KOLOM, matrix_rows, matrix_sheet
from layanan_dasar.views.kartu import fetch_kartu

TABEL: Final = (Wilayah, Instrumen, Dimensi, Indikator, PeriodeKartu, KartuSkor, Nilai)
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@login_required
def awal(request: HttpRequest) -> HttpResponse:
    """The matrix of one's own place; a desa has its cards."""
    user = cast(Pengguna, request.user)
    rows = Wilayah.objects.filter(kode__in=wilayah_kodes(user), tingkat__lte=Tingkat.KECAMATAN)
    first = rows.order_by("kode").first()
    if first is None:
        return redirect("layanan:kartu")
    return redirect("layanan:matriks-wilayah", first.kode)


def fetch_wilayah(user: Pengguna, kode: str) -> Wilayah:
    found = place_at(kode)
    if found is None or found.tingkat > Tingkat.KECAMATAN or not _opens(user, found):
        raise Http404
    return found


def _opens(user: Pengguna, row: Wilayah) -> bool:
    return any(row.kode == kode or row.kode.startswith(f"{kode}.") for kode in wilayah_kodes(user))


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_wilayah(user, kode)
    times = times_of(row)
    if not times:
        return render(request, "layanan_dasar/matriks_kosong.html", {"wilayah": row})
    waktu = _chosen(times, request.GET.get("periode", ""))
    dimensi = request.GET.get("dimensi", "")[:40]
    if bentuk := BENTUK.get(request.GET.get("unduh", "")):
        return bentuk(_matrix(row, waktu, dimensi))
    context = {
        "wilayah": row,
        "periode": waktu.kode,
        "dimensi": dimensi,
        "isi": _kept(row, times, waktu, dimensi),
        "atas": _above(user, row),
    }
    return render(request, "layanan_dasar/matriks.html", context)


def _matrix(row: Wilayah, waktu: Waktu, dimensi: str) -> Matriks:
    matriks = matrix_of(row, waktu, dimensi)
    if not matriks.kolom:
        raise Http404
    return matriks


def _kept(row: Wilayah, times: list[Waktu], waktu: Waktu, dimensi: str) -> SafeString:
    """Of a province as long as its figures, else until a card changes. The page says when they
    were counted."""

    def draw() -> SafeString:
        return _drawn(_matrix(row, waktu, dimensi), times, dimensi)

    key = ("matriks-tergambar", row.kode, waktu.kode, dimensi)
    if row.tingkat > Tingkat.PROVINSI:
        return kept(Kept(key, TABEL, draw))
    passing()
    text = cache.get_or_set(":".join(key), lambda: str(draw()), BESAR_DETIK)
    return mark_safe(str(text))  # noqa: S308 - a template's output


def _drawn(matriks: Matriks, times: list[Waktu], dimensi: str) -> SafeString:
    context = {
        "matriks": matriks,
        "waktu": times,
        "dimensi": dimensi,
        "baris": _cells(matriks, dimensi),
        "total": [(sel, "", []) for sel in matriks.total],
    }
    return render_to_string("layanan_dasar/_matriks.html", context)


def _cells(
    matriks: Matriks, dimensi: str
) -> list[tuple[BarisMatriks, list[tuple[Sel, str, Skor]]]]:
    """Each cell with where it leads, and an indicator of a desa with its way over the quarters."""
    trends: dict[int, dict[str, Skor]] = {}
    if dimensi and matriks.wilayah.tingkat == Tingkat.KECAMATAN:
        waktu, kodes = matriks.waktu, [one.kode for one in matriks.kolom]
        trends = trends_in(matriks.wilayah, waktu.keluarga, (waktu.tahun, waktu.nomor), kodes)
    return [
        (
            one,
            [
                (sel, _url(one, sel), trends.get(one.wilayah.pk, {}).get(sel.kolom.kode, []))
                for sel in one.sel
            ],
        )
        for one in matriks.baris
    ]


def _url(baris: BarisMatriks, sel: Sel) -> str:
    if baris.kartu_pk is None or sel.skor is None:
        return ""
    if sel.kolom.tunggal:
        return reverse("layanan:indikator", args=[baris.wilayah.kode, sel.kolom.kode])
    card = address("layanan:kartu-detail", baris.kartu_pk)
    return f"{card}#dimensi-{sel.kolom.kode}" if sel.kolom.jenis == "dimensi" else card


def _above(user: Pengguna, row: Wilayah) -> Wilayah | None:
    """The place above, where this person may open it."""
    return row.induk if row.induk and _opens(user, row.induk) else None


def _chosen(times: list[Waktu], kode: str) -> Waktu:
    return next((one for one in times if one.kode == kode), times[0])


def _pdf(matriks: Matriks) -> HttpResponse:
    return attached(render_matrix(matriks), f"{_name(matriks)}.pdf", "application/pdf")


def _xlsx(matriks: Matriks) -> HttpResponse:
    out = BytesIO()
    write_xlsx(out, [matrix_sheet(matriks)])
    return attached(out.getvalue(), f"{_name(matriks)}.xlsx", XLSX)


def _csv(matriks: Matriks) -> HttpResponse:
    out = BytesIO()
    write_csv(out, [one.judul for one in KOLOM], matrix_rows(matriks))
    return attached(out.getvalue(), f"{_name(matriks)}.csv", "text/csv; charset=utf-8")


BENTUK: Final = {"pdf": _pdf, "xlsx": _xlsx, "csv": _csv}


def _name(matriks: Matriks) -> str:
    return f"matriks-{slugify(matriks.wilayah.nama)}-{matriks.waktu.kode}"


def attached(content: bytes, nama: str, tipe: str) -> HttpResponse:
    response = HttpResponse(content, content_type=tipe)
    response["Content-Disposition"] = f'attachment; filename="{nama}"'
    return response


@login_required
def kartu_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    kartu = fetch_kartu(cast(Pengguna, request.user), pk)
    nama = f"kartu-skor-{slugify(kartu.desa.nama)}-{slugify(kartu.periode.label)}.pdf"
    return attached(render_card(content_of(kartu)), nama, "application/pdf")
