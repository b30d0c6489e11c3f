"""One PDF for the treasurer: invitation, attendance, minutes, photos."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fondasi.pdf import Part, join_pdfs
from kecamatan.models import PindaianHadir, RapatKoordinasi
from kecamatan.queries.notula import notula_figures
from kecamatan.reports.daftar_hadir import recorded_pdf
from kecamatan.reports.dokumentasi import photos_pdf, scan_pdf
from kecamatan.reports.notula import draft_pdf, notula_pdf
from kecamatan.reports.surat import content_of
from kecamatan.reports.undangan import undangan_pdf

PDF = "application/pdf"


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the bundle: what it is called, whether it is there, and what is missing."""

    nama: str
    ada: bool
    keterangan: str


def parts_of(rapat: RapatKoordinasi) -> list[Bagian]:
    """What the bundle will hold, said before it is made."""
    scans, people = rapat.pindaian_hadir.count(), rapat.kehadiran.count()
    photos, adopted = rapat.foto.count(), hasattr(rapat, "notula")
    return [
        Bagian("Undangan", rapat.undangan.exists(), _said(rapat.nomor_undangan)),
        Bagian("Daftar hadir", bool(scans or people), _attendance(scans, people)),
        Bagian("Notula", True, "sudah disahkan" if adopted else "masih rancangan"),
        Bagian("Dokumentasi", bool(photos), f"{photos} foto" if photos else "belum ada foto"),
    ]


def _said(nomor: str) -> str:
    return f"nomor {nomor}" if nomor else "nomor surat belum diisi"


def _attendance(scans: int, people: int) -> str:
    if scans:
        return f"{scans} pindaian daftar hadir bertanda tangan"
    if people:
        return "daftar pencatatan QR dan centang, tanpa tanda tangan basah"
    return "belum ada yang tercatat"


def bundle_pdf(rapat: RapatKoordinasi, report: Callable[[str, int], None]) -> tuple[bytes, int]:
    """The joined PDF and its pages; `report` is told the stage and percent done."""
    parts: list[Part] = []
    report("Undangan", 5)
    parts.append(Part("Undangan", undangan_pdf(rapat)))
    report("Daftar hadir", 30)
    parts += _attendance_parts(rapat)
    report("Notula", 50)
    parts.append(Part("Notula", _minutes(rapat)))
    report("Dokumentasi", 70)
    if rapat.foto.exists():
        parts.append(Part("Dokumentasi", photos_pdf(rapat)))
    report("Menggabungkan", 90)
    return join_pdfs(parts, title=f"Berkas pertanggungjawaban {rapat.judul}")


def _minutes(rapat: RapatKoordinasi) -> bytes:
    notula = getattr(rapat, "notula", None)
    return notula_pdf(notula) if notula else draft_pdf(notula_figures(rapat))


def _attendance_parts(rapat: RapatKoordinasi) -> Iterator[Part]:
    """The signed paper where it was scanned, else what the portal recorded."""
    scans = list(rapat.pindaian_hadir.select_related("berkas"))
    if not scans:
        yield Part("Daftar hadir", recorded_pdf(rapat))
    for number, scan in enumerate(scans, start=1):
        title = f"Daftar hadir {number}" if len(scans) > 1 else "Daftar hadir"
        yield _scan(title, rapat, scan)


def _scan(title: str, rapat: RapatKoordinasi, pindaian: PindaianHadir) -> Part:
    if pindaian.berkas.tipe == PDF:
        return Part(title, content_of(pindaian.berkas), scanned=True)
    return Part(title, scan_pdf(rapat, pindaian))
