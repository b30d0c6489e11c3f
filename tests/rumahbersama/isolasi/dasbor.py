"""Rows of macro figures, dashboards and open figures: counts, never people."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk

PENGISI = "bappeda bappeda_kota provinsi admin_nasional"
DI_JOMBANG = (
    "camat camat_tetangga staf pendamping pendamping_tetangga desa desa_tetangga opd opd_lain "
    "pimpinan dua_tugas"
)

BARIS = {
    "kemiskinan:angka-makro": setelah_masuk(),
    "kemiskinan:angka-makro-unggah": Baris(milik={200: PENGISI}, selain=403),
    "kemiskinan:angka-makro-templat": Baris(milik={200: PENGISI}, selain=403),
    "kemiskinan:angka-makro-hapus": Baris(
        args=("angka_makro",),
        milik={200: "bappeda provinsi admin_nasional", 403: DI_JOMBANG},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    ),
}
