"""Rows of the scorecards.

Own: a card of Galengdowo (Wonosalam), on which no figure is routed to an office; the neighbour's
one of Kebondalem (Bareng). Instruments and periods belong to Jombang and to Kota Mojokerto.
"""

from __future__ import annotations

from dataclasses import replace

from tests.rumahbersama.isolasi.baris import MASUK, Baris, setelah_masuk

KEC, KEC_T = "camat staf dua_tugas", "camat_tetangga"
LAP, LAP_T = "pendamping desa", "pendamping_tetangga desa_tetangga dua_tugas"
PENDAMPING_T = "pendamping_tetangga dua_tugas"
PEMDA = "bappeda pimpinan provinsi admin_nasional"
PENYUSUN = "bappeda bappeda_kota provinsi admin_nasional"


def dilihat(*args: str) -> Baris:
    """Whoever works on the line of the desa."""
    return Baris(
        args=args,
        milik={200: f"{PEMDA} {KEC} {LAP}"},
        tetangga={200: f"{PEMDA} {KEC_T} {LAP_T}"},
    )


def diisi(*args: str, status: int = 200, metode: str = "get") -> Baris:
    """Village, pendamping and kecamatan; the others on the line are told that they may not."""
    return Baris(
        args=args,
        metode=metode,
        milik={status: f"{KEC} {LAP}", 403: PEMDA},
        tetangga={status: f"{KEC_T} {LAP_T}", 403: PEMDA},
    )


def diputus(*args: str, status: int = 200) -> Baris:
    """The kecamatan of the desa alone."""
    return Baris(
        args=args,
        milik={status: KEC, 403: f"{PEMDA} {LAP}"},
        tetangga={status: KEC_T, 403: f"{PEMDA} {LAP_T}"},
    )


def instrumen(status: int = 200, metode: str = "get", noun: str = "instrumen") -> Baris:
    """Written by the owner's office, read by all below the owner."""
    di_bawah = f"pimpinan {KEC} {KEC_T} {LAP} pendamping_tetangga desa_tetangga opd opd_lain"
    return Baris(
        args=(noun,),
        metode=metode,
        milik={status: "bappeda", 403: f"{di_bawah} provinsi admin_nasional"},
        tetangga={status: "bappeda_kota", 403: "provinsi admin_nasional"},
    )


def periode(status: int = 200) -> Baris:
    """Managed by Bappeda, known to all of the kabupaten and above it."""
    di_bawah = f"pimpinan {KEC} {KEC_T} {LAP} pendamping_tetangga desa_tetangga opd opd_lain"
    return Baris(
        args=("periode",),
        milik={status: "bappeda", 403: f"{di_bawah} provinsi admin_nasional"},
        tetangga={status: "bappeda_kota", 403: "provinsi admin_nasional"},
    )


def instrumen_terlihat(*lain: str) -> Baris:
    di_bawah = f"pimpinan {KEC} {KEC_T} {LAP} pendamping_tetangga desa_tetangga opd opd_lain"
    return Baris(
        args=("instrumen", *lain),
        milik={200: f"{di_bawah} bappeda provinsi admin_nasional"},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    )


def instrumen_disalin() -> Baris:
    """Whoever writes instruments copies what she sees."""
    di_bawah = f"pimpinan {KEC} {KEC_T} {LAP} pendamping_tetangga desa_tetangga opd opd_lain"
    return Baris(
        args=("instrumen",),
        metode="post",
        milik={302: "bappeda provinsi admin_nasional", 403: di_bawah},
        tetangga={302: "bappeda_kota provinsi admin_nasional"},
    )


def draf(*lain: str, status: int = 200) -> Baris:
    """A draft is known to the writers of its line alone."""
    return Baris(
        args=("draf_instrumen", *lain),
        milik={status: "bappeda", 403: "provinsi admin_nasional"},
        tetangga={status: "bappeda_kota", 403: "provinsi admin_nasional"},
    )


def tanpa_kartu_hdw(metode: str = "get") -> Baris:
    """Village, pendamping and kecamatan ask; the world's period is none of an e-HDW card."""
    yang_boleh = f"{KEC} {KEC_T} {LAP} {LAP_T}".split()
    lain = " ".join(sorted(MASUK - {*yang_boleh}))
    return Baris(args=("periode",), metode=metode, milik={403: lain}, tetangga={403: lain})


