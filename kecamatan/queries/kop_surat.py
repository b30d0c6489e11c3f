"""The letterhead of a wilayah as plain values, so that a frozen document keeps its own."""

from __future__ import annotations

from typing import Any

from kecamatan.enums import JenisWilayah
from kecamatan.models import KopSurat, Wilayah

PEMERINTAH = {
    JenisWilayah.PROVINSI: "Pemerintah Provinsi",
    JenisWilayah.KABUPATEN: "Pemerintah Kabupaten",
    JenisWilayah.KOTA: "Pemerintah Kota",
}


def kop_figures(wilayah: Wilayah) -> dict[str, Any]:
    """Lines, address, town and the emblem's Berkas; the plain names of government and wilayah where
    no letterhead was entered. Needs wilayah.induk at hand for the latter."""
    kop = KopSurat.objects.filter(wilayah=wilayah).first()
    if kop is None:
        return {
            "instansi": _plain_lines(wilayah),
            "alamat": [],
            "kota": wilayah.nama,
            "lambang_id": None,
        }
    return {
        "instansi": [line for line in (kop.baris_1, kop.baris_2) if line],
        "alamat": [kop.alamat] if kop.alamat else [],
        "kota": kop.kota or wilayah.nama,
        "lambang_id": kop.lambang_id,
    }


def _plain_lines(wilayah: Wilayah) -> list[str]:
    government = PEMERINTAH.get(JenisWilayah(wilayah.jenis))
    if government:
        return [f"{government} {wilayah.nama}"]
    office = f"{wilayah.get_jenis_display()} {wilayah.nama}"
    return [*_plain_lines(wilayah.induk), office] if wilayah.induk else [office]
