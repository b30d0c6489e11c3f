"""Rows of the Rumah Bersama. Own: Wonosalam in Jombang; the neighbour's: Bareng, which lies in
the same kabupaten, so that pages of the kabupaten are the same on both sides."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import MASUK, SEMUA, Baris

KEC, KEC_T = "camat staf dua_tugas", "camat_tetangga"
LAP, LAP_T = "pendamping desa", "pendamping_tetangga desa_tetangga dua_tugas"
ATAS = "bappeda pimpinan provinsi admin_nasional"
PEMBACA = f"{KEC} {KEC_T} {LAP} pendamping_tetangga desa_tetangga bappeda_kota {ATAS}"


def rumah(*args: str, status: int = 200) -> Baris:
    """Whoever works in the kecamatan's house, and those above it."""
    return Baris(
        args=args,
        milik={status: f"{KEC} {LAP} {ATAS}"},
        tetangga={status: f"{KEC_T} {LAP_T} {ATAS}"},
    )


def kantor(*args: str) -> Baris:
    """Changed by the kecamatan's office alone; who may read is told why not."""
    return Baris(
        args=args,
        milik={200: KEC, 403: f"{LAP} {ATAS}"},
        tetangga={200: KEC_T, 403: f"{LAP_T} {ATAS}"},
    )


def induk(milik: dict[int, str], metode: str = "get") -> Baris:
    """A page of the kabupaten."""
    return Baris(args=("rumah_induk",), milik=milik, tetangga=milik, metode=metode)


def tkpkk(*args: str) -> Baris:
    """A member: names stay within the kabupaten; the office edits, others are told why not."""
    return Baris(
        args=args,
        milik={200: KEC, 403: f"{LAP} bappeda pimpinan"},
        tetangga={200: KEC_T, 403: f"{LAP_T} bappeda pimpinan"},
    )


SEKITAR = "pendamping desa opd opd_lain bappeda pimpinan provinsi admin_nasional"
SEKITAR_T = (
    "pendamping_tetangga desa_tetangga dua_tugas opd opd_lain bappeda pimpinan provinsi "
    "admin_nasional"
)
PEMBACA_SEMUA = f"{PEMBACA} opd opd_lain"
PENULIS = f"{KEC} {KEC_T} bappeda bappeda_kota provinsi"


def sekitar(*args: str) -> Baris:
    """A partner or an activity: the kecamatan, its people, and those above it."""
    return Baris(
        args=args,
        milik={200: f"{KEC} {SEKITAR}"},
        tetangga={200: f"{KEC_T} {SEKITAR_T}"},
    )


def dicatat_kantor(*args: str) -> Baris:
    """Changed by the office that keeps it; who may read is told why not."""
    return Baris(
        args=args,
        milik={200: KEC, 403: SEKITAR},
        tetangga={200: KEC_T, 403: SEKITAR_T},
    )


def katalog(*args: str) -> Baris:
    """A card of the catalogue: open to everybody who works somewhere."""
    return Baris(args=args, milik={200: SEMUA}, tetangga={200: SEMUA})


def bukan(names: str) -> str:
    """Everybody of the cast who has signed in, but these."""
    return " ".join(sorted(MASUK - set(names.split())))


ACUAN = {200: "provinsi admin_nasional"}

