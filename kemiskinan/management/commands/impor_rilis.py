"""impor_rilis BERKAS --jenis JENIS --kabupaten KODE --tahun T: one delivered file, read here."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from fondasi.errors import Galat
from fondasi.runs import exclusive_run
from kecamatan.enums import Tingkat
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode
from kemiskinan.actions.pembacaan import read_rilis
from kemiskinan.actions.pemberlakuan import apply_rilis
from kemiskinan.actions.rilis import interrupted_rilis, receive_rilis
from kemiskinan.enums import JenisRilis, StatusRilis
from kemiskinan.models import Rilis


class Command(PerintahTercatat):
    help = "Mengimpor satu berkas data sumber (P3KE, DTSEN, SK) dan melaporkan isinya."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("berkas", type=Path)
        parser.add_argument("--jenis", required=True, choices=JenisRilis.values)
        parser.add_argument("--kabupaten", required=True, metavar="KODE")
        parser.add_argument("--tahun", required=True, type=int)
        parser.add_argument("--bast-nomor", default="", metavar="N")
        parser.add_argument("--bast-tanggal", type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--jumlah-bast", type=int, metavar="J")
        parser.add_argument("--berlakukan", action="store_true")

    def work(self, **options: Any) -> Hasil:
        kabupaten = kabupaten_of(options["kabupaten"])
        path: Path = options["berkas"]
        if not path.is_file():
            raise WrongCallError(f"Berkas {path} tidak ada.")
        if not os.access(path, os.R_OK):
            raise WrongCallError(f"Berkas {path} tidak boleh dibaca. Periksa izinnya.")
        if not 2000 <= options["tahun"] <= 2100 or (options["jumlah_bast"] or 0) < 0:
            raise WrongCallError("--tahun empat angka; --jumlah-bast tidak kurang dari nol.")
        rilis = interrupted_rilis(options["jenis"], kabupaten, path) or receive_rilis(
            jenis=options["jenis"],
            kabupaten=kabupaten,
            tahun=options["tahun"],
            isi=path,
            nama=path.name,
            oleh=self.oleh,
            nomor_dokumen=options["bast_nomor"],
            tanggal_dokumen=options["bast_tanggal"],
            jumlah_dinyatakan=options["jumlah_bast"],
            antre=False,
        )
        rilis = read_here(rilis)
        if options["berlakukan"] and rilis.status == StatusRilis.DIPERIKSA:
            apply_rilis(rilis, oleh=self.oleh)
            rilis.refresh_from_db()
        return outcome(rilis)

    def lines(self, hasil: Hasil) -> Iterator[str]:
        yield (
            f"Rilis {hasil['rilis']}: {hasil['status']}, susunan {hasil['layout']}, "
            f"{hasil['baris_disimpan']} dari {hasil['baris_dibaca']} baris disimpan, "
            f"{hasil['detik'].get('total', 0)} detik."
        )
        for kode, count in hasil["catatan"].items():
            yield f"  {kode}: {count}"


def kabupaten_of(kode: str) -> Wilayah:
    """A kabupaten/kota by its code, dotted or not."""
    found = Wilayah.objects.filter(
        kode=normalize_kode(kode) or kode, tingkat=Tingkat.KABUPATEN
    ).first()
    if found is None:
        raise WrongCallError(f"Kabupaten/kota {kode} tidak dikenal.")
    return found


def read_here(rilis: Rilis) -> Rilis:
    """Read in this process; the row as it stands afterwards."""
    with exclusive_run(rilis) as run:
        if run is None:
            raise Galat("SEDANG_DIBACA", "Berkas ini sedang dibaca oleh proses lain.")
        read_rilis(rilis, run)
    return Rilis.objects.select_related("kabupaten").get(pk=rilis.pk)


def outcome(rilis: Rilis) -> Hasil:
    hasil: Hasil = {
        "rilis": rilis.pk,
        "status": rilis.status,
        "layout": rilis.layout,
        "baris_dibaca": rilis.baris_dibaca,
        "baris_disimpan": rilis.baris_disimpan,
        "catatan": rilis.jumlah_catatan,
        "detik": rilis.detik,
    }
    if rilis.galat_kode:
        hasil["galat"] = {"kode": rilis.galat_kode, "pesan": rilis.galat_pesan}
    return hasil
