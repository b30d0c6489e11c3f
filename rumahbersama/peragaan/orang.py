"""One invented family: who lives in it, how old they are, what they do, what the house is like.

Everything comes from one `Random`, so the same seed gives the same family in any process.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from random import Random

from rumahbersama.peragaan.nama import DUSUN, beri_nama
from rumahbersama.peragaan.wilayah import Desa

SERI_TERENDAH = 9000
"""NIK and KK serials start here: the mark of an invented person."""

KEPALA, ISTRI, ANAK, LAINNYA = range(4)
BELUM_KAWIN, KAWIN, CERAI_HIDUP, CERAI_MATI = range(4)
TIDAK_BEKERJA, PETANI, PENSIUNAN = 0, 1, 7
TERTUA, TERMUDA = date(1925, 1, 1), date(2024, 12, 31)
BANYAK_PILIHAN_RUMAH = (6, 2, 7, 5, 6, 4, 4, 8, 4)
"""Choices for tenure, savings, roof, wall, floor, light, cooking, water, toilet (domain lists)."""


@dataclass(slots=True)
class Individu:
    """A person; `hubungan`, `kawin`, `pekerjaan`, `pendidikan` index the layouts' value lists."""

    nomor: int
    nama: str
    nik: str
    lahir: date
    usia: int
    perempuan: bool
    hubungan: int
    kawin: int
    pekerjaan: int
    pendidikan: int
    padan: bool

    @property
    def id_individu(self) -> str:
        """ID Individu of the release: nine digits, unique in the file."""
        return str(900_000_000 + self.nomor)


@dataclass(slots=True)
class Keluarga:
    """A family in one desa and one decile; `rumah` and `bantuan` belong to all of it."""

    nomor: int
    desa: Desa
    desil: int
    persentil: int
    nomor_kk: str
    alamat: str
    rumah: tuple[int, ...]
    bantuan: tuple[bool, ...]
    stunting: int
    anggota: list[Individu] = field(default_factory=list)

    @property
    def id_keluarga(self) -> str:
        """ID Keluarga P3KE: nine digits, unique in the file."""
        return str(351_000_001 + self.nomor)


@dataclass(frozen=True, slots=True)
class Kalender:
    """Every date of the period once, with its digits as a man's and as a woman's NIK has them."""

    hari: list[date]
    laki: list[str]
    perempuan: list[str]


@lru_cache(maxsize=1)
def kalender() -> Kalender:
    """Built once per process: shared dates keep 654,220 people small in memory."""
    hari = [date.fromordinal(n) for n in range(TERTUA.toordinal(), TERMUDA.toordinal() + 1)]
    return Kalender(
        hari,
        [f"{h:%d%m%y}" for h in hari],
        [f"{h.day + 40:02d}{h:%m%y}" for h in hari],
    )


def nik_dari(rng: Random, kepala: str, lahir: date, *, perempuan: bool) -> str:
    """A well-formed NIK: six digits of region, the birth date (+40 for women), serial >= 9000."""
    k = kalender()
    angka = (k.perempuan if perempuan else k.laki)[(lahir - TERTUA).days]
    return f"{kepala}{angka}{SERI_TERENDAH + int(rng.random() * 1000)}"