BARIS = {
    "kecamatan:mitra": Baris(milik={200: PEMBACA_SEMUA}, selain=403),
    "kecamatan:mitra-baru": Baris(milik={200: PENULIS}, selain=403),
    "kecamatan:mitra-rinci": sekitar("mitra"),
    "kecamatan:mitra-ubah": dicatat_kantor("mitra"),
    "kecamatan:dukungan-baru": dicatat_kantor("mitra"),
    "kecamatan:dukungan-ubah": dicatat_kantor("dukungan"),
    "kecamatan:kegiatan": Baris(milik={200: PEMBACA_SEMUA}, selain=403),
    "kecamatan:kegiatan-baru": Baris(milik={200: f"{KEC} {KEC_T} desa desa_tetangga"}, selain=403),
    "kecamatan:kegiatan-rinci": sekitar("kegiatan"),
    "kecamatan:kegiatan-ubah": Baris(
        args=("kegiatan",),
        milik={200: f"{KEC} desa", 403: SEKITAR.replace(" desa ", " ")},
        tetangga={200: f"{KEC_T} desa_tetangga", 403: SEKITAR_T.replace(" desa_tetangga ", " ")},
    ),
    "kecamatan:inovasi": Baris(milik={200: SEMUA}),
    "kecamatan:inovasi-baru": Baris(milik={200: f"{PENULIS} admin_nasional"}, selain=403),
    "kecamatan:inovasi-rinci": katalog("inovasi"),
    "kecamatan:inovasi-cetak": katalog("inovasi"),
    "kecamatan:inovasi-berkas": katalog("inovasi", "inovasi_berkas"),
    "kecamatan:inovasi-ubah": Baris(
        args=("inovasi",),
        milik={200: KEC, 403: bukan(KEC)},
        tetangga={200: KEC_T, 403: bukan(KEC_T)},
    ),
    "kecamatan:inovasi-adopsi": Baris(
        args=("inovasi",),
        metode="post",
        milik={302: f"{KEC} {KEC_T}", 403: bukan(f"{KEC} {KEC_T}")},
        tetangga={302: f"{KEC} {KEC_T}", 403: bukan(f"{KEC} {KEC_T}")},
    ),
    "kecamatan:tkpkk": Baris(
        milik={200: PEMBACA.replace(" provinsi admin_nasional", "")}, selain=403
    ),
    "kecamatan:tkpkk-ubah": tkpkk("anggota_tkpkk"),
    "kecamatan:tkpkk-akhiri": tkpkk("anggota_tkpkk"),
    "kecamatan:tkpkk-baru": kantor("rumah_kecamatan"),
    "kecamatan:tkpkk-cetak": Baris(
        args=("rumah_kecamatan",),
        milik={
            200: f"{KEC} {LAP} bappeda pimpinan",
            403: "opd opd_lain provinsi admin_nasional",
        },
        tetangga={
            200: f"{KEC_T} {LAP_T} bappeda pimpinan",
            403: "opd opd_lain provinsi admin_nasional",
        },
    ),
    "kecamatan:acuan": Baris(args=("acuan_jenis",), milik=ACUAN, tetangga=ACUAN, selain=403),
    "kecamatan:acuan-baru": Baris(args=("acuan_jenis",), milik=ACUAN, tetangga=ACUAN, selain=403),
    "kecamatan:acuan-ubah": Baris(
        args=("acuan_jenis", "acuan_butir"), milik=ACUAN, tetangga=ACUAN, selain=403
    ),
    "kecamatan:rumah-tanda": Baris(
        args=("rumah_kecamatan",),
        milik={200: "bappeda provinsi admin_nasional", 403: f"{KEC} {LAP} pimpinan"},
        tetangga={200: "bappeda provinsi admin_nasional", 403: f"{KEC_T} {LAP_T} pimpinan"},
    ),
    "kecamatan:rumah-tanda-hapus": Baris(
        args=("lokasi_bertanda",),
        metode="post",
        milik={302: "bappeda provinsi admin_nasional", 403: f"{KEC} {LAP} pimpinan"},
        tetangga={302: "bappeda provinsi admin_nasional", 403: f"{KEC_T} {LAP_T} pimpinan"},
    ),
    "kecamatan:rumah": Baris(
        milik={302: PEMBACA.replace("dua_tugas ", ""), 200: "dua_tugas"}, selain=403
    ),
    "kecamatan:rumah-wilayah": rumah("rumah_kecamatan"),
    "kecamatan:rumah-kecamatan": induk({200: ATAS}),
    "kecamatan:rumah-perubahan": rumah("rumah_kecamatan"),
    "kecamatan:rumah-ingatkan": induk(
        {302: "bappeda provinsi", 403: "pimpinan admin_nasional"}, "post"
    ),
    "kecamatan:rumah-panduan": kantor("rumah_kecamatan"),
    "kecamatan:rumah-profil": kantor("rumah_kecamatan"),
    "kecamatan:rumah-butir": rumah("rumah_kecamatan", "butir_kelembagaan"),
    "kecamatan:rumah-bukti": Baris(
        args=("keadaan_butir",),
        milik={
            200: f"{KEC} bappeda pimpinan",
            403: f"{LAP} provinsi admin_nasional",
        },
        tetangga={
            200: f"{KEC_T} bappeda pimpinan",
            403: f"{LAP_T} provinsi admin_nasional",
        },
    ),
}
