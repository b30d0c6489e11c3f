"""manage.py neraca --kabupaten 35.17 [--wilayah 35.17.09] [--sk 2] [--rilis 1] [--json]"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandParser

from fondasi.commands import Hasil, WrongCallError
from fondasi.formatting import angka
from kecamatan.enums import Tingkat
from kecamatan.management.perintah import PerintahTercatat
from kecamatan.models import Wilayah
from kecamatan.rules.wilayah import normalize_kode
from kemiskinan.actions.neraca import build_neraca, pair_in_force
from kemiskinan.models import Rilis
from kemiskinan.queries.neraca import figures
from kemiskinan.rules.neraca import KEYS


class Command(PerintahTercatat):
    help = "Menghitung rekapitulasi penanganan satu SK terhadap satu data sumber."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--kabupaten", required=True, help="kode, dengan atau tanpa titik")
        parser.add_argument("--wilayah", help="kode di dalam kabupaten/kota itu")
        parser.add_argument("--sk", type=int, help="id rilis SK; bawaan: yang berlaku")
        parser.add_argument("--rilis", type=int, help="id rilis data; bawaan: terbaru yang berlaku")

    def work(self, **options: Any) -> Hasil:
        kabupaten = _kabupaten(options["kabupaten"])
        wilayah = _inside(kabupaten, options["wilayah"])
        sk, rilis = pair_in_force(
            kabupaten,
            sk=_rilis(kabupaten, options["sk"]),
            rilis=_rilis(kabupaten, options["rilis"]),
        )
        neraca = build_neraca(sk, rilis, oleh=self.oleh)
        found = figures(neraca, wilayah)
        return {
            "sk": sk.pk,
            "rilis": rilis.pk,
            "wilayah": wilayah.kode,
            "cocok": neraca.cocok,
            "neraca": {key: found[key] for key in KEYS},
        }

    def lines(self, hasil: Hasil) -> Iterator[str]:
        yield f"{hasil['wilayah']}: SK {hasil['sk']} terhadap data {hasil['rilis']}"
        for key, value in hasil["neraca"].items():
            yield f"{angka(value):>10}  {key}"


def _kabupaten(text: str) -> Wilayah:
    found = Wilayah.objects.filter(kode=normalize_kode(text), tingkat=Tingkat.KABUPATEN).first()
    if found is None:
        raise WrongCallError(f"Kabupaten/kota {text} tidak dikenal.")
    return found


def _inside(kabupaten: Wilayah, text: str | None) -> Wilayah:
    if not text:
        return kabupaten
    found = Wilayah.objects.filter(kode=normalize_kode(text)).first()
    if found is None or not kabupaten.covers(found.kode):
        raise WrongCallError(f"Wilayah {text} tidak dikenal di {kabupaten}.")
    return found


def _rilis(kabupaten: Wilayah, pk: int | None) -> Rilis | None:
    if pk is None:
        return None
    found = Rilis.objects.filter(pk=pk, kabupaten=kabupaten).first()
    if found is None:
        raise WrongCallError(f"Rilis {pk} tidak ada di {kabupaten}.")
    return found
