"""Photos of a meeting with their captions, two on a page."""

from __future__ import annotations

from dataclasses import dataclass

from fondasi.formatting import hari_tanggal, tanggal
from fondasi.pdf import data_uri, render_pdf
from kecamatan.models import FotoRapat, PindaianHadir, RapatKoordinasi
from kecamatan.reports.surat import content_of, kop_of


@dataclass(frozen=True, slots=True)
class Gambar:
    uri: str
    keterangan: str


def caption_of(foto: FotoRapat) -> str:
    """`23 Oktober 2024, Kec. Wonosalam: rakor bulanan`; needs foto.tempat at hand."""
    return f"{tanggal(foto.tanggal)}, {foto.tempat}: {foto.keterangan}"


def photos_pdf(rapat: RapatKoordinasi) -> bytes:
    rows = rapat.foto.select_related("berkas", "tempat")
    pictures = [Gambar(data_uri(content_of(row.berkas)), caption_of(row)) for row in rows]
    return _render(rapat, "Dokumentasi", pictures)


def scan_pdf(rapat: RapatKoordinasi, pindaian: PindaianHadir) -> bytes:
    """A photographed attendance list as a page of its own."""
    picture = Gambar(data_uri(content_of(pindaian.berkas)), "Pindaian daftar hadir")
    return _render(rapat, "Daftar hadir", [picture], penuh=True)


def _render(
    rapat: RapatKoordinasi, judul: str, pictures: list[Gambar], *, penuh: bool = False
) -> bytes:
    context = {
        "rapat": rapat,
        "hari": hari_tanggal(rapat.tanggal),
        "gambar": pictures,
        "penuh": penuh,
        "kop": None if penuh else kop_of(rapat.wilayah),
    }
    return render_pdf("pdf/dokumentasi.html", context, title=judul, paper="F4")
