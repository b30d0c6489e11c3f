"""Rows of the room pendamping. The own pendamping is placed in Galengdowo, without an account."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, Baris

KECAMATAN = f"{CAMAT} staf"
PENGELOLA = f"{KECAMATAN} camat_tetangga bappeda bappeda_kota"
PEMBACA = f"{PENGELOLA} pimpinan pendamping pendamping_tetangga desa desa_tetangga opd opd_lain"


def daftar(names: str) -> Baris:
    return Baris(milik={200: names}, selain=403)


def tercatat() -> Baris:
    """Somebody in the registry, seen by her kecamatan, her village and the kabupaten."""
    return Baris(
        args=("pendamping",),
        milik={200: f"{KECAMATAN} bappeda pimpinan pendamping desa"},
        tetangga={
            200: "camat_tetangga dua_tugas bappeda pimpinan pendamping_tetangga desa_tetangga"
        },
    )


def diurus(noun: str, status: int = 200, metode: str = "get") -> Baris:
    """What her kecamatan and Bappeda do; who only sees her is told why not."""
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: f"{KECAMATAN} bappeda", 403: "pimpinan pendamping desa"},
        tetangga={
            status: "camat_tetangga bappeda",
            403: "dua_tugas pimpinan pendamping_tetangga desa_tetangga",
        },
    )


def cakupan() -> Baris:
    """The matrix of the kecamatan: counts for everybody who works in or above it."""
    atas = "bappeda pimpinan provinsi admin_nasional"
    return Baris(
        args=("kecamatan",),
        milik={200: f"{KECAMATAN} pendamping desa {atas}"},
        tetangga={200: f"camat_tetangga dua_tugas pendamping_tetangga desa_tetangga {atas}"},
    )


BARIS = {
    "pendamping:ruang": Baris(milik={}, selain=302, anonim=302),
    "pendamping:daftar": daftar(PEMBACA),
    "pendamping:baru": daftar(PENGELOLA),
    "pendamping:rinci": tercatat(),
    "pendamping:ubah": diurus("pendamping"),
    "pendamping:akun": Baris(
        args=("pendamping",),
        metode="post",
        milik={409: f"{CAMAT} bappeda", 403: "staf pimpinan pendamping desa"},
        tetangga={
            409: "camat_tetangga bappeda",
            403: "dua_tugas pimpinan pendamping_tetangga desa_tetangga",
        },
    ),
    "pendamping:penempatan-baru": diurus("pendamping"),
    "pendamping:penempatan-akhiri": diurus("penempatan"),
    "pendamping:cakupan": Baris(milik={200: "dua_tugas opd opd_lain"}, selain=302),
    "pendamping:cakupan-wilayah": cakupan(),
    "pendamping:cakupan-pdf": cakupan(),
    "pendamping:program": daftar("bappeda bappeda_kota admin_nasional"),
    "pendamping:program-baru": daftar("bappeda bappeda_kota admin_nasional"),
    "pendamping:program-ubah": Baris(
        args=("program",),
        milik={200: "bappeda", 404: "bappeda_kota"},
        tetangga={200: "bappeda_kota", 404: "bappeda"},
        selain=403,
    ),
}
