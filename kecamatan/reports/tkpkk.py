"""The composition of a TKPKK as a list on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from fondasi.formatting import tanggal
from fondasi.pdf import render_pdf
from fondasi.today import today
from kecamatan.models import AnggotaTkpkk, Wilayah
from kecamatan.reports.surat import city_of, kop_of, signatory_on, signature_of


def tkpkk_pdf(wilayah: Wilayah, anggota: Sequence[AnggotaTkpkk]) -> bytes:
    """In the order of the decree; without a telephone number, because the list is hung up."""
    sk = next((row for row in anggota if row.nomor_sk), None)
    penanda = signature_of(signatory_on(wilayah, today()), jabatan=f"Camat {wilayah.nama}")
    tempat_tanggal = f"{city_of(wilayah)}, {tanggal(today())}"
    context = {
        "kop": kop_of(wilayah),
        "subjudul": f"Tim Koordinasi Penanggulangan Kemiskinan {wilayah}",
        "dasar": f"SK Nomor {sk.nomor_sk}, {tanggal(sk.tanggal_sk)}" if sk else "",
        "anggota": anggota,
        "tanda_tangan": [replace(penanda, tempat_tanggal=tempat_tanggal)],
        "kaki": f"Susunan per {tanggal(today())}.",
    }
    return render_pdf("pdf/tkpkk.html", context, title="Susunan keanggotaan TKPKK", paper="F4")
