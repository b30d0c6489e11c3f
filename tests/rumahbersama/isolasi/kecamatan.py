"""Rows of the ground floor."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, Baris, setelah_masuk, terbuka

PENGELOLA = f"{CAMAT} camat_tetangga bappeda bappeda_kota provinsi admin_nasional"
PENGURUS = f"{CAMAT} camat_tetangga bappeda bappeda_kota"


def daftar(names: str) -> Baris:
    """A list or an empty form: 403 says why, because there is no row to hide."""
    return Baris(milik={200: names}, selain=403)


def orang(status: int = 200, metode: str = "get", noun: str = "pengguna") -> Baris:
    """An account of the kecamatan: those who manage it, and nobody else knows of it."""
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: f"{CAMAT} bappeda"},
        tetangga={status: "camat_tetangga bappeda"},
    )


def induk(noun: str) -> Baris:
    """A master of the kecamatan: 404 for other editors, 403 for people who edit none."""
    return Baris(
        args=(noun,),
        milik={200: f"{CAMAT} bappeda", 404: "camat_tetangga bappeda_kota"},
        tetangga={200: "camat_tetangga bappeda", 404: f"{CAMAT} bappeda_kota"},
        selain=403,
    )


def wilayah_diubah() -> Baris:
    """The neighbour's is a kelurahan of the kota."""
    return Baris(
        args=("wilayah",), milik={200: "bappeda"}, tetangga={200: "bappeda_kota"}, selain=403
    )


BARIS = {
    "kecamatan:sandi-baru": terbuka(410),
    "kecamatan:tautan": Baris(milik={}, args=("token",), selain=302, anonim=302),
    "kecamatan:pengguna": daftar(PENGELOLA),
    "kecamatan:pengguna-undang": daftar(PENGELOLA),
    "kecamatan:pengguna-rincian": orang(),
    "kecamatan:pengguna-tautan": orang(metode="post"),
    "kecamatan:pengguna-nonaktif": orang(),
    "kecamatan:pengguna-aktif": orang(302, metode="post"),
    "kecamatan:penugasan-tambah": orang(),
    "kecamatan:penugasan-akhiri": orang(noun="penugasan"),
    "kecamatan:instansi": daftar(PENGURUS),
    "kecamatan:instansi-baru": daftar(PENGURUS),
    "kecamatan:instansi-ubah": induk("instansi"),
    "kecamatan:kontak": daftar(PENGURUS),
    "kecamatan:kontak-baru": daftar(PENGURUS),
    "kecamatan:kontak-ubah": induk("kontak"),
    "kecamatan:kop-surat": daftar(PENGURUS),
    "kecamatan:kop-surat-baru": daftar(PENGURUS),
    "kecamatan:kop-surat-ubah": induk("kop"),
    "kecamatan:kop-surat-lambang": induk("kop"),
    "kecamatan:pejabat": daftar(PENGURUS),
    "kecamatan:pejabat-baru": daftar(PENGURUS),
    "kecamatan:pejabat-ubah": induk("pejabat"),
    "kecamatan:wilayah": setelah_masuk(),
    "kecamatan:wilayah-saran": setelah_masuk(),
    "kecamatan:wilayah-tambah": daftar("bappeda bappeda_kota"),
    "kecamatan:wilayah-rincian": Baris(milik={}, args=("wilayah",), selain=200),
    "kecamatan:wilayah-akhiri": wilayah_diubah(),
    "kecamatan:wilayah-nama": wilayah_diubah(),
    "kecamatan:jejak": daftar("bappeda bappeda_kota provinsi admin_nasional"),
}
