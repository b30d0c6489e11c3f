"""script/demo [--penuh] [--ulang] [--port N] [--tanpa-server --json]"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from fondasi.commands import Hasil
from fondasi.errors import Galat
from fondasi.formatting import angka
from kecamatan.management.perintah import PerintahTercatat
from rumahbersama.peragaan import akun, cerita, layanan, pohon
from rumahbersama.peragaan.bangun import siapkan
from rumahbersama.peragaan.keadaan import Ukuran, penjaga

BAWAAN = Ukuran(jumlah=20_000, sk=1_500)
PENUH = Ukuran(jumlah=cerita.PENUH_JUMLAH, sk=cerita.PENUH_SK)


class Command(PerintahTercatat):
    help = (
        "Membangun peragaan Jombang dengan orang rekaan melalui jalur yang sama dengan data "
        "sebenarnya, lalu menyajikannya sampai Ctrl-C."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--penuh", action="store_true", help="654.220 orang, SK 7.408 jiwa")
        parser.add_argument("--ulang", action="store_true", help="hapus peragaan lama, mulai baru")
        parser.add_argument("--port", type=int, default=8000, help="bawaan: 8000")
        parser.add_argument("--tanpa-server", action="store_true", help="bangun saja")

    def handle(self, *args: Any, **options: Any) -> None:
        super().handle(*args, **options)
        if options["tanpa_server"]:
            return
        with penjaga(bersama=True):
            if layanan.sajikan(options["port"]):
                raise CommandError("Penyajian berhenti sebelum waktunya.", returncode=1)

    def around(self, **options: Any) -> Any:
        """Nobody is looked up by `--oleh` here: the accounts may not exist yet."""
        return super().around(oleh=None)

    def work(self, **options: Any) -> Hasil:
        _pastikan_hari_cerita()
        if not options["tanpa_server"]:
            layanan.pastikan_porta_bebas(options["port"])
            os.environ.setdefault("SITUS_URL", f"http://localhost:{options['port']}")
            settings.SITUS_URL = os.environ["SITUS_URL"]  # the codes on reports lead here, too
        ukuran = PENUH if options["penuh"] else BAWAAN
        hasil = siapkan(ukuran, ulang=options["ulang"])
        if not options["tanpa_server"]:
            self.alamat = f"http://localhost:{options['port']}/"
        return hasil

    alamat = ""

    def lines(self, hasil: Hasil) -> Iterator[str]:
        yield ""
        yield from pohon.gambar(hasil["neraca"])
        yield ""
        yield from akun.tabel(hasil["akun"])
        yield ""
        if self.alamat:
            yield f"Buka {self.alamat} – hentikan dengan Ctrl-C."
        else:
            yield f"Siap setelah {angka(round(hasil['detik']['total']))} detik."


def _pastikan_hari_cerita() -> None:
    if cerita.HARI_INI.isoformat() != settings.HARI_INI:
        raise Galat(
            "BUKAN_PERAGAAN",
            "Perintah ini dijalankan melalui script/demo, yang menetapkan tanggal ceritanya.",
        )
