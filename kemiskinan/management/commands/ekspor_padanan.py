"""manage.py ekspor_padanan --sk 2 --rilis 1 --csv FILE"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil
from fondasi.errors import Galat
from fondasi.spreadsheets.writing import FORMULA_STARTS
from kecamatan.actions.audit import record
from kecamatan.management.perintah import PerintahTercatat
from kemiskinan.management.commands.padankan import find_rilis
from kemiskinan.queries.padanan import EXPORT_COLUMNS, export_rows, finished_pemadanan

BELUM = "SK ini belum selesai dipadankan dengan data sumber. Jalankan padankan dahulu."
TIDAK_DAPAT_DITULIS = "Berkas CSV tidak dapat ditulis. Periksa folder dan izinnya."


class Command(PerintahTercatat):
    help = "Menulis hasil padu padan, satu baris per calon; tanpa nama dan tanpa NIK."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sk", type=int, required=True, metavar="ID", help="id rilis SK")
        parser.add_argument("--rilis", type=int, required=True, metavar="ID", help="id rilis data")
        parser.add_argument("--csv", type=Path, required=True, metavar="FILE", dest="berkas")

    def work(self, **options: Any) -> Hasil:
        sk, rilis = find_rilis(options["sk"]), find_rilis(options["rilis"])
        pemadanan = finished_pemadanan(sk, rilis)
        if pemadanan is None:
            raise Galat("PADAN_BELUM", BELUM)
        baris = _write(options["berkas"], export_rows(pemadanan))
        record("export_padanan", pemadanan, oleh=self.oleh, wilayah=sk.kabupaten, baris=baris)
        return {"csv": str(options["berkas"]), "baris": baris}

    def lines(self, hasil: Hasil) -> Iterator[str]:
        yield f"{hasil['baris']} baris ditulis ke {hasil['csv']}"


def _write(berkas: Path, rows: Iterator[tuple[str, ...]]) -> int:
    try:
        with berkas.open("w", encoding="utf-8", newline="") as keluar:
            writer = csv.writer(keluar, lineterminator="\n")
            writer.writerow(EXPORT_COLUMNS)
            return sum(bool(writer.writerow([_inert(cell) for cell in row])) for row in rows)
    except OSError as error:
        raise Galat("BERKAS_TIDAK_DAPAT_DITULIS", TIDAK_DAPAT_DITULIS) from error


def _inert(cell: str) -> str:
    """A number or an id that somebody delivered as a formula must not become one again."""
    return f"'{cell}" if cell.startswith(FORMULA_STARTS) else cell
