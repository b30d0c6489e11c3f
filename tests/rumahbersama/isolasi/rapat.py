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


def dilihat(status: int = 200, noun: str = "rapat") -> Baris:
    return Baris(
        args=(noun,),
        milik={status: f"{PENYELENGGARA} {PENGAMAT}"},
        tetangga={status: f"camat_tetangga {PENGAMAT}"},
    )


# Whoever works in the kecamatan or above it; `dua_tugas` works in both.
SETEMPAT = f"{PENYELENGGARA} pendamping desa opd opd_lain {PENGAMAT}"
SEBELAH = f"camat_tetangga dua_tugas pendamping_tetangga desa_tetangga opd opd_lain {PENGAMAT}"


def agenda(noun: str, selain: str = "") -> Baris:
    """The joint agenda: read by all who work there; `selain` read it and write none."""
    refused = set(selain.split())
    own, neighbour = (
        " ".join(n for n in names.split() if n not in refused) for names in (SETEMPAT, SEBELAH)
    )
    return Baris(
        args=(noun,),
        milik={200: own, **({403: selain} if selain else {})},
        tetangga={200: neighbour, **({403: selain} if selain else {})},
    )


BARIS = {
    "kecamatan:agenda-terpadu-pilih": Baris(
        milik={
            302: "camat camat_tetangga staf pendamping pendamping_tetangga desa desa_tetangga "
            "bappeda_kota"
        },
        selain=200,
    ),
    "kecamatan:agenda-terpadu": agenda("kecamatan"),
    "kecamatan:agenda-terpadu-lembar": agenda("kecamatan"),
    "kecamatan:kegiatan-terpadu-tambah": agenda("kecamatan", "pimpinan provinsi"),
    "kecamatan:kegiatan-terpadu-ubah": agenda("kegiatan_terpadu"),
    "kecamatan:kegiatan-terpadu-hapus": Baris(
        args=("kegiatan_terpadu",),
        milik={200: PENYELENGGARA, 403: f"pendamping desa opd opd_lain {PENGAMAT}"},
        tetangga={
            200: "camat_tetangga",
            403: f"dua_tugas pendamping_tetangga desa_tetangga opd opd_lain {PENGAMAT}",
        },
    ),
    "kecamatan:kalender": setelah_masuk(),
    "kecamatan:kalender-cabut": setelah_masuk(302, "post"),
    "kecamatan:kalender-langganan": Baris(milik={}, args=("token",), anonim=404),
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
    "kecamatan:rapat-ulang": diatur(),
    "kecamatan:rapat-seri-akhiri": diatur(),
    "kecamatan:agenda-perbarui": diatur(302, "post"),
    "kecamatan:agenda-tambah": diatur(302, "post"),
    "kecamatan:agenda-buka": dilihat(302, "butir"),
    "kecamatan:agenda-naik": diatur(302, "post", "butir"),
    "kecamatan:agenda-turun": diatur(302, "post", "butir"),
    "kecamatan:agenda-lepas": diatur(302, "post", "butir"),
    "kecamatan:agenda-kembalikan": diatur(302, "post", "butir"),
}
