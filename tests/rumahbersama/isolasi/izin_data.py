"""Rows of the grants: given by a kabupaten, received by one person of the province."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris

BARIS = {
    "kemiskinan:izin-data": Baris(
        milik={200: "bappeda bappeda_kota pimpinan provinsi"}, selain=403
    ),
    "kemiskinan:izin-data-buat": Baris(milik={200: "bappeda bappeda_kota"}, selain=403),
    "kemiskinan:izin-data-detail": Baris(
        args=("izin_data",),
        milik={200: "bappeda pimpinan provinsi"},
        tetangga={200: "bappeda_kota provinsi"},
    ),
    "kemiskinan:izin-data-cabut": Baris(
        args=("izin_data",),
        metode="post",
        milik={400: "bappeda", 403: "pimpinan provinsi"},
        tetangga={400: "bappeda_kota", 403: "provinsi"},
    ),
}
