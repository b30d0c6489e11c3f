"""Rows of macro figures, dashboards and open figures: counts, never people."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk, terbuka

PENGISI = "bappeda bappeda_kota provinsi admin_nasional"
DI_JOMBANG = (
    "camat camat_tetangga staf pendamping pendamping_tetangga desa desa_tetangga opd opd_lain "
    "pimpinan dua_tugas"
)

PEMBACA = "camat camat_tetangga staf dua_tugas pimpinan provinsi admin_nasional"


def terbit() -> Baris:
    """Both publish, so both are open to everybody; who does not is a 404 in its own tests."""
    return Baris(args=("dasbor_kabupaten", "himpunan_data"), milik={}, selain=200, anonim=200)


BARIS = {
    "dasbor:awal": Baris(milik={302: f"{PEMBACA} bappeda bappeda_kota"}),
    "dasbor:wilayah": Baris(
        args=("dasbor_kabupaten",),
        milik={200: "bappeda pimpinan provinsi admin_nasional"},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    ),
    "satu_data:katalog": terbuka(),
    "satu_data:katalog-jsonld": terbuka(),
    "satu_data:csv": terbit(),
    "satu_data:json": terbit(),
    "satu_data:atur": Baris(milik={200: "bappeda bappeda_kota"}, selain=403),
    "kemiskinan:angka-makro": setelah_masuk(),
    "kemiskinan:angka-makro-unggah": Baris(milik={200: PENGISI}, selain=403),
    "kemiskinan:angka-makro-templat": Baris(milik={200: PENGISI}, selain=403),
    "kemiskinan:angka-makro-hapus": Baris(
        args=("angka_makro",),
        milik={200: "bappeda provinsi admin_nasional", 403: DI_JOMBANG},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    ),
}
