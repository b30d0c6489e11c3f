from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from kecamatan.management.perintah import PerintahTercatat
from rumahbersama.laporan.actions.pemeriksaan import recompute, redraws_the_same
from rumahbersama.laporan.models import Laporan

BEDA = ("di", "dibekukan", "sekarang")


class Command(PerintahTercatat):
    help = "Menghitung ulang angka satu laporan dari sumbernya dan membandingkannya."

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("laporan", type=int, metavar="ID")

    def work(self, **options: Any) -> Hasil:
        laporan = (
            Laporan.objects.select_related("wilayah", "berkas")
            .filter(pk=options["laporan"])
            .first()
        )
        if laporan is None:
            raise WrongCallError(f"Tidak ada laporan bernomor {options['laporan']}.")
        found = recompute(laporan=laporan)
        hasil: Hasil = {
            "laporan": laporan.pk,
            "status": "SAMA" if found.sama else "BERBEDA",
            "beda": [dict(zip(BEDA, one, strict=True)) for one in found.beda],
            "pdf_sama": redraws_the_same(laporan=laporan),
            "perender_berubah": found.perender_berubah,
        }
        if not found.sama:
            pesan = f"{len(found.beda)} nilai berbeda dari angka yang dibekukan."
            hasil["galat"] = {"kode": "ANGKA_BERBEDA", "pesan": pesan}
        return hasil

    def lines(self, hasil: Hasil) -> Iterator[str]:
        for one in hasil.get("beda", []):
            yield f"{one['di']}: dibekukan {one['dibekukan']}, sekarang {one['sekarang']}"
        if hasil["status"] == "SAMA":
            yield "Angka sama dengan sumbernya."
        if hasil["pdf_sama"] is False and hasil["perender_berubah"]:
            yield "PDF digambar program yang lain: hanya perendernya yang berubah."
        elif hasil["pdf_sama"] is False:
            yield "PDF yang tersimpan berbeda dari gambar ulangnya."
