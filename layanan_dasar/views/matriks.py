"""The matrix of a kecamatan, a kabupaten/kota or a province."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify

from fondasi.addresses import address
from fondasi.spreadsheets.writing import write_csv, write_xlsx
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.models.cakupan import wilayah_kodes
from layanan_dasar.queries.kartu import content_of
from layanan_dasar.queries.matriks import BarisMatriks, Matriks, Sel, Waktu, matrix_of, times_of
from layanan_dasar.queries.tren import Skor, trends_in
from layanan_dasar.reports.cetak import render_card, render_matrix
from layanan_dasar.reports.matriks import KOLOM, matrix_rows, matrix_sheet
from layanan_dasar.views.kartu import fetch_kartu

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
    rows = Wilayah.objects.within_any(wilayah_kodes(user)).filter(tingkat__lte=Tingkat.KECAMATAN)
    return get_object_or_404(rows.select_related("induk__induk"), kode=kode)


@login_required
def wilayah(request: HttpRequest, kode: str) -> HttpResponse:
    user = cast(Pengguna, request.user)
    row = fetch_wilayah(user, kode)
    times = times_of(row)
    if not times:
        return render(request, "layanan_dasar/matriks_kosong.html", {"wilayah": row})
    waktu = _chosen(times, request.GET.get("periode", ""))
    matriks = matrix_of(row, waktu, request.GET.get("dimensi", "")[:40])
    if not matriks.kolom:
        raise Http404
    if file := _as_file(matriks, request.GET.get("unduh", "")):
        return file
    context = {
        "matriks": matriks,
        "waktu": times,
        "dimensi": request.GET.get("dimensi", ""),
        "baris": _drawn(matriks, request.GET.get("dimensi", "")),
        "total": [(sel, "", []) for sel in matriks.total],
        "atas": _above(user, row),
    }
    return render(request, "layanan_dasar/matriks.html", context)


def _drawn(
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
    reach = Wilayah.objects.within_any(wilayah_kodes(user))
    return reach.filter(anak=row).first()


def _chosen(times: list[Waktu], kode: str) -> Waktu:
    return next((one for one in times if one.kode == kode), times[0])


def _as_file(matriks: Matriks, bentuk: str) -> HttpResponse | None:
    nama = f"matriks-{slugify(matriks.wilayah.nama)}-{matriks.waktu.kode}"
    if bentuk == "pdf":
        return attached(render_matrix(matriks), f"{nama}.pdf", "application/pdf")
    out = BytesIO()
    if bentuk == "xlsx":
        write_xlsx(out, [matrix_sheet(matriks)])
        return attached(out.getvalue(), f"{nama}.xlsx", XLSX)
    if bentuk == "csv":
        write_csv(out, [one.judul for one in KOLOM], matrix_rows(matriks))
        return attached(out.getvalue(), f"{nama}.csv", "text/csv; charset=utf-8")
    return None


def attached(content: bytes, nama: str, tipe: str) -> HttpResponse:
    response = HttpResponse(content, content_type=tipe)
    response["Content-Disposition"] = f'attachment; filename="{nama}"'
    return response


@login_required
def kartu_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    kartu = fetch_kartu(cast(Pengguna, request.user), pk)
    nama = f"kartu-skor-{slugify(kartu.desa.nama)}-{slugify(kartu.periode.label)}.pdf"
    return attached(render_card(content_of(kartu)), nama, "application/pdf")
