"""Rows of field work: the shell names nobody; its data ask like every page, but answer in JSON."""

from __future__ import annotations

from dataclasses import replace

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk, terbuka

BARIS = {
    "lapangan:halaman": terbuka(),
    "lapangan:tanpa-sinyal": terbuka(),
    "lapangan:pekerja": terbuka(),
    "lapangan:manifes": terbuka(),
    "lapangan:siapa": replace(setelah_masuk(), anonim=401),
    "lapangan:bekal": Baris(
        milik={
            200: "camat camat_tetangga staf dua_tugas "
            "pendamping pendamping_tetangga desa desa_tetangga"
        },
        selain=403,
        anonim=401,
    ),
    # Whoever does field work somewhere else hears that the list is not there.
    "lapangan:bawa": Baris(
        args=("daftar",),
        metode="post",
        milik={
            200: "camat staf dua_tugas pendamping desa",
            404: "camat_tetangga pendamping_tetangga desa_tetangga",
        },
        tetangga={
            200: "camat_tetangga dua_tugas pendamping_tetangga desa_tetangga",
            404: "camat staf pendamping desa",
        },
        selain=403,
        anonim=401,
    ),
    "lapangan:kirim": replace(setelah_masuk(422, "post"), anonim=401),
}
