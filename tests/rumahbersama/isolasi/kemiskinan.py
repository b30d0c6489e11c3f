"""Rows of kemiskinan: the table of who sees which people, URL by URL.

Own: a person of Galengdowo (Wonosalam), listed for her kecamatan and for the office of `opd`.
The neighbour's: a person of Kebondalem (Bareng), for the office of `opd_lain`. What belongs to a
kabupaten is Jombang's; there the neighbour's is Kota Mojokerto's.
"""

from __future__ import annotations

from kemiskinan.enums import JenisUnduhan, StatusUsulan
from tests.rumahbersama.isolasi.baris import Baris, setelah_masuk

KEC, KEC_T = "camat staf dua_tugas", "camat_tetangga"
LAP, LAP_T = "pendamping desa", "pendamping_tetangga desa_tetangga dua_tugas"
DESA, DESA_T = "desa", "desa_tetangga"
PENDAMPING, PENDAMPING_T = "pendamping", "pendamping_tetangga dua_tugas"
PEMDA = "pimpinan provinsi admin_nasional"
OPD = "opd opd_lain"
BAPPEDA = "bappeda bappeda_kota"
PELAKU_KEC = f"{KEC} {KEC_T}"
SEMUA_LAP = "pendamping desa pendamping_tetangga desa_tetangga"


def sekretariat(*args: str, status: int = 200, metode: str = "get", **data: str) -> Baris:
    """A kabupaten's own: its secretariat, and nobody else knows of it."""
    return Baris(
        args=args,
        metode=metode,
        data=data,
        milik={status: "bappeda"},
        tetangga={status: "bappeda_kota"},
    )


def induk(*args: str) -> Baris:
    """Masters of the kabupaten are no secret; others are told that they may not."""
    return Baris(args=args, milik={200: "bappeda"}, tetangga={200: "bappeda_kota"}, selain=403)


def orang(*args: str) -> Baris:
    """The person herself: secretariat, kecamatan, those on an open list in her desa, her OPD."""
    return Baris(
        args=args,
        milik={200: f"bappeda {KEC} {LAP} opd"},
        tetangga={200: f"bappeda {KEC_T} {LAP_T} opd_lain"},
    )


def wilayah_kerja(*args: str) -> Baris:
    """A field list and what is proposed in it: those who work there, and the secretariat."""
    return Baris(
        args=args,
        milik={200: f"bappeda {KEC} {LAP}"},
        tetangga={200: f"bappeda {KEC_T} {LAP_T}"},
    )


def diatur_sekretariat(*args: str) -> Baris:
    """Seen by those who work with it, changed by the secretariat."""
    return Baris(
        args=args,
        milik={200: "bappeda", 403: f"{KEC} {LAP}"},
        tetangga={200: "bappeda", 403: f"{KEC_T} {LAP_T}"},
    )


def diisi_lapangan(*args: str) -> Baris:
    """Filled by kecamatan and field; the secretariat reads, it does not answer for them."""
    return Baris(
        args=args,
        milik={200: f"{KEC} {LAP}", 403: "bappeda"},
        tetangga={200: f"{KEC_T} {LAP_T}", 403: "bappeda"},
    )


def berita_acara(*args: str) -> Baris:
    """Names nobody of the list: the leaders of the kabupaten see it as well."""
    return Baris(
        args=args,
        milik={200: f"bappeda pimpinan {KEC} {LAP}"},
        tetangga={200: f"bappeda pimpinan {KEC_T} {LAP_T}"},
    )


def pengampu(*args: str, status: int = 200, metode: str = "get") -> Baris:
    """What one office owes: that office and the secretariat."""
    return Baris(
        args=args,
        metode=metode,
        milik={status: "opd bappeda"},
        tetangga={status: "opd_lain bappeda"},
    )


def bantuan_diubah() -> Baris:
    """The kecamatan sees what its people received and does not change it."""
    return Baris(
        args=("intervensi",),
        milik={200: "opd bappeda", 403: KEC},
        tetangga={200: "opd_lain bappeda", 403: KEC_T},
    )


def milik_pengunggah(*args: str) -> Baris:
    return Baris(
        args=args,
        milik={200: "pendamping bappeda"},
        tetangga={200: "pendamping_tetangga bappeda"},
    )


def daftar_pengampu() -> Baris:
    return Baris(milik={200: f"{OPD} {BAPPEDA}"})


