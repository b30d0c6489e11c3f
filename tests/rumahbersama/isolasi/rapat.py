"""Rows of meetings: planning, invitees, agenda, calendar."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, Baris, setelah_masuk

PENYELENGGARA = f"{CAMAT} staf"
PEREKA = f"{PENYELENGGARA} camat_tetangga bappeda bappeda_kota provinsi"
# They know of every meeting below their wilayah and change none of them.
PENGURUS_JENIS = "bappeda bappeda_kota provinsi admin_nasional"
PENGAMAT = "bappeda pimpinan provinsi"


def diatur(
    status: int = 200,
    metode: str = "get",
    noun: str = "rapat",
    data: dict[str, str] | None = None,
) -> Baris:
    """What the office of the meeting does with it; those above see it and are refused."""
    return Baris(
        args=(noun,),
        metode=metode,
        data=data or {},
        milik={status: PENYELENGGARA, 403: PENGAMAT},
        tetangga={status: "camat_tetangga", 403: PENGAMAT},
    )


def dilihat() -> Baris:
    return Baris(
        args=("rapat",),
        milik={200: f"{PENYELENGGARA} {PENGAMAT}"},
        tetangga={200: f"camat_tetangga {PENGAMAT}"},
    )


BARIS = {
    "kecamatan:rapat": setelah_masuk(),
    "kecamatan:rapat-buat": Baris(milik={200: PEREKA}, selain=403),
    "kecamatan:rapat-rinci": dilihat(),
    "kecamatan:rapat-ics": dilihat(),
    "kecamatan:jenis-rapat": Baris(milik={200: PENGURUS_JENIS}, selain=403),
    "kecamatan:jenis-rapat-baru": Baris(milik={200: PENGURUS_JENIS}, selain=403),
    "kecamatan:jenis-rapat-ubah": Baris(
        args=("jenis_rapat",),
        milik={200: PENGURUS_JENIS},
        tetangga={200: PENGURUS_JENIS},
        selain=403,
    ),
    "kecamatan:undangan": dilihat(),
    "kecamatan:undangan-surat": dilihat(),
    "kecamatan:undangan-kelompok": diatur(302, "post", data={"kelompok": "kepala"}),
    "kecamatan:undangan-pilih": diatur(),
    "kecamatan:undangan-baru": diatur(),
    "kecamatan:undangan-keluarkan": diatur(302, "post"),
    "kecamatan:undangan-kirim": diatur(),
    "kecamatan:rapat-ubah": diatur(),
    "kecamatan:rapat-batal": diatur(),
    "kecamatan:agenda-perbarui": diatur(302, "post"),
    "kecamatan:agenda-tambah": diatur(302, "post"),
    "kecamatan:agenda-naik": diatur(302, "post", "butir"),
    "kecamatan:agenda-turun": diatur(302, "post", "butir"),
    "kecamatan:agenda-lepas": diatur(302, "post", "butir"),
    "kecamatan:agenda-kembalikan": diatur(302, "post", "butir"),
}
