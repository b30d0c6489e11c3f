"""Basic services and complaints in a report of a kecamatan."""

from __future__ import annotations

from layanan_dasar.enums import WarnaSkor
from layanan_dasar.queries.matriks import Matriks
from layanan_dasar.queries.perubahan import latest_change
from layanan_dasar.queries.statistik_pengaduan import movement_of
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup


def scorecards(lingkup: Lingkup) -> Figures | None:
    """Per dimension and aspect of the newest verified quarter: the kecamatan's score, and in how
    many desa it rose, fell and is red."""
    found = latest_change(lingkup.wilayah, lingkup.pada)
    if found is None:
        return None
    return {
        "periode": found.waktu.label,
        "kartu": found.kartu,
        "terverifikasi": found.terverifikasi,
        "dimensi": [_column(found, number) for number in range(len(found.kolom))],
    }


def _column(matriks: Matriks, number: int) -> Figures:
    whole = matriks.total[number]
    cells = [row.sel[number] for row in matriks.baris]
    return {
        "kode": whole.kolom.kode,
        "nama": whole.kolom.judul,
        "skor": whole.skor,
        "warna": whole.warna,
        "arah": whole.arah,
        "naik": sum(cell.arah == 1 for cell in cells),
        "turun": sum(cell.arah == -1 for cell in cells),
        "merah": sum(cell.warna == WarnaSkor.MERAH for cell in cells),
    }


def complaints(lingkup: Lingkup) -> list[Figures]:
    """Carried over, received in the period, and both. The report is read above the kecamatan, so
    small numbers are None, and so many others that nobody computes them back."""
    table = movement_of(lingkup.wilayah, lingkup.masa.awal, lingkup.pada)
    rows = zip((*table.sel, table.kolom), (*table.baris, table.jumlah), strict=True)
    names = ("Diterima sebelumnya", "Diterima pada periode ini", "Jumlah")
    return [
        {"asal": name, "terbuka": intime, "terlambat": late, "ditutup": closed, "jumlah": total}
        for name, ((intime, late, closed), total) in zip(names, rows, strict=True)
    ]
