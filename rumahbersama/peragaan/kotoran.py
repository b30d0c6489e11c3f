"""Dirt as real P3KE files carry it, on known rows and in known numbers: the importer's truth."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Collection, Iterator
from datetime import date
from random import Random

from rumahbersama.peragaan.berkas_p3ke import Baris, Susunan
from rumahbersama.peragaan.penduduk import Penduduk, acak

LAJU: dict[str, float] = {
    "nik_kosong": 0.004,
    "nik_nol": 0.001,
    "nik_15_digit": 0.001,
    "nik_17_digit": 0.0005,
    "nik_ilmiah": 0.001,
    "nik_apostrof": 0.004,
    "nik_berspasi": 0.001,
    "nik_tersamar": 0.0005,
    "nik_tanggal_mustahil": 0.0005,
    "nik_ganda": 0.001,
    "lahir_mustahil": 0.0005,
    "lahir_kosong": 0.001,
    "lahir_iso": 0.002,
    "lahir_serial": 0.002,
    "lahir_beda_nik": 0.002,
    "jenis_kelamin_beda_nik": 0.0005,
    "desil_kosong": 0.0005,
    "desa_tak_dikenal": 0.001,
    "kabupaten_berawalan": 0.002,
    "pekerjaan_tak_dikenal": 0.001,
}
"""Share of all rows that carry each kind; every kind at least once, and at most one per row."""

Pengotor = Callable[[Random, str], str]


def _nik_tanggal_mustahil(_rng: Random, nik: str) -> str:
    return f"{nik[:6]}00{nik[8:]}"


def _geser_lahir(_rng: Random, lahir: str) -> str:
    """Another year than the NIK says, in either date notation."""
    if "/" in lahir:
        return f"{lahir[:6]}{int(lahir[6:10]) - 7}{lahir[10:]}"
    return f"{int(lahir[:4]) - 7}{lahir[4:]}"


def _iso(_rng: Random, lahir: str) -> str:
    return f"{lahir[6:10]}-{lahir[3:5]}-{lahir[:2]}" if "/" in lahir else lahir


def _serial(_rng: Random, lahir: str) -> str:
    """Days since 30 December 1899, as Excel counts."""
    iso = _iso(_rng, lahir)
    return str((date.fromisoformat(iso) - date(1899, 12, 30)).days)


def _mustahil(_rng: Random, lahir: str) -> str:
    return f"31/02/{lahir[6:]}" if "/" in lahir else f"{lahir[:4]}-02-31"


def _lawan_jenis(_rng: Random, jenis: str) -> str:
    lawan = {"Laki-laki": "Perempuan", "LAKI-LAKI": "PEREMPUAN"}
    return lawan.get(jenis) or ("Laki-laki" if jenis == "Perempuan" else "LAKI-LAKI")


_PENGOTOR: dict[str, tuple[str, Pengotor]] = {
    "nik_kosong": ("NIK", lambda _r, _v: ""),
    "nik_nol": ("NIK", lambda _r, _v: "0"),
    "nik_15_digit": ("NIK", lambda _r, v: v[:-1]),
    "nik_17_digit": ("NIK", lambda r, v: v + str(int(r.random() * 10))),
    "nik_ilmiah": ("NIK", lambda _r, v: f"{int(v):.5E}".replace(".", ",")),
    "nik_apostrof": ("NIK", lambda _r, v: f"'{v}"),
    "nik_berspasi": ("NIK", lambda _r, v: f"{v[:6]} {v[6:12]}.{v[12:]}"),
    "nik_tersamar": ("NIK", lambda _r, v: f"{v[:8]}****{v[12:]}"),
    "nik_tanggal_mustahil": ("NIK", _nik_tanggal_mustahil),
    "lahir_mustahil": ("Tanggal Lahir", _mustahil),
    "lahir_kosong": ("Tanggal Lahir", lambda _r, _v: ""),
    "lahir_iso": ("Tanggal Lahir", _iso),
    "lahir_serial": ("Tanggal Lahir", _serial),
    "lahir_beda_nik": ("Tanggal Lahir", _geser_lahir),
    "jenis_kelamin_beda_nik": ("Jenis Kelamin", _lawan_jenis),
    "desil_kosong": ("Desil Kesejahteraan", lambda _r, _v: ""),
    "desa_tak_dikenal": ("Kode Kemdagri", lambda _r, v: f"{v[:6]}2999"),
    "kabupaten_berawalan": ("Kabupaten/Kota", lambda _r, v: f"KAB. {v}"),
    "pekerjaan_tak_dikenal": ("Pekerjaan", lambda _r, _v: "Buruh Tani Musiman"),
}


def tebar(penduduk: Penduduk, *, lindungi: Collection[int] = ()) -> dict[int, str]:
    """Kind of dirt by person number; never on a person in `lindungi` or in a kept family.

    The first fiftieth of the file stays clean, so that a double NIK always has a forerunner. A
    population too small to carry every kind on a quarter of its free rows stays clean altogether.
    """
    bersih = set(lindungi)
    for keluarga in penduduk.tetap.values():
        bersih.update(satu.nomor for satu in keluarga.anggota)
    bebas = [nomor for nomor in range(1, penduduk.jumlah) if nomor not in bersih]
    bebas = bebas[1 + len(bebas) // 50 :]
    jumlah = {jenis: max(1, round(laju * penduduk.jumlah)) for jenis, laju in LAJU.items()}
    if sum(jumlah.values()) * 4 > len(bebas):
        return {}
    terpilih = iter(acak(penduduk.benih + 17).sample(bebas, sum(jumlah.values())))
    return {next(terpilih): jenis for jenis, kali in jumlah.items() for _ in range(kali)}


def hitung(kotoran: dict[int, str]) -> dict[str, int]:
    """Rows per kind, in the order of `LAJU`."""
    banyak = Counter(kotoran.values())
    return {jenis: banyak[jenis] for jenis in LAJU}


def baris_kotor(penduduk: Penduduk, susunan: Susunan, kotoran: dict[int, str]) -> Iterator[Baris]:
    """The file's rows with the dirt on them.

    `nik_ganda` repeats the NIK of an earlier clean person outside the kept families, so each such
    row makes exactly two rows that share a NIK.
    """
    kolom = {nama: tempat for tempat, nama in enumerate(susunan.kepala)}
    rng = acak(penduduk.benih + 18)
    nik_lain: deque[str] = deque(maxlen=64)
    for keluarga in penduduk:
        baris = list(susunan.baris(keluarga))
        for satu, sel in zip(keluarga.anggota, baris, strict=False):
            jenis = kotoran.get(satu.nomor)
            if jenis == "nik_ganda" and nik_lain:
                sel[kolom["NIK"]] = nik_lain.popleft()
            elif jenis in _PENGOTOR:
                nama, ubah = _PENGOTOR[jenis]
                sel[kolom[nama]] = ubah(rng, sel[kolom[nama]])
            elif jenis is None and keluarga.nomor not in penduduk.tetap:
                nik_lain.append(satu.nik)
        yield from baris
