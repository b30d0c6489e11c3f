"""Load every Kemendagri code; repeatable after an update of the code list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from lokal import wilayah

from kecamatan.actions.wilayah import load_wilayah
from kecamatan.management.perintah import PerintahTercatat


class Command(PerintahTercatat):
    help = (
        "Memuat semua kode wilayah Kemendagri (provinsi, kabupaten/kota, kecamatan, "
        "desa/kelurahan). Dapat diulang; wilayah yang hilang dari daftar diakhiri, tidak dihapus."
    )

    def work(self, **options: Any) -> dict[str, Any]:
        return asdict(load_wilayah(kode_baku(), oleh=self.oleh))

    def lines(self, hasil: dict[str, Any]) -> Iterator[str]:
        yield (
            f"{hasil['dibaca']} wilayah dibaca: {hasil['baru']} baru, {hasil['berubah']} berubah, "
            f"{hasil['berakhir']} berakhir."
        )


def kode_baku() -> Iterator[tuple[str, str]]:
    """(dotted code, name) of the whole country, level by level."""
    waiting = wilayah.list_wilayah()
    while waiting:
        yield from ((found.code, found.name) for found in waiting)
        waiting = [child for found in waiting for child in wilayah.list_wilayah(found.code)]
