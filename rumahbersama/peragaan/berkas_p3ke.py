"""The P3KE files as delivered: layouts A and B, one row per person and one row per family.

Every cell is text, as delivered; ages and dates are written as each layout writes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rumahbersama.peragaan.daftar_p3ke import (
    BAB_B,
    DAYA_B,
    HUBUNGAN,
    HUBUNGAN_B,
    INDIVIDU_A,
    INDIVIDU_B,
    KAWIN,
    KELUARGA_A,
    KELUARGA_B,
    MILIK_B,
    PEKERJAAN,
    PENDIDIKAN,
    PENDIDIKAN_B,
    RUMAH,
    STATUS_PEKERJAAN,
    STUNTING_B,
    TERANG_B,
)
from rumahbersama.peragaan.orang import Individu, Keluarga

Baris = list[str]

_BATAS_USIA_A = (7, 13, 16, 19, 22, 60, 200)
_KELOMPOK_B = (
    (6, "USIA < 5 TAHUN"),
    (13, "USIA 6-12 TAHUN"),
    (16, "USIA 13-15 TAHUN"),
    (19, "USIA 16-18 TAHUN"),
    (60, "USIA 19-59 TAHUN"),
    (200, "USIA 60+ TAHUN"),
)
_YA_TIDAK = ("Tidak", "Ya")
_YA_TIDAK_B = ("TIDAK", "YA")
_KAWIN_B = tuple(nilai.upper() for nilai in KAWIN)
_PEKERJAAN_B = tuple(nilai.upper() for nilai in PEKERJAAN)
_USIA_A = {
    usia: [_YA_TIDAK[kelompok == i] for i in range(7)]
    for usia in range(130)
    for kelompok in [next(i for i, batas in enumerate(_BATAS_USIA_A) if usia < batas)]
}
_USIA_B = {usia: next(nama for batas, nama in _KELOMPOK_B if usia < batas) for usia in range(130)}
_AWAL = date(1925, 1, 1)
_TANGGAL_A = {
    hari: f"{hari:%d/%m/%Y} 0:00:00" for hari in (_AWAL + timedelta(n) for n in range(36525))
}


def baris_individu_a(keluarga: Keluarga) -> Iterator[Baris]:
    """The 31 cells of each member in layout A; ages as seven Ya/Tidak flags."""
    desa = keluarga.desa
    depan = [
        keluarga.id_keluarga,
        desa.provinsi.upper(),
        desa.kabupaten.upper(),
        desa.kecamatan.upper(),
        desa.nama.upper(),
        desa.kode_polos,
        str(keluarga.desil),
        keluarga.alamat,
    ]
    belakang = [_YA_TIDAK[ya] for ya in keluarga.bantuan[:5]] + [str(keluarga.stunting)]
    for satu in keluarga.anggota:
        yield [
            *depan,
            satu.id_individu,
            satu.nama,
            satu.nik,
            _YA_TIDAK[satu.padan],
            "Perempuan" if satu.perempuan else "Laki-laki",
            HUBUNGAN[satu.hubungan],
            _TANGGAL_A[satu.lahir],
            KAWIN[satu.kawin],
            PEKERJAAN[satu.pekerjaan],
            PENDIDIKAN[satu.pendidikan],
            *_USIA_A[satu.usia],
            *belakang,
        ]


def baris_keluarga_a(keluarga: Keluarga) -> Iterator[Baris]:
    """The 30 cells of a family in layout A; the person's cells are the head's."""
    desa, kepala = keluarga.desa, keluarga.anggota[0]
    yield [
        keluarga.id_keluarga,
        desa.provinsi.upper(),
        desa.kabupaten.upper(),
        desa.kecamatan.upper(),
        desa.nama.upper(),
        desa.kode_polos,
        str(keluarga.desil),
        keluarga.alamat,
        kepala.nama,
        kepala.nik,
        _YA_TIDAK[kepala.padan],
        "Perempuan" if kepala.perempuan else "Laki-laki",
        _TANGGAL_A[kepala.lahir],
        PEKERJAAN[kepala.pekerjaan],
        PENDIDIKAN[kepala.pendidikan],
        *(pilihan[i] for pilihan, i in zip(RUMAH, keluarga.rumah, strict=True)),
        *(_YA_TIDAK[ya] for ya in keluarga.bantuan[:5]),
        str(keluarga.stunting),
    ]


def _depan_b(keluarga: Keluarga) -> Baris:
    desa = keluarga.desa
    return [
        keluarga.id_keluarga,
        "2023",
        desa.kode_polos,
        desa.provinsi.upper(),
        desa.kabupaten.upper(),
        desa.kecamatan.upper(),
        desa.nama.upper(),
        str(keluarga.desil),
        str(keluarga.persentil),
        keluarga.alamat,
    ]


def _orang_b(satu: Individu) -> Baris:
    """Pekerjaan, status pekerjaan and pendidikan in layout B's uppercase words."""
    return [
        _KAWIN_B[satu.kawin],
        _PEKERJAAN_B[satu.pekerjaan],
        STATUS_PEKERJAAN[satu.pekerjaan],
        PENDIDIKAN_B[satu.pendidikan],
    ]


