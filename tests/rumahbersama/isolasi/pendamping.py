"""Rows of the room pendamping. The own pendamping is placed in Galengdowo, without an account."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, SEMUA, Baris, setelah_masuk

KECAMATAN = f"{CAMAT} staf"
PENGELOLA = f"{KECAMATAN} camat_tetangga bappeda bappeda_kota"
PEMBACA = f"{PENGELOLA} pimpinan pendamping pendamping_tetangga desa desa_tetangga opd opd_lain"


def daftar(names: str) -> Baris:
    return Baris(milik={200: names}, selain=403)


def tercatat() -> Baris:
    """Somebody in the registry, seen by her kecamatan, her village and the kabupaten."""
    return Baris(
        args=("pendamping",),
        milik={200: f"{KECAMATAN} bappeda pimpinan pendamping desa"},
        tetangga={
            200: "camat_tetangga dua_tugas bappeda pimpinan pendamping_tetangga desa_tetangga"
        },
    )


def diurus(noun: str, status: int = 200, metode: str = "get") -> Baris:
    """What her kecamatan and Bappeda do; who only sees her is told why not."""
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: f"{KECAMATAN} bappeda", 403: "pimpinan pendamping desa"},
        tetangga={
            status: "camat_tetangga bappeda",
            403: "dua_tugas pimpinan pendamping_tetangga desa_tetangga",
        },
    )


def cakupan() -> Baris:
    """The matrix of the kecamatan: counts for everybody who works in or above it."""
    atas = "bappeda pimpinan provinsi admin_nasional"
    return Baris(
        args=("kecamatan",),
        milik={200: f"{KECAMATAN} pendamping desa {atas}"},
        tetangga={200: f"camat_tetangga dua_tugas pendamping_tetangga desa_tetangga {atas}"},
    )


MELIHAT = f"{KECAMATAN} bappeda pimpinan desa"
MELIHAT_TETANGGA = "camat_tetangga dua_tugas pendamping_tetangga bappeda pimpinan desa_tetangga"


def kunjungan() -> Baris:
    """A visit to the village: its writer, its village, its kecamatan and kabupaten."""
    return Baris(
        args=("kunjungan",),
        milik={200: f"pendamping {MELIHAT}"},
        tetangga={200: MELIHAT_TETANGGA},
    )


def kunjungan_oleh(penulis: int, metode: str = "post") -> Baris:
    """What only its writer does."""
    return Baris(
        args=("kunjungan",),
        metode=metode,
        milik={penulis: "pendamping", 403: MELIHAT},
        tetangga={
            penulis: "pendamping_tetangga",
            403: MELIHAT_TETANGGA.replace(" pendamping_tetangga", ""),
        },
    )


def konsultasi(
    noun: str, boleh: str, boleh_tetangga: str, status: int = 200, metode: str = "get"
) -> Baris:
    """A step on a question: these people may, the others who see it are told why not."""
    sees = set(f"pendamping {MELIHAT}".split())
    sees_neighbour = set(MELIHAT_TETANGGA.split())
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: boleh, 403: " ".join(sees - set(boleh.split()))},
        tetangga={
            status: boleh_tetangga,
            403: " ".join(sees_neighbour - set(boleh_tetangga.split())),
        },
    )


PUSTAKAWAN = f"{PENGELOLA} provinsi admin_nasional"


def pustaka(status: int = 200, metode: str = "get") -> Baris:
    """A book of the kecamatan: changed there and above, read by all."""
    atas = "bappeda provinsi admin_nasional"
    return Baris(
        args=("pustaka",),
        metode=metode,
        milik={status: f"{KECAMATAN} {atas}"},
        tetangga={status: f"camat_tetangga {atas}"},
        selain=403,
    )


def pelatihan(boleh: int = 200, metode: str = "get", lihat: int = 403) -> Baris:
    """A training of the kecamatan: kept there and by Bappeda, known to those who work there."""
    return Baris(
        args=("pelatihan",),
        metode=metode,
        milik={boleh: f"{KECAMATAN} bappeda", lihat: "pimpinan pendamping desa"},
        tetangga={
            boleh: "camat_tetangga bappeda",
            lihat: "dua_tugas pimpinan pendamping_tetangga desa_tetangga",
        },
    )


def surat(*args: str) -> Baris:
    """Certificates: whoever keeps the training; the participant of this world has no account."""
    return Baris(
        args=args,
        milik={200: f"{KECAMATAN} bappeda"},
        tetangga={200: "camat_tetangga bappeda"},
    )


TERLIHAT = Baris(
    args=("pelatihan",),
    milik={200: f"{KECAMATAN} bappeda pimpinan pendamping desa"},
    tetangga={200: "camat_tetangga bappeda dua_tugas pimpinan pendamping_tetangga desa_tetangga"},
)

BARIS = {
    "kegiatan:saya": daftar(f"{KECAMATAN} camat_tetangga pendamping pendamping_tetangga"),
    "pendamping:pelatihan": daftar(
        f"{PENGELOLA} pimpinan pendamping pendamping_tetangga desa desa_tetangga"
    ),
    "pendamping:pelatihan-baru": daftar(PENGELOLA),
    "pendamping:pelatihan-rinci": TERLIHAT,
    "pendamping:pelatihan-ubah": pelatihan(),
    "pendamping:pelatihan-peserta": pelatihan(),
    "pendamping:pelatihan-kehadiran": pelatihan(302, "post"),
    "pendamping:pelatihan-surat": surat("pelatihan"),
    "pendamping:pelatihan-surat-satu": surat("pelatihan", "peserta"),
    "pendamping:konsultasi": daftar(
        f"{PENGELOLA} pimpinan pendamping pendamping_tetangga desa desa_tetangga"
    ),
    "pendamping:konsultasi-baru": daftar(
        f"{KECAMATAN} camat_tetangga pendamping pendamping_tetangga desa desa_tetangga"
    ),
    "pendamping:konsultasi-rinci": konsultasi(
        "konsultasi", f"pendamping {MELIHAT}", MELIHAT_TETANGGA
    ),
    "pendamping:konsultasi-jawab": konsultasi(
        "konsultasi", f"{KECAMATAN} bappeda", "camat_tetangga bappeda"
    ),
    "pendamping:konsultasi-tunjuk": konsultasi("konsultasi", KECAMATAN, "camat_tetangga"),
    "pendamping:konsultasi-tarik": konsultasi(
        "konsultasi", "pendamping", "pendamping_tetangga", 302, "post"
    ),
    "pendamping:konsultasi-terbitkan": konsultasi(
        "konsultasi_dijawab", f"{KECAMATAN} bappeda", "camat_tetangga bappeda"
    ),
    "pendamping:pustaka": setelah_masuk(),
    "pendamping:pustaka-baru": daftar(PUSTAKAWAN),
    "pendamping:pustaka-rinci": Baris(args=("pustaka",), milik={200: SEMUA}, tetangga={200: SEMUA}),
    "pendamping:pustaka-berkas": Baris(
        args=("pustaka",), milik={200: SEMUA}, tetangga={200: SEMUA}
    ),
    "pendamping:pustaka-ubah": pustaka(),
    "pendamping:pustaka-tarik": pustaka(302, "post"),
    "pendamping:pustaka-kembalikan": Baris(
        args=("pustaka",),
        metode="post",
        milik={404: PUSTAKAWAN},
        tetangga={404: PUSTAKAWAN},
        selain=403,
    ),
    "pendamping:kunjungan": daftar(
        f"{PENGELOLA} pimpinan pendamping pendamping_tetangga desa desa_tetangga"
    ),
    "pendamping:kunjungan-baru": daftar(
        f"{KECAMATAN} camat_tetangga pendamping pendamping_tetangga"
    ),
    "pendamping:kunjungan-rinci": kunjungan(),
    "pendamping:kunjungan-foto": kunjungan(),
    "pendamping:kunjungan-ubah": kunjungan_oleh(200, "get"),
    "pendamping:kunjungan-batalkan": kunjungan_oleh(302),
    "pendamping:kunjungan-usulkan": kunjungan_oleh(302),
    "pendamping:kunjungan-pulihkan": Baris(
        args=("kunjungan",),
        metode="post",
        milik={302: "pendamping"},
        tetangga={302: "pendamping_tetangga"},
    ),
    "pendamping:kunjungan-tindak-lanjut": Baris(
        args=("kunjungan",),
        milik={200: KECAMATAN, 403: "bappeda pimpinan desa pendamping"},
        tetangga={
            200: "camat_tetangga",
            403: MELIHAT_TETANGGA.replace("camat_tetangga ", ""),
        },
    ),
    "pendamping:ruang": Baris(milik={}, selain=302, anonim=302),
    "pendamping:daftar": daftar(PEMBACA),
    "pendamping:baru": daftar(PENGELOLA),
    "pendamping:impor": daftar(PENGELOLA),
    "pendamping:impor-contoh": daftar(PENGELOLA),
    "pendamping:rinci": tercatat(),
    "pendamping:ubah": diurus("pendamping"),
    "pendamping:akun": Baris(
        args=("pendamping",),
        metode="post",
        milik={409: f"{CAMAT} bappeda", 403: "staf pimpinan pendamping desa"},
        tetangga={
            409: "camat_tetangga bappeda",
            403: "dua_tugas pimpinan pendamping_tetangga desa_tetangga",
        },
    ),
    "pendamping:penempatan-baru": diurus("pendamping"),
    "pendamping:penempatan-akhiri": diurus("penempatan"),
    "pendamping:cakupan": Baris(milik={200: "dua_tugas opd opd_lain"}, selain=302),
    "pendamping:cakupan-wilayah": cakupan(),
    "pendamping:cakupan-pdf": cakupan(),
    "pendamping:program": daftar("bappeda bappeda_kota admin_nasional"),
    "pendamping:program-baru": daftar("bappeda bappeda_kota admin_nasional"),
    "pendamping:program-ubah": Baris(
        args=("program_pendampingan",),
        milik={200: "bappeda", 404: "bappeda_kota"},
        tetangga={200: "bappeda_kota", 404: "bappeda"},
        selain=403,
    ),
}
