"""Surat keterangan keikutsertaan: one sheet a participant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fondasi.formatting import tanggal
from fondasi.pdf import render_pdf
from kecamatan.models import Wilayah
from kecamatan.reports.surat import city_of, kop_of, signatory_on, signature_of
from pendamping.models import Pelatihan, PesertaPelatihan


def certificates_pdf(row: Pelatihan, peserta: Sequence[PesertaPelatihan]) -> bytes:
    """For these participants, in this order. Needs row.wilayah.induk at hand."""
    wilayah: Wilayah = row.wilayah
    signer = signature_of(signatory_on(wilayah, row.tanggal), jabatan=_office(wilayah))
    place = f"{city_of(wilayah)}, {tanggal(row.tanggal)}"
    context = {
        "kop": kop_of(wilayah),
        "pelatihan": row,
        "peserta": peserta,
        "tanda_tangan": [replace(signer, tempat_tanggal=place)],
        "kaki": f"Pelatihan {row.judul}, {tanggal(row.tanggal)}",
    }
    title = "Surat keterangan keikutsertaan"
    return render_pdf("pendamping/surat_keterangan_pdf.html", context, title=title)


def _office(wilayah: Wilayah) -> str:
    """Who would sign where nobody was entered."""
    return f"Camat {wilayah.nama}" if wilayah.tingkat == 3 else "Sekretaris TKPK"