DATA_SUMBER = {
    "rilis": Baris(milik={200: BAPPEDA}),
    "rilis-unggah": Baris(milik={200: BAPPEDA}),
    "rilis-detail": sekretariat("rilis"),
    "rilis-batal": sekretariat("rilis", status=302, metode="post"),
    "rilis-baca-ulang": sekretariat("rilis", status=302, metode="post"),
    "rilis-pemetaan": sekretariat("rilis"),
    "rilis-catatan": sekretariat("rilis"),
    "rilis-catatan-xlsx": sekretariat("rilis"),
    # The release of the world is in force: it cannot be decided about, only withdrawn.
    "rilis-berlakukan": sekretariat("rilis", status=403),
    "rilis-tolak": sekretariat("rilis", status=403),
    "rilis-tarik": sekretariat("rilis"),
    "padanan-kode": Baris(milik={200: BAPPEDA}),
    "padanan-kode-ubah": sekretariat("padanan_kode"),
}

PEMADANAN = {
    "pemadanan": setelah_masuk(),
    "pemadanan-mulai": setelah_masuk(422, "post"),
    "pemadanan-hasil": sekretariat("pemadanan"),
    "padanan-tinjau": sekretariat("pemadanan", status=302),
    "padanan-sasaran": sekretariat("pemadanan", "sasaran_ditinjau"),
    "padanan-bukan-semua": sekretariat("pemadanan", "sasaran_ditinjau", status=302, metode="post"),
    "padanan-putuskan": sekretariat("padanan", status=302, metode="post", keputusan="padan"),
    "padanan-urungkan": sekretariat("keputusan", status=302, metode="post"),
}

REKAPITULASI = {
    # People with one place go there at once; those with several or none choose.
    "rekapitulasi": Baris(milik={200: f"{OPD} provinsi admin_nasional dua_tugas"}, selain=302),
    "rekapitulasi-wilayah": Baris(
        args=("wilayah",),
        milik={200: f"bappeda {KEC} {LAP} {PEMDA}"},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    ),
    "rekapitulasi-hitung": Baris(
        args=("kabupaten",),
        metode="post",
        milik={302: "bappeda", 403: PEMDA},
        tetangga={302: "bappeda_kota", 403: "provinsi admin_nasional"},
    ),
    "kriteria": Baris(
        args=("kabupaten",),
        milik={200: f"bappeda {PELAKU_KEC} {SEMUA_LAP} {OPD} {PEMDA}"},
        tetangga={200: "bappeda_kota provinsi admin_nasional"},
    ),
    "kriteria-baru": Baris(
        args=("kabupaten",),
        milik={200: "bappeda", 403: f"{PELAKU_KEC} {SEMUA_LAP} {OPD} {PEMDA}"},
        tetangga={200: "bappeda_kota", 403: "provinsi admin_nasional"},
    ),
}

PROGRAM = {
    "program": setelah_masuk(),
    "program-ubah": induk("program"),
    "program-induk": induk("kabupaten"),
    "sub-kegiatan-baru": induk("kabupaten"),
    "sub-kegiatan": Baris(
        args=("sub_kegiatan",),
        milik={200: "opd bappeda pimpinan"},
        tetangga={200: "opd_lain bappeda pimpinan"},
    ),
    "sub-kegiatan-ubah": Baris(
        args=("sub_kegiatan",),
        milik={200: "bappeda", 403: "opd pimpinan"},
        tetangga={200: "bappeda", 403: "opd_lain pimpinan"},
    ),
    "sub-kegiatan-realisasi": Baris(
        args=("sub_kegiatan",),
        milik={200: "opd bappeda", 403: "pimpinan"},
        tetangga={200: "opd_lain bappeda", 403: "pimpinan"},
    ),
    "intervensi": Baris(milik={200: f"{PELAKU_KEC} {OPD} {BAPPEDA}"}),
    "intervensi-daftar": pengampu("daftar_intervensi"),
    "intervensi-ubah": bantuan_diubah(),
    "intervensi-batal": bantuan_diubah(),
    "intervensi-bukti": Baris(
        args=("intervensi",),
        milik={200: f"opd bappeda {KEC}"},
        tetangga={200: f"opd_lain bappeda {KEC_T}"},
    ),
    "intervensi-baru": Baris(
        args=("sasaran",),
        milik={200: "opd bappeda", 403: f"{KEC} {LAP}"},
        tetangga={200: "opd_lain bappeda", 403: f"{KEC_T} {LAP_T}"},
    ),
    "penerima": daftar_pengampu(),
    "penerima-unggah": daftar_pengampu(),
    "penerima-templat": daftar_pengampu(),
    "penerima-rinci": pengampu("penerima"),
    "penerima-tinjau": pengampu("penerima"),
    "penerima-konfirmasi": pengampu("penerima"),
    "penerima-temuan": pengampu("penerima"),
    "penerima-berkas": pengampu("penerima"),
    "penerima-putuskan": pengampu("baris_penerima", status=302, metode="post"),
}

