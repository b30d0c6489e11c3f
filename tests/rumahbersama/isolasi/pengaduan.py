"""Rows of complaints. *Own* lies in Galengdowo and is answered by `opd`; the neighbour's lies in
Kebondalem and is answered by `opd_lain`."""

from __future__ import annotations

from tests.rumahbersama.isolasi.baris import CAMAT, Baris, terbuka

PENGURUS = f"{CAMAT} staf bappeda"
PENGURUS_TETANGGA = "camat_tetangga bappeda"
LOKET = f"{CAMAT} camat_tetangga staf bappeda bappeda_kota"


def satu(
    status: int = 200,
    *,
    metode: str = "get",
    args: tuple[str, ...] = ("pengaduan",),
    data: dict[str, str] | None = None,
    opd: bool = True,
    desa: int = 403,
) -> Baris:
    """One complaint: coordinators and (`opd`) the office; the village sees it and may not act."""
    instansi = "opd" if opd else ""
    milik = {status: f"{PENGURUS} {instansi}"}
    tetangga = {status: f"{PENGURUS_TETANGGA} {'opd_lain' if opd else ''}"}
    for side, office, village in ((milik, "opd", "desa"), (tetangga, "opd_lain", "desa_tetangga")):
        refused = village if opd else f"{village} {office}"
        side[desa] = f"{side.get(desa, '')} {refused}"
    return Baris(args=args, metode=metode, milik=milik, tetangga=tetangga, data=data or {})


def daftar(names: str) -> Baris:
    return Baris(milik={200: names}, selain=403)


ALASAN = {"alasan": "memeriksa laporan"}

PENGATUR_INDUK = "bappeda bappeda_kota admin_nasional"


def induk(jenis: str, kunci: str) -> dict[str, Baris]:
    """A small master: each secretariat its own kabupaten's rows, the Pembina the general ones."""
    satu_baris = Baris(
        args=(kunci,),
        milik={200: "bappeda", 404: "bappeda_kota admin_nasional"},
        tetangga={200: "bappeda", 404: "bappeda_kota admin_nasional"},
        selain=403,
    )
    return {
        f"layanan:pengaduan-{jenis}": daftar(PENGATUR_INDUK),
        f"layanan:pengaduan-{jenis}-baru": daftar(PENGATUR_INDUK),
        f"layanan:pengaduan-{jenis}-ubah": satu_baris,
    }


BARIS = {
    **induk("kategori", "pengaduan_kategori"),
    # The kabupaten's own category is no general one: nobody hides it here.
    "layanan:pengaduan-kategori-tampil": Baris(
        args=("pengaduan_kategori",),
        metode="post",
        milik={404: "bappeda bappeda_kota"},
        tetangga={404: "bappeda bappeda_kota"},
        selain=403,
    ),
    **induk("batas", "pengaduan_aturan"),
    "layanan:pengaduan-batas-hapus": Baris(
        args=("pengaduan_aturan",),
        metode="post",
        milik={302: "bappeda"},
        tetangga={302: "bappeda"},
    ),
    "pengaduan:depan": terbuka(),
    "pengaduan:kirim": terbuka(),
    "pengaduan:lacak": terbuka(),
    "pengaduan:laporan": terbuka(302),
    "pengaduan:laporan-tutup": Baris(milik={}, selain=302, anonim=302, metode="post"),
    "pengaduan:laporan-keterangan": Baris(milik={}, selain=302, anonim=302, metode="post"),
    "pengaduan:laporan-nilai": Baris(milik={}, selain=302, anonim=302, metode="post"),
    "pengaduan:laporan-buka-kembali": Baris(milik={}, selain=302, anonim=302, metode="post"),
    "pengaduan:angka": terbuka(),
    "layanan:pengaduan": daftar(f"{LOKET} opd opd_lain desa desa_tetangga"),
    "layanan:pengaduan-catat": daftar(LOKET),
    "layanan:pengaduan-angka": daftar(f"{LOKET} pimpinan provinsi admin_nasional"),
    "layanan:pengaduan-rute": daftar(f"{CAMAT} camat_tetangga bappeda bappeda_kota"),
    "layanan:pengaduan-rute-hapus": Baris(
        args=("pengaduan_rute",),
        metode="post",
        milik={302: f"{CAMAT} bappeda"},
        tetangga={302: "camat_tetangga bappeda"},
    ),
    "layanan:pengaduan-loket": daftar("bappeda bappeda_kota"),
    "layanan:pengaduan-rinci": satu(desa=200),
    "layanan:pengaduan-langkah": satu(args=("pengaduan", "langkah")),
    "layanan:pengaduan-lampiran": satu(args=("pengaduan_lampiran",), desa=200),
    # A rahasia one does not exist for its village.
    "layanan:pengaduan-buka": Baris(
        args=("pengaduan_rahasia",),
        metode="post",
        data=ALASAN,
        milik={200: f"{PENGURUS} opd"},
        tetangga={200: f"{PENGURUS_TETANGGA} opd_lain"},
    ),
    "layanan:pengaduan-pelapor": satu(metode="post", data=ALASAN, opd=False),
    "layanan:pengaduan-catatan": satu(302, metode="post", data={"teks": "sudah ditelepon kemarin"}),
    "layanan:pengaduan-ringkasan": satu(opd=False),
    "layanan:pengaduan-sasaran": satu(opd=False),
    "layanan:pengaduan-tindak-lanjut": Baris(
        args=("pengaduan",),
        milik={200: f"{CAMAT} staf", 403: "bappeda opd desa"},
        tetangga={200: "camat_tetangga", 403: "bappeda opd_lain desa_tetangga"},
    ),
    "layanan:pengaduan-nomor-lapor": satu(opd=False),
    "layanan:pengaduan-gabung": Baris(
        args=("pengaduan", "pengaduan_induk"),
        metode="post",
        milik={302: PENGURUS, 403: "desa"},
        tetangga={302: PENGURUS_TETANGGA, 403: "desa_tetangga"},
    ),
    "layanan:pengaduan-pisah": satu(302, metode="post", opd=False),
    "layanan:pengaduan-tandai": satu(302, metode="post", opd=False),
}
