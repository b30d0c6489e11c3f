"""A month as PDF, spreadsheet and text for the report of one's own ministry."""

from __future__ import annotations

from io import BytesIO

from fondasi.formatting import tanggal, tanggal_singkat
from fondasi.pdf import TandaTangan, render_pdf
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from rumahbersama.kegiatan.queries import Bulan

KOLOM = (
    Kolom("Tanggal", 12, "tanggal"),
    Kolom("Kegiatan", 22),
    Kolom("Tempat", 28),
    Kolom("Uraian", 60),
)


def month_xlsx(bulan: Bulan) -> bytes:
    target = BytesIO()
    rows = ([r.tanggal, r.jenis, r.tempat, r.uraian] for r in bulan.baris)
    write_xlsx(target, [Lembar("Kegiatan", KOLOM, rows, keterangan=bulan.judul)])
    return target.getvalue()


def month_text(bulan: Bulan) -> str:
    """One line an activity, as one pastes it into the daily report of the programme."""
    lines = [
        f"{tanggal_singkat(r.tanggal)} | {r.jenis} | {r.tempat} | {r.uraian}" for r in bulan.baris
    ]
    return "\n".join([bulan.judul, *lines])


def month_pdf(bulan: Bulan) -> bytes:
    context = {
        "bulan": bulan,
        "tanda_tangan": [
            TandaTangan("Camat", peran="Mengetahui"),
            TandaTangan(bulan.jabatan, bulan.pelaku, tempat_tanggal=tanggal(bulan.per)),
        ],
        "kaki": bulan.judul,
    }
    return render_pdf("kegiatan/saya_pdf.html", context, title="Laporan kegiatan bulanan")