@dataclass(frozen=True, slots=True)
class Pembentuk:
    """Builds families whose youngest member was born on or before `acuan`."""

    acuan: date
    kepala_luar: tuple[str, ...]
    """NIK prefixes of other regions."""
    kepala_dalam: tuple[str, ...]
    """NIK prefixes of the kabupaten's own kecamatan."""

    def bentuk(
        self, rng: Random, *, nomor: int, awal: int, desa: Desa, desil: int, banyak: int
    ) -> Keluarga:
        """A family of `banyak` people numbered from `awal`; head first, then wife, then others."""
        keluarga = self._rumah_tangga(rng, nomor, desa, desil)
        nama_terpakai: set[str] = set()
        lahir_terpakai: set[date] = set()
        for urutan, (hubungan, perempuan, usia) in enumerate(susun_anggota(rng, banyak)):
            lahir = self._lahir(rng, usia, lahir_terpakai)
            nama = beri_nama(rng, perempuan=perempuan, usia=usia)
            while nama in nama_terpakai:
                nama = beri_nama(rng, perempuan=perempuan, usia=usia)
            nama_terpakai.add(nama)
            kepala = self._kepala_nik(rng, desa)
            keluarga.anggota.append(
                Individu(
                    nomor=awal + urutan,
                    nama=nama,
                    nik=nik_dari(rng, kepala, lahir, perempuan=perempuan),
                    lahir=lahir,
                    usia=usia,
                    perempuan=perempuan,
                    hubungan=hubungan,
                    kawin=_status_kawin(rng, hubungan, perempuan, usia, banyak),
                    pekerjaan=_pekerjaan(rng, usia, perempuan),
                    pendidikan=_pendidikan(rng, usia),
                    padan=rng.random() < 0.93,
                )
            )
        return keluarga

    def _lahir(self, rng: Random, usia: int, terpakai: set[date]) -> date:
        """A birth date that makes the person `usia` at `acuan`; no twins arise by chance."""
        k = kalender()
        akhir = (self.acuan - TERTUA).days - int(usia * 365.25)
        while (lahir := k.hari[max(0, akhir - int(rng.random() * 365))]) in terpakai:
            pass
        terpakai.add(lahir)
        return lahir

    def _kepala_nik(self, rng: Random, desa: Desa) -> str:
        asal = rng.random()
        if asal < 0.94:
            return desa.kepala_nik
        dari = self.kepala_dalam if asal < 0.98 else self.kepala_luar
        return dari[int(rng.random() * len(dari))]

    def _rumah_tangga(self, rng: Random, nomor: int, desa: Desa, desil: int) -> Keluarga:
        """The family without members; its nomor KK repeats only after six million families."""
        acak = rng.random
        dusun = DUSUN[int(acak() * len(DUSUN))]
        k = kalender()
        terbit = k.laki[-1 - nomor * 7919 % 6000]
        return Keluarga(
            nomor=nomor,
            desa=desa,
            desil=desil,
            persentil=desil * 10 - int(acak() * 10),
            nomor_kk=f"{desa.kepala_nik}{terbit}{SERI_TERENDAH + nomor // 6000 % 1000}",
            alamat=f"DUSUN {dusun} RT {1 + int(acak() * 12):03d} RW {1 + int(acak() * 6):03d}",
            rumah=tuple([int(acak() * n) for n in BANYAK_PILIHAN_RUMAH]),
            bantuan=tuple([acak() < 0.55 - desil * 0.06 for _ in range(7)]),
            stunting=int(acak() * 3),
        )


def susun_anggota(rng: Random, banyak: int) -> list[tuple[int, bool, int]]:
    """(hubungan, perempuan, usia) of each member: one head, at most one wife, children younger."""
    acak = rng.random
    sendiri = banyak == 1
    perempuan = acak() < (0.6 if sendiri else 0.14)
    usia = int(50 + acak() * 38) if sendiri else int(24 + acak() * 30 + acak() * 22)
    anggota = [(KEPALA, perempuan, usia)]
    usia_ibu = usia
    if banyak > 1 and not perempuan and acak() < 0.9:
        usia_ibu = max(18, usia - int(acak() * 11) + 3)
        anggota.append((ISTRI, True, usia_ibu))
    termuda = min(usia, usia_ibu)
    while len(anggota) < banyak:
        anggota.append(_tanggungan(rng, termuda))
    return anggota


def _tanggungan(rng: Random, usia_orang_tua: int) -> tuple[int, bool, int]:
    acak = rng.random
    perempuan = acak() < 0.49
    usia_anak = usia_orang_tua - 18 - int(acak() * 20)
    if 0 <= usia_anak <= 34 and acak() < 0.9:
        return (ANAK, perempuan, usia_anak)
    if usia_orang_tua > 54 or acak() < 0.4:
        return (LAINNYA, perempuan, int(acak() * 18))
    return (LAINNYA, perempuan, min(94, usia_orang_tua + 19 + int(acak() * 12)))


def _status_kawin(rng: Random, hubungan: int, perempuan: bool, usia: int, banyak: int) -> int:
    if hubungan == ISTRI or (hubungan == KEPALA and not perempuan and banyak > 1):
        return KAWIN
    if hubungan == KEPALA or usia > 45:
        return CERAI_MATI if rng.random() < 0.75 else CERAI_HIDUP
    return BELUM_KAWIN


def _pekerjaan(rng: Random, usia: int, perempuan: bool) -> int:
    acak = rng.random()
    if usia < 17 or acak < (0.45 if perempuan else 0.12):
        return TIDAK_BEKERJA
    if usia > 65:
        return PETANI if acak < 0.8 else PENSIUNAN
    return (PETANI, PETANI, 3, 4, 5, 6, 6, 8)[int(rng.random() * 8)]


def _pendidikan(rng: Random, usia: int) -> int:
    """Index into the education list: pupils by age, grown-ups poorer in schooling when older."""
    if usia < 19:
        return 0 if usia < 7 else 2 if usia < 13 else 3 if usia < 16 else 4
    tingkat = (6, 7, 8, 8, 8, 5, 9) if usia < 35 else (0, 1, 1, 6, 6, 6, 7)
    return tingkat[int(rng.random() * 7)]
