"""A report leaves the portal: PDF, workbook, CSV, signed scan, all of a period as a ZIP."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from fondasi.spreadsheets.writing import csv_lines
from fondasi.tables import Tabel
from fondasi.zipping import zip_stream
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kecamatan.models.cakupan import cakupan_of
from kecamatan.views.berkas import serve_berkas
from kecamatan.views.xlsx import xlsx_response
from rumahbersama.laporan.actions.laporan import file_name
from rumahbersama.laporan.bab import chosen_tables
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.kinds import KINDS, kind_of
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.models.laporan import PEMBACA
from rumahbersama.laporan.periode import parse_periode
from rumahbersama.laporan.queries.keadaan import area_of, reports_below
from rumahbersama.laporan.views.daftar import reader_of
from rumahbersama.laporan.views.laporan import visible_laporan


@login_required
@require_safe
def pdf(request: HttpRequest, pk: int) -> HttpResponseBase:
    laporan = visible_laporan(request, pk)
    if laporan.berkas is None:
        raise Http404
    _note(request, laporan, "pdf")
    return serve_berkas(laporan.berkas, file_name(laporan))


@login_required
@require_safe
def pindaian(request: HttpRequest, pk: int) -> HttpResponseBase:
    laporan = visible_laporan(request, pk)
    return serve_berkas(laporan.pindaian, f"{file_name(laporan)}-ditandatangani")


@login_required
@require_safe
def xlsx(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The tables of the PDF as typed cells, one sheet each."""
    laporan = visible_laporan(request, pk)
    sheets = [table.lembar for table in _tables(laporan)]
    _note(request, laporan, "xlsx")
    return xlsx_response(sheets, file_name(laporan))


@login_required
@require_safe
def csv(request: HttpRequest, pk: int, kode: str) -> HttpResponseBase:
    laporan = visible_laporan(request, pk)
    table = next((one for one in _tables(laporan) if one.kode == kode), None)
    if table is None:
        raise Http404
    _note(request, laporan, "csv")
    pieces = csv_lines([k.judul for k in table.kolom], table.baris)
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(laporan)}-{kode}.csv"'
    return response


def _tables(laporan: Laporan) -> list[Tabel]:
    if not laporan.angka:
        raise Http404
    return chosen_tables(laporan.angka, kind_of(laporan.jenis).tabel(laporan.angka))


def _note(request: HttpRequest, laporan: Laporan, bentuk: str) -> None:
    user = cast(Pengguna, request.user)
    record("unduh_laporan", laporan, oleh=user, wilayah=laporan.wilayah, bentuk=bentuk)


@login_required
@require_safe
def zip_periode(request: HttpRequest) -> HttpResponseBase:
    """All drawn reports of one kind and period in one's territory, streamed."""
    user = reader_of(request)
    jenis, periode = request.GET.get("jenis", ""), request.GET.get("periode", "")
    area = area_of(cakupan_of(user).kodes(*PEMBACA), request.GET.get("wilayah", ""))
    try:
        kind, masa = KINDS[JenisLaporan(jenis)], parse_periode(periode)
    except (KeyError, ValueError) as error:
        raise Http404 from error
    if area is None:
        raise Http404
    rows = reports_below(area, kind.kode, [masa]).filter(
        berkas__isnull=False, pk__in=Laporan.objects.visible_to(user)
    )
    found = list(rows.select_related("berkas"))
    if not found:
        raise Http404
    record(
        "unduh_laporan_periode", "laporan", oleh=user, wilayah=area,
        jenis=jenis, periode=periode, jumlah=len(found),
    )  # fmt: skip
    response = StreamingHttpResponse(zip_stream(_files(found)), content_type="application/zip")
    name = f"laporan-{kind.kode}-{area.kode}-{masa.kode}.zip"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _files(rows: list[Laporan]) -> Iterator[tuple[str, IO[bytes]]]:
    """A file that the storage lost is left out."""
    for laporan in rows:
        assert laporan.berkas is not None
        try:
            yield f"{file_name(laporan)}-v{laporan.versi}.pdf", laporan.berkas.isi.open("rb")
        except FileNotFoundError:
            continue
