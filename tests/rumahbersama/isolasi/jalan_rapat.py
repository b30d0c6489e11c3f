"""Rows of a meeting while it runs and after: the office that holds it writes, those above read
the adopted minutes, and nobody else knows of it."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris
from tests.rumahbersama.isolasi.rapat import PENGAMAT, PENYELENGGARA

TAMU = 410


def ditulis(*args: str, status: int = 200, metode: str = "get", **data: str) -> Baris:
    return Baris(
        args=args,
        metode=metode,
        data=data,
        milik={status: PENYELENGGARA, 403: PENGAMAT},
        tetangga={status: "camat_tetangga", 403: PENGAMAT},
    )


def dibaca(*args: str) -> Baris:
    return Baris(
        args=args,
        milik={200: f"{PENYELENGGARA} {PENGAMAT}"},
        tetangga={200: f"camat_tetangga {PENGAMAT}"},
    )


BARIS = {
    # A forged code is answered alike to everybody, with or without an account.
    "kecamatan:rapat-hadir": Baris(milik={}, args=("token",), selain=TAMU, anonim=TAMU),
    "kecamatan:rapat-mulai": ditulis("rapat", status=302, metode="post"),
    "kecamatan:rapat-berlangsung": ditulis("rapat_jalan"),
    "kecamatan:rapat-kabar": ditulis("rapat_jalan"),
    "kecamatan:rapat-catatan": ditulis(
        "rapat_jalan", "butir_jalan", status=302, metode="post", versi="0", catatan="Uji"
    ),
    "kecamatan:rapat-tutup": ditulis("rapat_jalan"),
    "kecamatan:rapat-keputusan-tambah": ditulis("rapat_jalan", status=422, metode="post"),
    "kecamatan:rapat-keputusan-ubah": ditulis("rapat_jalan", "keputusan_rapat"),
    "kecamatan:rapat-keputusan-hapus": ditulis(
        "rapat_jalan", "keputusan_rapat", status=302, metode="post"
    ),
    "kecamatan:rapat-kehadiran": ditulis("rapat_jalan"),
    "kecamatan:rapat-qr": ditulis("rapat_jalan"),
    "kecamatan:rapat-blangko": ditulis("rapat_jalan"),
    "kecamatan:rapat-kehadiran-tambah": ditulis("rapat_jalan", status=422, metode="post"),
    "kecamatan:rapat-kehadiran-hapus": ditulis("rapat_jalan", "hadir", status=302, metode="post"),
    "kecamatan:rapat-pindaian-unggah": ditulis("rapat_jalan", status=422, metode="post"),
    "kecamatan:rapat-pindaian": ditulis("rapat_jalan", "pindaian_hadir"),
    "kecamatan:rapat-pindaian-hapus": ditulis(
        "rapat_jalan", "pindaian_hadir", status=302, metode="post"
    ),
    "kecamatan:rapat-foto": ditulis("rapat_jalan"),
    "kecamatan:rapat-foto-isi": dibaca("rapat_jalan", "foto_rapat"),
    "kecamatan:rapat-foto-hapus": ditulis("rapat_jalan", "foto_rapat", status=302, metode="post"),
    "kecamatan:rapat-notula": dibaca("rapat_sah"),
    "kecamatan:rapat-notula-pdf": dibaca("rapat_sah"),
    "kecamatan:rapat-notula-sahkan": ditulis(
        "rapat_tutup", status=302, metode="post", sebagai="NOTULIS", sidik="0" * 64
    ),
    "kecamatan:rapat-bundel": ditulis("rapat_sah"),
    "kecamatan:rapat-bundel-unduh": ditulis("rapat_sah", "bundel_rapat"),
    "kecamatan:rapat-notula-addendum": Baris(
        args=("rapat_sah",),
        metode="post",
        milik={422: PENYELENGGARA, 403: PENGAMAT},
        tetangga={422: "camat_tetangga", 403: PENGAMAT},
    ),
}
