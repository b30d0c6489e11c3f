"""Rows of tindak lanjut. Own: what the desa Galengdowo owes its camat; the neighbour's: Kebondalem.

The proposals wait at the secretariat, so the OPD does not know of them yet.
"""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk

KEC, KEC_T = "camat staf dua_tugas", "camat_tetangga"
CAMAT, CAMAT_T = "camat dua_tugas", "camat_tetangga"
PEMINTA = "camat staf dua_tugas camat_tetangga bappeda bappeda_kota provinsi"
ATAS = "bappeda pimpinan"
PENGURUS = "camat dua_tugas camat_tetangga bappeda bappeda_kota"
LAIN = "camat_tetangga bappeda_kota admin_nasional"


def janji(*args: str, status: int = 200, metode: str = "get") -> Baris:
    """Who asked, who watches over them, who owes it."""
    return Baris(
        args=args,
        metode=metode,
        milik={status: f"{ATAS} {KEC} desa"},
        tetangga={status: f"{ATAS} {KEC_T} desa_tetangga"},
    )


def penjawab(metode: str, status: int) -> Baris:
    """The owner; the others who see it are told that they may not."""
    return Baris(
        args=("janji",),
        metode=metode,
        milik={status: "desa", 403: f"{ATAS} {KEC}"},
        tetangga={status: "desa_tetangga", 403: f"{ATAS} {KEC_T}"},
    )


def peminta(status: int = 200, metode: str = "get", *, noun: str = "janji") -> Baris:
    """The head of the place that asked."""
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: CAMAT, 403: f"{ATAS} staf desa"},
        tetangga={status: CAMAT_T, 403: f"{ATAS} desa_tetangga"},
    )


def kantor_camat() -> Baris:
    return Baris(
        args=("janji",),
        milik={200: KEC, 403: f"{ATAS} desa"},
        tetangga={200: KEC_T, 403: f"{ATAS} desa_tetangga"},
    )


def sekretariat(status: int = 200, metode: str = "get") -> Baris:
    return Baris(
        args=("usulan_opd",),
        metode=metode,
        milik={status: "bappeda", 403: f"pimpinan {KEC}"},
        tetangga={status: "bappeda", 403: f"pimpinan {KEC_T}"},
    )


BARIS = {
    "kecamatan:tindak-lanjut": setelah_masuk(),
    "kecamatan:tindak-lanjut-papan": setelah_masuk(),
    "kecamatan:tindak-lanjut-baru": Baris(milik={200: PEMINTA}, selain=403),
    "kecamatan:tindak-lanjut-detail": janji("janji"),
    "kecamatan:tindak-lanjut-bukti": janji("jawaban"),
    "kecamatan:tindak-lanjut-jawab": penjawab("get", 200),
    "kecamatan:tindak-lanjut-mulai": penjawab("post", 302),
    "kecamatan:tindak-lanjut-terima": peminta(302, "post"),
    "kecamatan:tindak-lanjut-kelengkapan": peminta(),
    "kecamatan:tindak-lanjut-urungkan": peminta(302, "post", noun="janji_selesai"),
    "kecamatan:tindak-lanjut-teruskan": sekretariat(302, "post"),
    "kecamatan:tindak-lanjut-kembalikan": sekretariat(),
    "kecamatan:tindak-lanjut-ajukan": Baris(
        args=("usulan_kembali",),
        milik={200: KEC, 403: ATAS},
        tetangga={200: KEC_T, 403: ATAS},
    ),
    "kecamatan:tindak-lanjut-alihkan": kantor_camat(),
    "kecamatan:tindak-lanjut-batas": kantor_camat(),
    "kecamatan:tindak-lanjut-batal": peminta(),
    "kecamatan:ringkasan": setelah_masuk(),
    "kecamatan:hari-libur": Baris(milik={200: f"{PENGURUS} admin_nasional"}, selain=403),
    "kecamatan:hari-libur-baru": Baris(milik={200: f"{PENGURUS} admin_nasional"}, selain=403),
    # A year that the program does not carry: a rule refuses it, not the person.
    "kecamatan:hari-libur-muat": Baris(
        metode="post",
        data={"tahun": "1999"},
        milik={409: "bappeda bappeda_kota admin_nasional"},
        selain=403,
    ),
    "kecamatan:hari-libur-hapus": Baris(
        args=("libur",),
        milik={200: "camat dua_tugas bappeda", 404: LAIN},
        tetangga={
            200: "camat_tetangga bappeda",
            404: "camat dua_tugas bappeda_kota admin_nasional",
        },
        selain=403,
    ),
    "kecamatan:tangga": Baris(milik={200: PENGURUS}, selain=403),
    "kecamatan:tangga-hapus": Baris(metode="post", milik={404: PENGURUS}, selain=403),
    "kecamatan:tangga-bawaan": Baris(metode="post", milik={302: PENGURUS}, selain=403),
}
