"""The matrix as rows for a spreadsheet: numerators and denominators, never a percentage alone."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from fondasi.formatting import waktu
from fondasi.spreadsheets.sheets import Kolom, Lembar
from layanan_dasar.queries.matriks import BarisMatriks, Matriks, Sel

SATU = Decimal("0.1")
KOLOM = (
    Kolom("Kode wilayah", 16),
    Kolom("Wilayah", 24),
    Kolom("Periode", 20),
    Kolom("Kartu terverifikasi", 12, "bilangan"),
    Kolom("Kartu", 10, "bilangan"),
    Kolom("Kode", 20),
    Kolom("Dimensi atau indikator", 36),
    Kolom("Pembilang", 14, "bilangan"),
    Kolom("Penyebut", 14, "bilangan"),
    Kolom("Skor", 10, "bilangan"),
    Kolom("Warna", 10),
    Kolom("Jarak ke target", 14, "bilangan"),
)


def matrix_sheet(matriks: Matriks) -> Lembar:
    """One row per place and column, the whole territory last."""
    return Lembar(
        "Matriks layanan dasar",
        KOLOM,
        matrix_rows(matriks),
        keterangan=f"{matriks.wilayah.sebutan}, {matriks.waktu.label}",
        kaki=f"Kartu terverifikasi, dihitung {waktu(matriks.dihitung)}",
    )


def matrix_rows(matriks: Matriks) -> Iterator[list[object]]:
    for baris in matriks.baris:
        for sel in baris.sel:
            yield [*_place(matriks, baris), *_figures(sel)]
    whole = matriks.wilayah
    head = [whole.kode, whole.sebutan, matriks.waktu.label, matriks.terverifikasi, matriks.kartu]
    for sel in matriks.total:
        yield [*head, *_figures(sel)]


def _place(matriks: Matriks, baris: BarisMatriks) -> list[object]:
    one = baris.wilayah
    return [one.kode, one.sebutan, matriks.waktu.label, baris.terverifikasi, baris.kartu]


def _figures(sel: Sel) -> list[object]:
    sums = sel.jumlah
    jarak = sel.jarak
    return [
        sel.kolom.kode,
        sel.kolom.judul,
        sums.pembilang if sums else None,
        sums.penyebut if sums else None,
        sel.skor,
        sel.warna.lower(),
        None if jarak is None else jarak.quantize(SATU, ROUND_HALF_UP),
    ]
