"""Frozen figures → PDF. Nothing is read from the database but the bytes of emblem and photos."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.conf import settings

from fondasi.errors import Galat
from fondasi.formatting import tanggal
from fondasi.pdf import Paper, Surat, TandaTangan, data_uri, render_pdf
from fondasi.photos import clean_photo
from fondasi.qr import qr_svg
from kecamatan.reports.surat import kop_from, picture_of
from rumahbersama.laporan.bab import chapters_of, printed
from rumahbersama.laporan.contexts import day
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.kinds import kind_of
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.perender import KUNCI, SITUS
from rumahbersama.laporan.periode import parse_periode

QR = 86
SISI_FOTO = 900


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
        "bab": printed(chapters_of(figures), kind.templat.removesuffix(".html")),
        "masa": parse_periode(figures["periode"]),
        "subjudul": f"Keadaan {parse_periode(figures['periode']).sebutan}",
        "tanggal_laporan": day(figures["tanggal"]),
        "kop": kop_from(figures["kop"]),
        "foto": _photos(figures),
        "surat": _letter(laporan),
        "tanda_tangan": [_signature(figures)],
        "periksa": _check(laporan),
        "kaki": f"Kode periksa {laporan.kode_periksa} · versi {laporan.versi} · "
        f"sidik angka {laporan.sidik[:16]}",
        **kind.konteks(figures),
    }


def check_url(laporan: Laporan, situs: str = "") -> str:
    return f"{situs or settings.SITUS_URL}/periksa/{laporan.kode_periksa}/"


def _check(laporan: Laporan) -> dict[str, Any]:
    """With the address as it was when the figures were frozen."""
    url = check_url(laporan, laporan.angka.get(KUNCI, {}).get(SITUS, ""))
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


def _photos(figures: Figures) -> list[dict[str, str]]:
    """Small enough for a letter; a lost one keeps its caption."""
    return [_photo(row) for row in figures.get("komunikasi", {}).get("foto", [])]


def _photo(row: Figures) -> dict[str, str]:
    return {
        "uri": _small(picture_of(row["berkas"])),
        "keterangan": f"{tanggal(day(row['tanggal']))}, {row['tempat']}: {row['rapat']}",
    }


def _small(picture: bytes | None) -> str:
    with suppress(Galat):
        return data_uri(clean_photo(picture, SISI_FOTO)) if picture else ""
    return ""


def _signature(figures: Figures) -> TandaTangan:
    place = f"{figures['kop']['kota']}, {tanggal(day(figures['tanggal']))}"
    return TandaTangan(tempat_tanggal=place, **figures["penanda_tangan"])
