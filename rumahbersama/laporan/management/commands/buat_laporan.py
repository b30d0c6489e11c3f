from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from fondasi.errors import Galat
from fondasi.runs import exclusive_run
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode
from rumahbersama.laporan.actions.laporan import build_laporan, request_laporan
from rumahbersama.laporan.models import JenisLaporan, Laporan, StatusLaporan


class Command(PerintahTercatat):
    help = "Menyusun satu laporan berkala dan PDF-nya."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--jenis", required=True, choices=JenisLaporan.values)
        parser.add_argument("--wilayah", required=True, help="kode kabupaten/kota")
        parser.add_argument("--periode", required=True, help="tahun-bulan, misalnya 2024-11")
        parser.add_argument("--nomor", default="")
        parser.add_argument("--kertas", choices=["A4", "F4"], default="A4")
        parser.add_argument("--pdf", type=Path, help="tulis salinan PDF ke berkas ini")

    def work(self, **options: Any) -> Hasil:
        laporan = request_laporan(
            jenis=JenisLaporan(options["jenis"]),
            wilayah=_wilayah(options["wilayah"]),
            periode=options["periode"],
            oleh=self.oleh,
            nomor=options["nomor"],
            kertas=options["kertas"],
        )
        build_now(laporan)
        if options["pdf"]:
            copy_pdf(laporan, options["pdf"])
        return {"laporan": [summary(laporan)], "gagal": []}


def _wilayah(kode: str) -> Wilayah:
    """By code, dotted or not."""
    found = Wilayah.objects.filter(kode=normalize_kode(kode)).first()
    if found is None:
        raise WrongCallError(f"Tidak ada wilayah dengan kode {kode}.")
    return found


def build_now(laporan: Laporan) -> None:
    """Render here unless a worker was quicker. Galat LAPORAN_SIBUK while one is at it."""
    with exclusive_run(laporan) as run:
        if run is None:
            raise Galat(
                "LAPORAN_SIBUK", "Laporan ini sedang disusun pekerja; ulangi sebentar lagi."
            )
        laporan.refresh_from_db()
        build_laporan(laporan=laporan, run=run)


def copy_pdf(laporan: Laporan, target: Path) -> None:
    if laporan.berkas is None or laporan.status != StatusLaporan.SIAP:
        raise Galat("LAPORAN_GAGAL", "PDF laporan belum tersedia.")
    with laporan.berkas.isi.open("rb") as source, target.open("wb") as copy:
        shutil.copyfileobj(source, copy)


def summary(laporan: Laporan) -> Hasil:
    return {
        "id": laporan.pk,
        "wilayah": laporan.wilayah.kode,
        "status": laporan.status,
        "hash": laporan.sidik,
    }
