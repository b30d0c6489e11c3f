"""The coverage matrix as spreadsheet and as a printed sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from fondasi.formatting import tanggal
from fondasi.pdf import render_pdf
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from pendamping.queries.cakupan import Matriks, Ringkasan


def matrix_xlsx(matriks: Matriks, on: date) -> bytes:
    """Sheet 1: village × programme with names; sheet 2: workload."""
    target = BytesIO()
    note = f"Cakupan pendamping {matriks.wilayah}, keadaan {tanggal(on)}"
    program = [Kolom(one.singkatan, 22) for one in matriks.program]
    write_xlsx(
        target,
        [
            Lembar(
                "Cakupan",
                [Kolom("Kode", 15), Kolom("Desa/kelurahan", 24), *program,
                 Kolom("Jumlah", 9, "bilangan")],
                _matrix_rows(matriks),
                keterangan=note,
            ),
            Lembar(
                "Beban kerja",
                [Kolom("Nama", 30), Kolom("Program"), Kolom("Jumlah desa", 12, "bilangan"),
                 Kolom("Desa/kelurahan", 60)],
                ([b.nama, b.program.singkatan, b.jumlah, ", ".join(b.desa)] for b in matriks.beban),
                keterangan=note,
            ),
        ],
    )  # fmt: skip
    return target.getvalue()


def _matrix_rows(matriks: Matriks) -> Iterator[list[object]]:
    for row in matriks.baris:
        cells = ["; ".join(one.nama) or one.isi.label for one in row.sel]
        yield [row.desa.kode, row.desa.sebutan, *cells, row.jumlah]


def summary_xlsx(ringkasan: Ringkasan, on: date) -> bytes:
    target = BytesIO()
    angka = [
        Kolom(judul, 12, "bilangan")
        for judul in ("Desa/kelurahan", "Tanpa pendamping", "Pendamping")
    ]
    program = [Kolom(one.singkatan, 12, "bilangan") for one in ringkasan.program]
    rows = (
        [r.wilayah.kode, r.wilayah.sebutan, r.desa, r.tanpa_pendamping, r.orang, *r.terisi]
        for r in ringkasan.baris
    )
    note = f"Cakupan pendamping {ringkasan.wilayah}, keadaan {tanggal(on)}"
    kolom = [Kolom("Kode", 12), Kolom("Wilayah", 26), *angka, *program]
    write_xlsx(target, [Lembar("Cakupan", kolom, rows, keterangan=note)])
    return target.getvalue()


def matrix_pdf(matriks: Matriks, on: date) -> bytes:
    """One F4 sheet for the wall of the office: no names, the registry has them."""
    context = {
        "matriks": matriks,
        "per": on,
        "kaki": f"Cakupan pendamping, keadaan {tanggal(on)}",
    }
    title = f"Cakupan pendamping {matriks.wilayah}"
    return render_pdf("pendamping/cakupan_pdf.html", context, title=title, paper="F4")