SASARAN = {
    "sasaran": setelah_masuk(),
    "sasaran-beda": Baris(milik={200: BAPPEDA}, selain=403),
    "sasaran-detail": orang("sasaran"),
    # Without a reason nobody's NIK is opened; the field is refused before it is asked for one.
    "sasaran-nik": Baris(
        args=("sasaran",),
        metode="post",
        milik={400: f"bappeda {KEC} opd", 403: LAP},
        tetangga={400: f"bappeda {KEC_T} opd_lain", 403: LAP_T},
    ),
    "daftar": setelah_masuk(),
    "daftar-buat": Baris(milik={200: BAPPEDA}),
    "daftar-detail": wilayah_kerja("daftar"),
    "daftar-perpanjang": diatur_sekretariat("daftar"),
    "daftar-batalkan": diatur_sekretariat("daftar"),
}

VERVAL = {
    "verval": wilayah_kerja("daftar"),
    "verval-isi": diisi_lapangan("daftar", "sasaran"),
    "verval-foto": orang("verval"),
    "verval-urungkan": Baris(
        args=("verval",),
        metode="post",
        milik={409: PENDAMPING, 403: f"bappeda {KEC} {DESA} opd"},
        tetangga={409: "pendamping_tetangga", 403: f"bappeda {KEC_T} {DESA_T} opd_lain dua_tugas"},
    ),
    "unggahan-baru": diisi_lapangan("daftar"),
    "unggahan-detail": milik_pengunggah("unggahan"),
    "unggahan-temuan": milik_pengunggah("unggahan"),
    "unggahan-berkas": milik_pengunggah("unggahan"),
    "berita-acara": setelah_masuk(),
    # The village and its kecamatan write; a pendamping who is camat elsewhere does not.
    "berita-acara-buat": Baris(
        args=("daftar", "desa_pk"),
        milik={200: f"{KEC} {DESA}", 403: f"bappeda {PENDAMPING}"},
        tetangga={200: f"{KEC_T} {DESA_T}", 403: f"bappeda {PENDAMPING_T}"},
    ),
    "berita-acara-detail": berita_acara("berita_acara"),
    "berita-acara-pdf": berita_acara("berita_acara"),
    "berita-acara-pindaian": berita_acara("berita_acara"),
    "berita-acara-tarik": Baris(
        args=("berita_acara",),
        metode="post",
        milik={409: f"{KEC} {DESA}", 403: f"bappeda pimpinan {PENDAMPING}"},
        tetangga={409: f"{KEC_T} {DESA_T}", 403: f"bappeda pimpinan {PENDAMPING_T}"},
    ),
    "usulan": setelah_masuk(),
    "usulan-buat": Baris(milik={200: f"{PELAKU_KEC} {SEMUA_LAP}"}, selain=403),
    "usulan-detail": wilayah_kerja("usulan"),
    "usulan-bukti": wilayah_kerja("usulan"),
    "usulan-ubah": Baris(
        args=("usulan",),
        metode="post",
        data={"status": StatusUsulan.DITOLAK, "alasan": "Bukan warga desa ini."},
        milik={302: f"bappeda {KEC}", 403: LAP},
        tetangga={302: f"bappeda {KEC_T}", 403: LAP_T},
    ),
}

UNDUHAN = {
    "unduhan": setelah_masuk(),
    "unduhan-minta": Baris(
        data={"jenis": JenisUnduhan.SASARAN},
        milik={200: f"{PELAKU_KEC} {OPD} {BAPPEDA}"},
        selain=403,
    ),
    "unduhan-detail": milik_pengunggah("unduhan"),
    # Made for one person: the secretariat sees the line, not the file.
    "unduhan-berkas": Baris(
        args=("unduhan",),
        milik={200: "pendamping", 403: "bappeda"},
        tetangga={200: "pendamping_tetangga", 403: "bappeda"},
    ),
}

BARIS = {
    f"kemiskinan:{name}": row
    for part in (DATA_SUMBER, PEMADANAN, REKAPITULASI, PROGRAM, SASARAN, VERVAL, UNDUHAN)
    for name, row in part.items()
}
