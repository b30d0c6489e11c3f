"""Monthly reports by two workers, against two bare WeasyPrint processes with the same HTML.

    .venv/bin/python -m bench.laporan [--singkat] [--jumlah 705] [--folder FOLDER]

Builds the small demo and writes the monthly reports of the province's kecamatan through the task of
the worker, as database role `pekerja`: figures, drawing, file, audit line. The bare processes get
the HTML and CSS of the very same reports and only draw them. Both take turns in batches, so that a
busy machine slows both. Prints one JSON object per line; exit 1 when the total is more than 1.4
times the bare one, a worker holds more than 400 MiB or grows by more than 30, or the figures take
more than a tenth of the drawing.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bench.halaman import lapor, peragaan

if TYPE_CHECKING:
    from rumahbersama.laporan.models import Laporan

PERIODE = "2024-11"
KABUPATEN = "35.17"
VERSI = 100
PEKERJA = 2
BORONGAN = 20
BATAS_NISBAH, BATAS_MIB, BATAS_TUMBUH, BATAS_ANGKA = 1.4, 400, 30, 0.1
Naskah = tuple[str, str]


@dataclass(frozen=True)
class Hasil:
    """Of one report: seconds for its figures and for its drawing, and MiB of the process after."""

    proses: int
    angka: float
    gambar: float
    mib: int


def main() -> None:
    urai = argparse.ArgumentParser(prog="python -m bench.laporan")
    urai.add_argument("--jumlah", type=int, default=705, help="banyaknya laporan")
    urai.add_argument("--singkat", action="store_true", help="40 laporan")
    urai.add_argument("--folder", type=Path, help="folder data yang dipakai lagi")
    pilihan = urai.parse_args()
    with peragaan(pilihan.folder, peran="pekerja"):
        patah = bandingkan(40 if pilihan.singkat else pilihan.jumlah)
    sys.exit(1 if patah else 0)


def bandingkan(jumlah: int) -> bool:
    kunci, naskah = jadwalkan(jumlah)
    kami, polos, hasil = 0.0, 0.0, list[Hasil]()
    with kolam(siap_kami) as pekerja, kolam(siap_polos) as penggambar:
        for awal in range(0, len(kunci), BORONGAN):
            bagian = slice(awal, awal + BORONGAN)
            detik, baru = waktu(pekerja, susun, kunci[bagian])
            kami, hasil = kami + detik, hasil + baru
            polos += waktu(penggambar, gambar, naskah[bagian])[0]
    return nilai(kami, polos, hasil)


def jadwalkan(jumlah: int) -> tuple[list[int], list[Naskah]]:
    """Rows that wait for a worker, and what each will draw. The kecamatan of the demo, which have
    something in every chapter, repeat as further versions."""
    from kecamatan.models import Wilayah
    from rumahbersama.laporan.actions.laporan import collect, scope_of
    from rumahbersama.laporan.enums import JenisLaporan
    from rumahbersama.laporan.models import Laporan
    from rumahbersama.laporan.rules import new_kode

    places = list(Wilayah.objects.filter(induk__kode=KABUPATEN).select_related("induk"))
    jenis = JenisLaporan.BULANAN_KECAMATAN
    Laporan.objects.filter(jenis=jenis, versi__gte=VERSI).delete()
    kunci, naskah = [], []
    for nomor in range(jumlah):
        laporan = Laporan(
            jenis=jenis, wilayah=places[nomor % len(places)], periode=PERIODE,
            versi=VERSI + nomor // len(places), kode_periksa=new_kode(),
        )  # fmt: skip
        laporan.angka = collect(scope_of(laporan))
        naskah.append(naskah_dari(laporan))
        laporan.angka = {}
        laporan.save()
        kunci.append(laporan.pk)
    return kunci, naskah


def naskah_dari(laporan: Laporan) -> Naskah:
    """The HTML and CSS that the door of the PDFs hands to WeasyPrint."""
    from rumahbersama.laporan.rendering import render_laporan

    dapat: dict[str, str] = {}

    class Penangkap:
        def __init__(self, *, string: str, **_lain: Any) -> None:
            dapat["html" if string.startswith("<!DOCTYPE") else "css"] = string

        def write_pdf(self, **_lain: Any) -> bytes:
            return b""

    with patch.multiple("fondasi.pdf.door", HTML=Penangkap, CSS=Penangkap):
        render_laporan(laporan)
    return dapat["html"], dapat["css"]


@contextmanager
def kolam(siap: Callable[[], None]) -> Iterator[Pool]:
    from django.conf import settings

    sekian = settings.CELERY_WORKER_MAX_TASKS_PER_CHILD
    with get_context("spawn").Pool(PEKERJA, siap, maxtasksperchild=sekian) as pool:
        pool.map(hangat, range(PEKERJA * 2), chunksize=1)
        yield pool


def hangat(_nomor: int) -> None:
    time.sleep(0.5)


def siap_kami() -> None:
    """A worker: the task reports the seconds of its two parts."""
    import django

    django.setup()
    from rumahbersama.laporan.actions import laporan

    for kode, nama in (("angka", "collect"), ("gambar", "render_laporan")):
        setattr(laporan, nama, diukur(kode, getattr(laporan, nama)))


DETIK: dict[str, float] = {}


def diukur(nama: str, kerja: Callable[..., Any]) -> Callable[..., Any]:
    def jalan(*bagian: Any) -> Any:
        mulai = time.perf_counter()
        try:
            return kerja(*bagian)
        finally:
            DETIK[nama] = time.perf_counter() - mulai

    return jalan


def susun(pk: int) -> Hasil:
    from rumahbersama.laporan.tasks import build

    build(pk)
    return Hasil(os.getpid(), DETIK["angka"], DETIK["gambar"], mib())


def siap_polos() -> None:
    import weasyprint  # noqa: F401 (its import is no part of the drawing)


def gambar(naskah: Naskah) -> int:
    from weasyprint import CSS, HTML

    from fondasi.pdf.sources import PackageFetcher, PackageFonts

    html, css = naskah
    fetcher, fonts = PackageFetcher(), PackageFonts()
    style = CSS(string=css, url_fetcher=fetcher, font_config=fonts)
    page = HTML(string=html, url_fetcher=fetcher)
    return len(page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1"))


def waktu(pool: Pool, kerja: Callable[[Any], Any], isi: Sequence[Any]) -> tuple[float, list[Any]]:
    mulai = time.perf_counter()
    hasil = pool.map(kerja, isi, chunksize=1)
    return time.perf_counter() - mulai, hasil


def mib() -> int:
    """What the process holds now."""
    halaman = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return halaman * os.sysconf("SC_PAGE_SIZE") // 1024**2


def nilai(kami: float, polos: float, hasil: Sequence[Hasil]) -> bool:
    """Print the figures; true when a bound is broken. Growth counts from the tenth report."""
    tumbuh = 0
    for proses in {satu.proses for satu in hasil}:
        miliknya = [satu.mib for satu in hasil if satu.proses == proses]
        tumbuh = max(tumbuh, miliknya[-1] - max(miliknya[:10]))
    isi = {
        "nisbah": round(kami / polos, 3),
        "mib_puncak": max(satu.mib for satu in hasil),
        "mib_tumbuh": tumbuh,
        "bagian_angka": round(sum(h.angka for h in hasil) / sum(h.gambar for h in hasil), 3),
    }
    batas = {
        "nisbah": BATAS_NISBAH, "mib_puncak": BATAS_MIB, "mib_tumbuh": BATAS_TUMBUH,
        "bagian_angka": BATAS_ANGKA,
    }  # fmt: skip
    patah = [nama for nama, angka in isi.items() if angka > batas[nama]]
    lapor(
        ukuran="laporan", laporan=len(hasil), detik=round(kami, 1), detik_polos=round(polos, 1),
        **isi, patah=patah,
    )  # fmt: skip
    return bool(patah)


if __name__ == "__main__":
    main()
