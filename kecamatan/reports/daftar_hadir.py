"""The attendance list on paper: blank to be signed, or as it was recorded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from fondasi.formatting import hari_tanggal, jam
from fondasi.pdf import render_pdf
from kecamatan.enums import CaraHadir, StatusHadir
from kecamatan.models import Kehadiran, RapatKoordinasi, UndanganRapat
from kecamatan.queries.kehadiran import rekap_of
from kecamatan.queries.undangan import invitees_of
from kecamatan.reports.surat import kop_of

BARIS_KOSONG: Final = 10


@dataclass(frozen=True, slots=True)
class BarisHadir:
    """A line of the list. `tanda` stands where one would sign."""

    nama: str
    kantor: str
    jenis_kelamin: str = ""
    tanda: str = ""


def blank_pdf(rapat: RapatKoordinasi) -> bytes:
    """The invitees' lines, and empty ones for those who come without."""
    rows = [BarisHadir(*_invitee(row)) for row in invitees_of(rapat)]
    rows += [BarisHadir("", "")] * BARIS_KOSONG
    return _render(rapat, rows, kosong=True)


def recorded_pdf(rapat: RapatKoordinasi) -> bytes:
    """Who was there by QR code and tick, and how that is known."""
    zone = rapat.wilayah.zona_waktu
    here = rapat.kehadiran.filter(status=StatusHadir.HADIR)
    rows = [
        BarisHadir(
            row.nama,
            ", ".join(filter(None, (row.jabatan, row.instansi))),
            row.jenis_kelamin,
            _known_by(row, zone),
        )
        for row in here
    ]
    return _render(rapat, rows, kosong=False)


def _known_by(row: Kehadiran, zone: str) -> str:
    when = jam(row.created_at, zone)
    return f"Pindai QR {when}" if row.cara == CaraHadir.QR else f"Dicatat notulis {when}"


def _invitee(row: UndanganRapat) -> tuple[str, str]:
    """An office's line leaves the name open for whoever comes."""
    if row.kontak is None:
        return "", row.sebutan
    instansi = row.kontak.instansi.nama if row.kontak.instansi else ""
    return row.kontak.nama, ", ".join(filter(None, (row.kontak.jabatan, instansi)))


def _render(rapat: RapatKoordinasi, rows: list[BarisHadir], *, kosong: bool) -> bytes:
    context = {
        "rapat": rapat,
        "hari": hari_tanggal(rapat.tanggal),
        "baris": rows,
        "kosong": kosong,
        "rekap": None if kosong else rekap_of(rapat),
        "kop": kop_of(rapat.wilayah),
        "kaki": "" if kosong else "Disusun dari pencatatan portal; tidak memuat tanda tangan.",
    }
    return render_pdf("pdf/daftar_hadir.html", context, title="Daftar hadir", paper="F4")
