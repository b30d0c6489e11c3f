from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from fondasi.commands import Hasil
from fondasi.data_awal import load_all
from kecamatan.management.perintah import PerintahTercatat


class Command(PerintahTercatat):
    help = (
        "Memuat baris bawaan tiap ruang (jenis rapat, program, instrumen, aturan laporan). Dapat "
        "diulang; yang sudah ada dan yang telah diubah orang tidak disentuh."
    )

    @transaction.atomic
    def work(self, **options: object) -> Hasil:
        return {"baru": load_all()}

    def lines(self, hasil: Hasil) -> Iterator[str]:
        for nama, baru in hasil["baru"].items():
            yield f"{nama}: {baru} baru"
