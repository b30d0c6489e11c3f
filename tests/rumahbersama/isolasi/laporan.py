"""Rows of the reports. The report is the kabupaten's; the neighbour's is the kota's."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, terbuka

PEMDA = "pimpinan provinsi admin_nasional"
PENGATUR = "bappeda bappeda_kota provinsi admin_nasional"
KECAMATAN = "camat staf dua_tugas camat_tetangga"
PEMBACA = f"bappeda bappeda_kota {PEMDA} {KECAMATAN}"


def laporan(*args: str) -> Baris:
    """Counts only: everybody who answers for the territory reads it."""
    return Baris(
        args=("laporan", *args),
        milik={200: f"bappeda {PEMDA}"},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    )


def ditandatangani() -> Baris:
    """By those who hold the very place; this one has failed, so that nobody may."""
    return Baris(
        args=("laporan",),
        metode="post",
        milik={403: f"bappeda {PEMDA}"},
        tetangga={403: "bappeda_kota provinsi admin_nasional"},
    )


def satu_periode(siapa: dict[int, str], metode: str = "get") -> Baris:
    """The address names no place: everybody is shown the own territory."""
    return Baris(args=("jenis_laporan", "masa_laporan"), metode=metode, milik=siapa, tetangga=siapa)


BARIS = {
    "laporan:daftar": Baris(milik={200: PEMBACA}),
    "laporan:keadaan": Baris(milik={200: PEMBACA}),
    "laporan:penyusunan": satu_periode({200: PEMBACA}),
    "laporan:susun-semua": satu_periode(
        {302: "bappeda bappeda_kota", 403: f"{PEMDA} {KECAMATAN}"}, "post"
    ),
    "laporan:pengingat": satu_periode(
        {200: "bappeda bappeda_kota provinsi", 403: f"pimpinan admin_nasional {KECAMATAN}"}
    ),
    "laporan:pengingat-unduh": satu_periode(
        {403: f"pimpinan admin_nasional {KECAMATAN}"},
    ),
    "laporan:aturan": Baris(milik={200: PENGATUR}, selain=403),
    "laporan:aturan-baru": Baris(milik={200: PENGATUR}, selain=403),
    "laporan:aturan-ubah": Baris(
        args=("aturan_laporan",),
        milik={200: "bappeda", 403: "provinsi admin_nasional"},
        tetangga={200: "bappeda_kota", 403: "provinsi admin_nasional"},
    ),
    "laporan:aturan-hapus": Baris(
        args=("aturan_laporan",),
        milik={200: "bappeda", 403: "provinsi admin_nasional"},
        tetangga={200: "bappeda_kota", 403: "provinsi admin_nasional"},
    ),
    "laporan:zip": Baris(milik={}),
    "laporan:pilih": Baris(milik={200: "bappeda bappeda_kota provinsi", 302: KECAMATAN}),
    "laporan:baru": Baris(
        args=("jenis_laporan",),
        milik={200: "bappeda bappeda_kota"},
        tetangga={200: "bappeda bappeda_kota"},
    ),
    "laporan:isian": Baris(
        args=("jenis_isian", "kabupaten", "triwulan"),
        milik={200: "bappeda provinsi"},
        tetangga={200: "bappeda_kota provinsi"},
    ),
    "laporan:rinci": laporan(),
    "laporan:unduh": laporan(),
    "laporan:xlsx": laporan(),
    "laporan:csv": laporan("tabel_laporan"),
    "laporan:pindaian": laporan(),
    "laporan:tanda-tangan": ditandatangani(),
    "laporan:urungkan": ditandatangani(),
    "laporan:kirim": ditandatangani(),
    "laporan:periksa-ulang": Baris(
        args=("laporan",),
        metode="post",
        milik={200: "bappeda", 403: PEMDA},
        tetangga={200: "bappeda_kota", 403: "provinsi admin_nasional"},
    ),
    "periksa-tanya": terbuka(),
    "periksa": Baris(milik={}, args=("kode_periksa",), selain=200, anonim=200),
}
