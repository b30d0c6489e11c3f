"""Rows of meetings: planning, invitees, agenda, calendar."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, Baris, setelah_masuk

PENYELENGGARA = f"{CAMAT} staf"
PEREKA = f"{PENYELENGGARA} camat_tetangga bappeda bappeda_kota provinsi"
# They know of every meeting below their wilayah and change none of them.
PENGAMAT = "bappeda pimpinan provinsi"


def diatur(status: int = 200, metode: str = "get", noun: str = "rapat") -> Baris:
    """What the office of the meeting does with it; those above see it and are refused."""
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: PENYELENGGARA, 403: PENGAMAT},
        tetangga={status: "camat_tetangga", 403: PENGAMAT},
    )


BARIS = {
    "kecamatan:rapat": setelah_masuk(),
    "kecamatan:rapat-buat": Baris(milik={200: PEREKA}, selain=403),
    "kecamatan:rapat-rinci": Baris(
        args=("rapat",),
        milik={200: f"{PENYELENGGARA} {PENGAMAT}"},
        tetangga={200: f"camat_tetangga {PENGAMAT}"},
    ),
    "kecamatan:rapat-ubah": diatur(),
    "kecamatan:rapat-batal": diatur(),
    "kecamatan:agenda-perbarui": diatur(302, "post"),
    "kecamatan:agenda-tambah": diatur(302, "post"),
    "kecamatan:agenda-naik": diatur(302, "post", "butir"),
    "kecamatan:agenda-turun": diatur(302, "post", "butir"),
    "kecamatan:agenda-lepas": diatur(302, "post", "butir"),
    "kecamatan:agenda-kembalikan": diatur(302, "post", "butir"),
}
