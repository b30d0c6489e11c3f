"""manage.py padankan --sk 2 --rilis 1 [--json]"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from fondasi.errors import Galat
from fondasi.formatting import angka
from kecamatan.management.perintah import PerintahTercatat
from kemiskinan.actions.padanan import open_pemadanan
from kemiskinan.enums import StatusProses
from kemiskinan.models import Rilis
from kemiskinan.tasks.padanan import match_pemadanan


class Command(PerintahTercatat):
    help = "Memadankan daftar SK dengan satu data sumber."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--sk", type=int, required=True, metavar="ID", help="id rilis SK")
        parser.add_argument("--rilis", type=int, required=True, metavar="ID", help="id rilis data")

    def work(self, **options: Any) -> Hasil:
        sk, rilis = find_rilis(options["sk"]), find_rilis(options["rilis"])
        pemadanan = open_pemadanan(sk, rilis, oleh=self.oleh)
        match_pemadanan(pemadanan.pk)
        pemadanan.refresh_from_db()
        if pemadanan.status != StatusProses.SELESAI:
            raise Galat("PADAN_BELUM_SELESAI", pemadanan.galat_pesan or BELUM)
        people = sum(pemadanan.jumlah.values())
        return {"sk": people, **pemadanan.jumlah, "detik": pemadanan.detik}

    def lines(self, hasil: Hasil) -> Iterator[str]:
        for key in ("sk", "otomatis", "perlu_ditinjau", "tidak_padan"):
            yield f"{angka(hasil[key]):>10}  {key}"
        yield f"{hasil['detik']['total']:.2f} detik"


BELUM = "Padu padan ini sedang dikerjakan pekerja. Tunggu sampai selesai."


def find_rilis(pk: int) -> Rilis:
    """Raises WrongCallError: an unknown id is a mistyped call."""
    found = Rilis.objects.select_related("kabupaten").filter(pk=pk).first()
    if found is None:
        raise WrongCallError(f"Rilis {pk} tidak ada.")
    return found
