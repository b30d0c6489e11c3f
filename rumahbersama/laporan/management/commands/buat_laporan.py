from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep
from traceback import print_tb
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from fondasi.errors import Galat
from fondasi.runs import exclusive_run
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode
from kemiskinan.models import Rilis
from rumahbersama.laporan.actions.laporan import build_laporan, failing, request_laporan
from rumahbersama.laporan.enums import TERBIT, JenisLaporan, StatusLaporan
from rumahbersama.laporan.models import Laporan
from rumahbersama.laporan.queries.keadaan import places_below

JEDA = 0.5
SABAR = 600


class Command(PerintahTercatat):
    help = "Menyusun laporan berkala dan PDF-nya: satu wilayah, atau --semua di bawahnya."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--jenis", required=True, choices=JenisLaporan.values)
        parser.add_argument("--wilayah", required=True, help="kode wilayah")
        parser.add_argument("--periode", required=True, help="misalnya 2024-11 atau 2024-T4")
        parser.add_argument("--semua", action="store_true", help="tiap wilayah di bawahnya")
        parser.add_argument("--sk", type=int, help="nomor rilis SK (laporan padan)")
        parser.add_argument("--rilis", type=int, help="nomor data sumber (laporan padan)")
        parser.add_argument("--nomor", default="")
        parser.add_argument("--kertas", choices=["A4", "F4"], default="A4")
        parser.add_argument("--pdf", type=Path, help="tulis salinan PDF ke berkas ini")

    def work(self, **options: Any) -> Hasil:
        jenis, wilayah = JenisLaporan(options["jenis"]), _wilayah(options["wilayah"])
        if options["semua"] and options["pdf"]:
            raise WrongCallError("--pdf menulis satu laporan; pakailah tanpa --semua.")
        if not options["semua"]:
            laporan = self._make(jenis, wilayah, options)
            if options["pdf"]:
                copy_pdf(laporan, options["pdf"])
            return {"laporan": [summary(laporan)], "gagal": []}
        return self._all(jenis, wilayah, options)

    def lines(self, hasil: Hasil) -> Iterator[str]:
        for one in hasil.get("laporan", []):
            yield f"{one['wilayah']}: {one['status']}, laporan {one['id']}, sidik {one['hash']}"
        for one in hasil.get("gagal", []):
            yield f"{one['wilayah']}: GAGAL. {one['pesan']}"

    def _all(self, jenis: JenisLaporan, di: Wilayah, options: dict[str, Any]) -> Hasil:
        """One that fails does not stop the others."""
        made, failed = [], []
        for wilayah in places_below(di, jenis):
            try:
                made.append(summary(self._make(jenis, wilayah, options)))
            except Galat as galat:
                failed.append({"wilayah": wilayah.kode, "kode": galat.kode, "pesan": galat.pesan})
        hasil: Hasil = {"laporan": made, "gagal": failed}
        if failed or not made:
            pesan = f"{len(failed)} laporan gagal, {len(made)} tersusun."
            hasil |= {"status": "GAGAL", "galat": {"kode": "LAPORAN_GAGAL", "pesan": pesan}}
        return hasil

    def _make(self, jenis: JenisLaporan, wilayah: Wilayah, options: dict[str, Any]) -> Laporan:
        laporan = request_laporan(
            jenis=jenis,
            wilayah=wilayah,
            periode=options["periode"],
            oleh=self.oleh,
            nomor=options["nomor"],
            kertas=options["kertas"],
            sk=_rilis(options["sk"]),
            rilis=_rilis(options["rilis"]),
        )
        build_now(laporan)
        return laporan


def _wilayah(kode: str) -> Wilayah:
    """By code, dotted or not."""
    found = Wilayah.objects.filter(kode=normalize_kode(kode)).first()
    if found is None:
        raise WrongCallError(f"Tidak ada wilayah dengan kode {kode}.")
    return found


def _rilis(pk: int | None) -> Rilis | None:
    if pk is None:
        return None
    found = Rilis.objects.filter(pk=pk).first()
    if found is None:
        raise WrongCallError(f"Tidak ada rilis bernomor {pk}.")
    return found


def build_now(laporan: Laporan) -> None:
    """Render here, or wait for the worker who was quicker. Galat with what stopped it."""
    until = monotonic() + SABAR
    while not _is_built(laporan):
        if monotonic() > until:
            raise Galat("LAPORAN_SIBUK", "Laporan ini masih disusun pekerja; lihat lagi nanti.")
        sleep(JEDA)
    if laporan.status == StatusLaporan.GAGAL:
        raise Galat("LAPORAN_GAGAL", laporan.galat_pesan)


def _is_built(laporan: Laporan) -> bool:
    """False while another process is at it."""
    with exclusive_run(laporan) as run:
        if run is None:
            return False
        laporan.refresh_from_db()
        try:
            with failing(laporan):
                build_laporan(laporan=laporan, run=run)
        except Galat:
            raise
        except Exception as error:
            print_tb(error.__traceback__)
            laporan.refresh_from_db()
    return True


def copy_pdf(laporan: Laporan, target: Path) -> None:
    if laporan.berkas is None or laporan.status not in TERBIT:
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
