"""Frozen figures → PDF. Nothing is read from the database but the emblem's bytes."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings

from fondasi.formatting import tanggal
from fondasi.pdf import Kop, Paper, Surat, TandaTangan, data_uri, render_pdf
from fondasi.qr import qr_svg
from kecamatan.models import Berkas
from rumahbersama.laporan.contexts import day
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.kinds import kind_of
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.periode import parse_periode

QR = 86


def render_laporan(laporan: Laporan) -> bytes:
    """The same row gives the same bytes for one lock file and font package."""
    kind = kind_of(laporan.jenis)
    paper: Paper = "16:9" if kind.lanskap else "F4" if laporan.kertas == "F4" else "A4"
    return render_pdf(kind.templat, pdf_context(laporan), title=title(laporan.angka), paper=paper)


def title(figures: Figures) -> str:
    """`Laporan progres PPKE Kabupaten Jombang`."""
    wilayah, jenis = figures["wilayah"], figures["jenis"]
    place = f"{wilayah['jenis']} {wilayah['nama']}"
    names = {
        "progres-ppke": f"Laporan progres PPKE {place}",
        "triwulan-ppke": f"Laporan triwulan PPKE {place}",
        "padan": f"Laporan padu padan {place}",
        "progres-provinsi": f"Laporan progres {place}",
        "paparan": f"Penanganan kemiskinan ekstrem {place}",
        "bulanan-kecamatan": f"Laporan bulanan Rumah Bersama {place}",
    }
    return names[jenis]


def pdf_context(laporan: Laporan) -> dict[str, Any]:
    figures: Figures = laporan.angka
    kind = kind_of(laporan.jenis)
    return {
        "f": figures,
        "tabel": {table.kode: table for table in kind.tabel(figures)},
        "masa": parse_periode(figures["periode"]),
        "subjudul": f"Keadaan {parse_periode(figures['periode']).sebutan}",
        "tanggal_laporan": day(figures["tanggal"]),
        "kop": _kop(figures["kop"]),
        "surat": _letter(laporan),
        "tanda_tangan": [_signature(figures)],
        "periksa": _check(laporan),
        "kaki": f"Kode periksa {laporan.kode_periksa} · versi {laporan.versi} · "
        f"sidik angka {laporan.sidik[:16]}",
        **kind.konteks(figures),
    }


def check_url(laporan: Laporan) -> str:
    return f"{settings.SITUS_URL}/periksa/{laporan.kode_periksa}/"


def _check(laporan: Laporan) -> dict[str, Any]:
    url = check_url(laporan)
    return {
        "qr": qr_svg(url, size=QR, title="Kode QR pemeriksaan keutuhan laporan"),
        "url": url,
        "kode": laporan.kode_periksa,
    }


def _letter(laporan: Laporan) -> Surat:
    rule = laporan.angka["aturan"]
    to = [*rule["kepada"], f"melalui {rule['melalui']}" if rule["melalui"] else ""]
    return Surat(
        nomor=laporan.nomor,
        kepada=tuple(line for line in to if line),
        tembusan=tuple(rule["tembusan"]),
    )


def _kop(kop: Figures) -> Kop:
    return Kop(
        instansi=tuple(kop["instansi"]),
        alamat=tuple(kop["alamat"]),
        lambang=_emblem(kop["lambang_id"]),
    )


def _emblem(pk: int | None) -> bytes | None:
    """The picture's bytes; a lost or broken one leaves the letterhead without emblem."""
    berkas = Berkas.objects.filter(pk=pk).first() if pk else None
    if berkas is None:
        return None
    with suppress(FileNotFoundError, ValueError):
        with berkas.isi.open("rb") as stream:
            picture: bytes = stream.read()
        data_uri(picture)
        return picture
    return None


def _signature(figures: Figures) -> TandaTangan:
    place = f"{figures['kop']['kota']}, {tanggal(day(figures['tanggal']))}"
    return TandaTangan(tempat_tanggal=place, **figures["penanda_tangan"])