def baris_individu_b(keluarga: Keluarga) -> Iterator[Baris]:
    """The 31 cells of each member in layout B; dates in ISO, age as number and group."""
    depan = _depan_b(keluarga)
    bantuan = [_YA_TIDAK_B[ya] for ya in keluarga.bantuan]
    for satu in keluarga.anggota:
        yield [
            *depan,
            satu.id_individu,
            "NORMAL",
            satu.nama,
            satu.nik,
            "PADAN" if satu.padan else "TIDAK PADAN",
            "PEREMPUAN" if satu.perempuan else "LAKI-LAKI",
            HUBUNGAN_B[satu.hubungan],
            satu.lahir.isoformat(),
            *_orang_b(satu),
            str(satu.usia),
            _USIA_B[satu.usia],
            *bantuan,
        ]


def baris_keluarga_b(keluarga: Keluarga) -> Iterator[Baris]:
    """One family in layout B; roof, wall and floor each with their quality."""
    kepala, rumah = keluarga.anggota[0], keluarga.rumah
    atap, dinding, lantai = (RUMAH[i][rumah[i]].upper() for i in (2, 3, 4))
    yield [
        *_depan_b(keluarga),
        "NORMAL",
        kepala.nama,
        kepala.nik,
        "PADAN" if kepala.padan else "TIDAK PADAN",
        "PEREMPUAN" if kepala.perempuan else "LAKI-LAKI",
        kepala.lahir.isoformat(),
        *_orang_b(kepala),
        MILIK_B[rumah[0]],
        RUMAH[1][rumah[1]].upper(),
        *(atap, _mutu(rumah[2]), dinding, _mutu(rumah[3]), lantai, _mutu(rumah[4])),
        TERANG_B[rumah[5]],
        DAYA_B[rumah[5]],
        RUMAH[6][rumah[6]].upper(),
        RUMAH[7][rumah[7]].upper(),
        BAB_B[rumah[8]],
        STUNTING_B[keluarga.stunting],
        *(_YA_TIDAK_B[ya] for ya in keluarga.bantuan),
    ]


def _mutu(bahan: int) -> str:
    return "BAGUS/KUALITAS TINGGI" if bahan < 2 else "JELEK/KUALITAS RENDAH"


@dataclass(frozen=True, slots=True)
class Susunan:
    """A layout: its name on the command line, its header, and a family's rows in it."""

    nama: str
    kepala: tuple[str, ...]
    baris: Callable[[Keluarga], Iterator[Baris]]

    def semua(self, penduduk: Iterable[Keluarga]) -> Iterator[Baris]:
        """Every row of the file, without the header."""
        for keluarga in penduduk:
            yield from self.baris(keluarga)


SUSUNAN = {
    susunan.nama: susunan
    for susunan in (
        Susunan("individu-a", INDIVIDU_A, baris_individu_a),
        Susunan("keluarga-a", KELUARGA_A, baris_keluarga_a),
        Susunan("individu-b", INDIVIDU_B, baris_individu_b),
        Susunan("keluarga-b", KELUARGA_B, baris_keluarga_b),
    )
}
