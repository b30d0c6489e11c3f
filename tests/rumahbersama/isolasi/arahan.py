"""Rows of arahan. Own: Jombang's to Wonosalam; the neighbour's: Jombang's to Bareng."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk

KEC, KEC_T = "camat staf dua_tugas", "camat_tetangga"
ATAS = "bappeda pimpinan"


def arahan(noun: str) -> Baris:
    return Baris(args=(noun,), milik={200: f"{ATAS} {KEC}"}, tetangga={200: f"{ATAS} {KEC_T}"})


def pemberi(noun: str, status: int, metode: str) -> Baris:
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: ATAS, 403: KEC},
        tetangga={status: ATAS, 403: KEC_T},
    )


def penerima(status: int, metode: str) -> Baris:
    return Baris(
        args=("penerima_arahan",),
        metode=metode,
        milik={status: KEC, 403: ATAS},
        tetangga={status: KEC_T, 403: ATAS},
    )


BARIS = {
    "kecamatan:arahan": setelah_masuk(),
    "kecamatan:arahan-baru": Baris(
        milik={200: "bappeda bappeda_kota pimpinan provinsi"}, selain=403
    ),
    "kecamatan:arahan-detail": arahan("arahan"),
    "kecamatan:arahan-ingatkan": pemberi("arahan", 302, "post"),
    "kecamatan:arahan-cabut": pemberi("arahan", 200, "get"),
    "kecamatan:arahan-kerjakan": penerima(302, "post"),
    "kecamatan:arahan-selesai": penerima(200, "get"),
    "kecamatan:arahan-kembalikan": pemberi("penerima_arahan_selesai", 200, "get"),
    "kecamatan:arahan-bukti": arahan("penerima_arahan_selesai"),
}
