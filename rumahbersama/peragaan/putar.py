"""Replay the story with the actions and commands that people use, in the order of the year 2024."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from fondasi.commands import Hasil
from rumahbersama.peragaan.akun import buat_akun, rencana_akun
from rumahbersama.peragaan.instalasi import (
    baca_tempat,
    isi_instansi,
    isi_kop_dan_pejabat,
)
from rumahbersama.peragaan.keadaan import Ukuran
from rumahbersama.peragaan.langkah import Langkah
from rumahbersama.peragaan.program import PROGRAM


def jalankan(nama: str, *argumen: object) -> Hasil:
    """A command of the portal in this process; its JSON object."""
    keluaran = StringIO()
    call_command(nama, *[str(satu) for satu in argumen], "--json", stdout=keluaran)
    hasil: Hasil = json.loads(keluaran.getvalue().splitlines()[-1])
    return hasil


class Pemutar:
    """The kabupaten's people of work and where the story stands."""

    def __init__(self, ukuran: Ukuran, langkah: Langkah) -> None:
        self.ukuran, self.langkah = ukuran, langkah

    def siapkan_kabupaten(self) -> None:
        """Territories, offices and accounts: what stands before any file arrives."""
        with self.langkah("wilayah", "Memuat kode wilayah se-Indonesia"):
            jalankan("muat_wilayah")
        with self.langkah("akun", "Menyiapkan instansi, pejabat, dan akun"):
            self.tempat = baca_tempat()
            self.instansi = isi_instansi(self.tempat)
            isi_kop_dan_pejabat(self.tempat, benih=self.ukuran.benih)
            opd = dict.fromkeys(satu.opd for satu in PROGRAM)
            rencana = list(rencana_akun(self.tempat, opd))
            self.akun = buat_akun(rencana, self.instansi, benih=self.ukuran.benih)
        self.bappeda = self.akun["bappeda"]

    def putar(self, folder: Path, ringkas: dict[str, Any]) -> None:
        """From the files on disk to the ledger and the report."""
        self.rencana = json.loads((folder / "rencana.json").read_text(encoding="utf-8"))
        self.berkas = ringkas["berkas"]
