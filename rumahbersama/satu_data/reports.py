"""Descriptions of the open data sets: for a file, and as a DCAT catalogue (JSON-LD)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final

from kecamatan.models import Wilayah
from rumahbersama.satu_data.sets import HIMPUNAN, Himpunan, Tabel

ACUAN: Final = "Kode wilayah Kemendagri (Kepmendagri 300.2.2-2430 Tahun 2025)"
SAMAR: Final = (
    "Jumlah satu sampai empat disamarkan (kosong), dan sel lain ikut disamarkan supaya tidak "
    "dapat dihitung balik."
)
Alamat = Callable[[Wilayah, Himpunan, str], str]
BENTUK: Final = {"csv": "text/csv", "json": "application/json"}


def producer(kabupaten: Wilayah) -> str:
    return f"Bappeda / Sekretariat TKPK {kabupaten.sebutan}"


def describe(kabupaten: Wilayah, himpunan: Himpunan, tabel: Tabel) -> dict[str, Any]:
    """What Perpres 39/2019 asks to be told with every data set."""
    return {
        "judul": f"{himpunan.judul}, {kabupaten.sebutan}",
        "produsen": producer(kabupaten),
        "periode": tabel.periode,
        "konsep": himpunan.konsep,
        "satuan": himpunan.satuan,
        "kode_wilayah": kabupaten.kode,
        "acuan_wilayah": ACUAN,
        "penyamaran": SAMAR if himpunan.samar else "",
        "kolom": list(tabel.kolom),
    }


def catalogue(kabupaten: Iterable[Wilayah], alamat: Alamat, rumah: str) -> dict[str, Any]:
    """`rumah` is the address of the catalogue's page."""
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@type": "dcat:Catalog",
        "@id": rumah,
        "dct:title": "Data terbuka Rumah Bersama",
        "dct:language": "id",
        "dcat:dataset": [_dataset(place, one, alamat) for place in kabupaten for one in HIMPUNAN],
    }


def _dataset(kabupaten: Wilayah, himpunan: Himpunan, alamat: Alamat) -> dict[str, Any]:
    return {
        "@type": "dcat:Dataset",
        "@id": alamat(kabupaten, himpunan, "json"),
        "dct:title": f"{himpunan.judul}, {kabupaten.sebutan}",
        "dct:description": himpunan.konsep,
        "dct:publisher": {"@type": "foaf:Organization", "foaf:name": producer(kabupaten)},
        "dct:spatial": kabupaten.kode,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "dcat:downloadURL": alamat(kabupaten, himpunan, bentuk),
                "dcat:mediaType": jenis,
            }
            for bentuk, jenis in BENTUK.items()
        ],
    }