KARTU = {
    "kartu": setelah_masuk(),
    "kartu-ehdw": Baris(milik={200: f"{KEC} {KEC_T} {LAP} {LAP_T}"}, selain=403),
    "kartu-ehdw-contoh": tanpa_kartu_hdw(),
    "kartu-ehdw-urungkan": tanpa_kartu_hdw("post"),
    "kartu-urungkan-awal": diisi("kartu"),
    "kartu-detail": dilihat("kartu"),
    "kartu-isi": diisi("kartu"),
    "kartu-dimensi": diisi("kartu", "dimensi"),
    # An empty submission is no submission: 422 tells so, to whoever sees the card.
    "kartu-simpan": Baris(
        args=("kartu",),
        metode="post",
        milik={422: f"{PEMDA} {KEC} {LAP}"},
        tetangga={422: f"{PEMDA} {KEC_T} {LAP_T}"},
    ),
    "kartu-periksa": diisi("kartu"),
    "kartu-terkirim": dilihat("kartu"),
    "kartu-verifikasi": diputus("kartu_diajukan"),
    # No office is asked to confirm figures of these cards.
    "kartu-validasi": Baris(
        args=("kartu_diajukan",),
        metode="post",
        milik={403: f"{PEMDA} {KEC} {LAP}"},
        tetangga={403: f"{PEMDA} {KEC_T} {LAP_T}"},
    ),
    "kartu-buka": diputus("kartu_diverifikasi"),
    "nilai-bukti": dilihat("nilai"),
    "indikator": dilihat("wilayah_desa", "indikator"),
    "indikator-tindak-lanjut": diputus("wilayah_desa", "indikator"),
}

INSTRUMEN = {
    "periode": setelah_masuk(),
    "periode-buka": Baris(milik={200: "bappeda bappeda_kota"}, selain=403),
    "periode-tutup": periode(),
    "periode-perpanjang": periode(),
    "instrumen": setelah_masuk(),
    "instrumen-bawaan": Baris(milik={302: PENYUSUN}, selain=403, metode="post"),
    "instrumen-detail": instrumen_terlihat(),
    "instrumen-terbitkan": draf(),
    "instrumen-salin": instrumen_disalin(),
    "instrumen-tutup": instrumen(),
    "instrumen-hapus": draf(),
    "instrumen-impor": Baris(milik={200: PENYUSUN}, selain=403),
    "instrumen-unduh": instrumen_terlihat("json"),
    "instrumen-pratinjau": instrumen_terlihat(),
    "instrumen-aturan": draf(),
    "indikator-baru": draf(),
    "dimensi-baru": draf(),
    "dimensi-ubah": draf("dimensi"),
    "dimensi-hapus": replace(draf("dimensi", status=409), metode="post"),
    "indikator-ubah": draf("indikator"),
    "indikator-hapus": draf("indikator"),
}


def bimbingan_dijawab() -> Baris:
    """All on the line read it."""
    return dilihat("bimbingan")


def disusun_bappeda() -> Baris:
    return Baris(milik={200: "bappeda bappeda_kota"}, selain=403)


def dirutekan(*args: str) -> Baris:
    """Bappeda and the kecamatan; the neighbour's table is the neighbour kecamatan's."""
    return Baris(args=args, milik={200: f"bappeda {KEC}"}, tetangga={200: f"bappeda {KEC_T}"})


KATA_KARTU = {
    "kartu-pdf": dilihat("kartu_diverifikasi"),
    "bimbingan-buat": diputus("kartu_diverifikasi"),
    "matriks": setelah_masuk(302),
    "matriks-wilayah": Baris(
        args=("wilayah_kecamatan",),
        milik={200: f"{PEMDA} {KEC}"},
        tetangga={200: f"{PEMDA} {KEC_T} {PENDAMPING_T}"},
    ),
    "rute": Baris(milik={302: f"bappeda bappeda_kota {KEC} {KEC_T}"}, selain=403),
    "rute-wilayah": dirutekan("wilayah_kecamatan"),
    "rute-ubah": dirutekan("wilayah_kecamatan", "indikator"),
    "usulan": setelah_masuk(),
    "usulan-susunan": disusun_bappeda(),
    "usulan-detail": dilihat("usulan_pembangunan"),
    # Without a status there is no step to take: 404 to whoever sees it as well.
    "usulan-ubah": Baris(args=("usulan_pembangunan",), metode="post", milik={}),
    "usulan-hasil": Baris(
        args=("usulan_pembangunan",),
        metode="post",
        milik={403: f"{PEMDA} {KEC} {LAP}"},
        tetangga={403: f"{PEMDA} {KEC_T} {LAP_T}"},
    ),
    "usulan-buat": Baris(
        args=("wilayah_desa", "indikator"),
        milik={200: f"{KEC} desa", 403: f"{PEMDA} pendamping"},
        tetangga={200: f"{KEC_T} desa_tetangga", 403: f"{PEMDA} pendamping_tetangga dua_tugas"},
    ),
    "bimbingan": setelah_masuk(),
    "bimbingan-detail": bimbingan_dijawab(),
    "bimbingan-pdf": bimbingan_dijawab(),
}

SEMUA = {**KARTU, **INSTRUMEN, **KATA_KARTU}
BARIS = {f"layanan:{name}": row for name, row in SEMUA.items()}
