"""The findings of a release, as a list and as a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import TemporaryFile
from typing import IO, cast

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from fondasi.listing import Kolom, list_page
from fondasi.spreadsheets.sheets import Kolom as KolomXlsx
from fondasi.spreadsheets.sheets import Lembar
from fondasi.spreadsheets.writing import write_xlsx
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kemiskinan.models import CatatanBaris, Rilis
from kemiskinan.rules.catatan import BOBOT_LABEL, arti
from kemiskinan.views.rilis import fetch_rilis

COLUMNS = [
    Kolom("Baris", "baris", ("lembar", "nomor_baris"), angka=True),
    Kolom("Kolom", "kolom", ("kolom",)),
    Kolom("Isi sel"),
    Kolom("Catatan", "kode", ("kode",)),
]
SHEET = [
    KolomXlsx("Lembar", 8, "bilangan"),
    KolomXlsx("Baris", 10, "bilangan"),
    KolomXlsx("Kolom", 26),
    KolomXlsx("Isi sel", 30),
    KolomXlsx("Bobot", 16),
    KolomXlsx("Catatan", 34),
    KolomXlsx("Penjelasan", 70),
]
# Rows of one Excel sheet, without its head.
EXCEL_ROWS = 1_048_575


@login_required
def rilis_catatan(request: HttpRequest, pk: int) -> HttpResponse:
    rilis = fetch_rilis(request, pk)
    kode = request.GET.get("kode", "")
    rows = CatatanBaris.objects.filter(rilis=rilis)
    total = sum(rilis.jumlah_catatan.values())
    if kode in rilis.jumlah_catatan:
        rows, total = rows.filter(kode=kode), rilis.jumlah_catatan[kode]
    page = list_page(request, rows, columns=COLUMNS, satuan="catatan", total=total)
    context = {
        "rilis": rilis,
        "daftar": page,
        "arti": arti(kode) if kode else None,
        "baris": [(row, arti(row.kode)) for row in page.rows],
    }
    return render(request, "kemiskinan/rilis_catatan.html", context)


@login_required
def rilis_catatan_xlsx(request: HttpRequest, pk: int) -> FileResponse:
    """All findings, with their meaning; identity cells are masked in the table already."""
    rilis = fetch_rilis(request, pk)
    user = cast(Pengguna, request.user)
    record("unduh_catatan", rilis, oleh=user, wilayah=rilis.kabupaten)
    target = cast(IO[bytes], TemporaryFile())  # noqa: SIM115 (the response closes it)
    write_xlsx(target, [Lembar("Catatan", SHEET, _rows(rilis), keterangan=str(rilis))])
    target.seek(0)
    return FileResponse(target, as_attachment=True, filename=f"catatan-{rilis.pk}.xlsx")


def _rows(rilis: Rilis) -> Iterator[tuple[object, ...]]:
    rows = CatatanBaris.objects.filter(rilis=rilis).order_by("kode", "nomor_baris")[:EXCEL_ROWS]
    for row in rows.iterator(chunk_size=5_000):
        meaning = arti(row.kode)
        label = BOBOT_LABEL[meaning.bobot]
        yield (
            row.lembar, row.nomor_baris, row.kolom, row.nilai,
            str(label), str(meaning.judul), str(meaning.kalimat),
        )  # fmt: skip
