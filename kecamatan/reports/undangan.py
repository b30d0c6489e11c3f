"""The invitation letter: one page, and the invitees on an annex when they are many."""

from __future__ import annotations

from dataclasses import dataclass

from fondasi.formatting import hari_tanggal, tanggal
from fondasi.pdf import Surat, render_pdf
from fondasi.today import today
from kecamatan.models import RapatKoordinasi, UndanganRapat
from kecamatan.models.undangan import kepala_of
from kecamatan.queries.agenda import agenda_of
from kecamatan.queries.undangan import invitees_of
from kecamatan.reports.surat import city_of, kop_of, signatory_on, signature_of
from kecamatan.rules.undangan import agenda_lines, clock

DI_SURAT = 8
"""So many invitees stand on the letter itself."""


@dataclass(frozen=True, slots=True)
class SuratUndangan:
    pengantar: str
    baris: tuple[tuple[str, str], ...]
    agenda: tuple[str, ...]
    lampiran: tuple[tuple[str, str], ...]


def report_undangan(rapat: RapatKoordinasi, tamu: list[UndanganRapat]) -> SuratUndangan:
    """Needs rapat.wilayah and rapat.pimpinan at hand."""
    titles = [item.judul for item in agenda_of(rapat) if not item.dilewati]
    chair = rapat.pimpinan.nama if rapat.pimpinan else ""
    if chair and rapat.mewakili:
        chair = f"{chair}, mewakili {rapat.mewakili}"
    rows = (
        ("Hari/tanggal", hari_tanggal(rapat.tanggal)),
        ("Waktu", clock(rapat.mulai, rapat.selesai, rapat.wilayah.zona_waktu)),
        ("Tempat", rapat.tempat),
        ("Acara", rapat.judul),
        ("Pimpinan rapat", chair),
    )
    return SuratUndangan(
        pengantar=rapat.pengantar,
        baris=tuple(row for row in rows if row[1]),
        agenda=tuple(agenda_lines(titles)),
        lampiran=_annex(tamu),
    )


def _annex(tamu: list[UndanganRapat]) -> tuple[tuple[str, str], ...]:
    if len(tamu) <= DI_SURAT:
        return ()
    return tuple((one.sebutan, one.keterangan) for one in tamu)


def _addressees(tamu: list[UndanganRapat]) -> tuple[str, ...]:
    if not tamu:
        return ("Bapak/Ibu undangan",)
    if len(tamu) > DI_SURAT:
        return ("Bapak/Ibu undangan", "sebagaimana daftar terlampir")
    if len(tamu) == 1:
        return (_line(tamu[0]),)
    return tuple(f"{n}. {_line(one)}" for n, one in enumerate(tamu, 1))


def _line(one: UndanganRapat) -> str:
    if one.kontak is None:
        return one.sebutan
    return ", ".join(filter(None, (one.kontak.nama, one.kontak.jabatan)))


def undangan_pdf(rapat: RapatKoordinasi) -> bytes:
    """F4, as offices print letters; the same rows give the same bytes."""
    tamu = list(invitees_of(rapat))
    report = report_undangan(rapat, tamu)
    day = rapat.tanggal_undangan or today()
    place = rapat.wilayah
    signer = rapat.penandatangan or signatory_on(place, day)
    letter = Surat(
        nomor=rapat.nomor_undangan,
        tempat_tanggal=f"{city_of(place)}, {tanggal(day)}",
        sifat="Penting",
        lampiran="1 (satu) berkas" if report.lampiran else "",
        hal="Undangan",
        kepada=_addressees(tamu),
        tembusan=tuple(filter(None, map(str.strip, rapat.tembusan.splitlines()))),
    )
    context = {
        "kop": kop_of(place),
        "surat": letter,
        "undangan": report,
        "tanda_tangan": [signature_of(signer, jabatan=kepala_of(place))],
        "kaki": f"Undangan {rapat.judul}",
    }
    return render_pdf("pdf/undangan.html", context, title=f"Undangan {rapat.judul}", paper="F4")
