"""The joint agenda of a month as a sheet for the wall."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fondasi.formatting import bulan_tahun
from fondasi.pdf import render_pdf
from kecamatan.models import Wilayah
from kecamatan.models.undangan import kepala_of
from kecamatan.queries.agenda_terpadu import Hari
from kecamatan.reports.surat import kop_of, signatory_on, signature_of


def agenda_terpadu_pdf(kecamatan: Wilayah, bulan: date, hari: Sequence[Hari]) -> bytes:
    """One table by days; the same entries give the same bytes. Needs kecamatan.induk at hand."""
    title = f"Agenda terpadu Rumah Bersama {kecamatan.sebutan}"
    context = {
        "kop": kop_of(kecamatan),
        "subjudul": bulan_tahun(bulan),
        "hari": hari,
        "tanda_tangan": [
            signature_of(signatory_on(kecamatan, bulan), jabatan=kepala_of(kecamatan))
        ],
        "kaki": f"Agenda terpadu {kecamatan.sebutan}, {bulan_tahun(bulan)}",
    }
    return render_pdf("pdf/agenda_terpadu.html", context, title=title)
