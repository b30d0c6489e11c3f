"""A whole kabupaten of invented families, streamed in the order of its villages.

Only a plan of small numbers is held; families are made when they are read, each from its own seed,
so the 654,220 people of the full demo never stand in memory together and can be read twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from random import Random

from rumahbersama.peragaan.orang import SERI_TERENDAH, Individu, Keluarga, Pembentuk, kalender
from rumahbersama.peragaan.wilayah import Desa

ACUAN = date(2023, 12, 31)
"""Ages of the file are taken on this day ("Usia 2023")."""
PANGSA_DESIL = (0.17, 0.17, 0.16, 0.15, 0.13, 0.12, 0.10)
"""Share of the people in deciles 1 to 7."""
_BANYAK_ANGGOTA = (1, 2, 3, 4, 5, 6)
_PANGSA_ANGGOTA = (0.10, 0.21, 0.27, 0.25, 0.12, 0.05)


@dataclass(frozen=True, slots=True)
class Rencana:
    """A planned family: where, how poor, how many, and the number of its first person."""

    desa: int
    desil: int
    banyak: int
    awal: int


def bagi(jumlah: int, pangsa: Sequence[float]) -> list[int]:
    """Whole numbers in proportion to `pangsa` whose sum is exactly `jumlah` (largest remainder)."""
    total = sum(pangsa)
    tepat = [jumlah * bagian / total for bagian in pangsa]
    hasil = [int(bagian) for bagian in tepat]
    urut = sorted(range(len(pangsa)), key=lambda i: (hasil[i] - tepat[i], i))
    for i in urut[: jumlah - sum(hasil)]:
        hasil[i] += 1
    return hasil


def acak(benih: int) -> Random:
    """A repeatable generator: invented data needs no secrecy."""
    return Random(benih)  # noqa: S311


def rencanakan(
    desa: int, jumlah: int, benih: int, pangsa: Sequence[float] = PANGSA_DESIL
) -> list[Rencana]:
    """Families for exactly `jumlah` people, exact per decile, ordered by village."""
    rng = acak(benih)
    bobot = list(accumulate(0.5 + 1.5 * rng.random() for _ in range(desa)))
    keluarga: list[tuple[int, int, int]] = []
    for desil, kuota in enumerate(bagi(jumlah, pangsa), start=1):
        ukuran = _ukuran_keluarga(rng, kuota)
        tempat = rng.choices(range(desa), cum_weights=bobot, k=len(ukuran))
        keluarga.extend((di, desil, n) for di, n in zip(tempat, ukuran, strict=True))
    rng.shuffle(keluarga)
    keluarga.sort(key=lambda satu: satu[0])
    awal = accumulate((n for _, _, n in keluarga), initial=0)
    return [Rencana(di, desil, n, a) for (di, desil, n), a in zip(keluarga, awal, strict=False)]


def _ukuran_keluarga(rng: Random, kuota: int) -> list[int]:
    """Family sizes of sum `kuota`; the last family takes what is left."""
    ukuran: list[int] = []
    while kuota:
        for n in rng.choices(_BANYAK_ANGGOTA, _PANGSA_ANGGOTA, k=1 + kuota // 4):
            if not kuota:
                break
            ukuran.append(min(n, kuota))
            kuota -= ukuran[-1]
    return ukuran


@dataclass(slots=True)
class Penduduk:
    """Iterate it for every `Keluarga`, as often as needed and always the same.

    `tetap` holds families that were made beforehand (the decree's); nobody else gets one of their
    NIK, or the name and birth date of one of their members. `nik_terlarang` and
    `jati_diri_terlarang` are the decree's mistyped ones, which must not hit a stranger by chance.
    """

    desa: Sequence[Desa]
    benih: int
    rencana: list[Rencana]
    kepala_luar: tuple[str, ...]
    tetap: dict[int, Keluarga] = field(default_factory=dict)
    nik_terlarang: set[str] = field(default_factory=set)
    jati_diri_terlarang: set[tuple[str, date]] = field(default_factory=set)
    bedakan: bool = True
    """False lets strangers share a kept person's name and birth date, as chance has it."""

    @property
    def jumlah(self) -> int:
        """People in the population."""
        akhir = self.rencana[-1]
        return akhir.awal + akhir.banyak

    def __iter__(self) -> Iterator[Keluarga]:
        nik, jati_diri = self._milik_tetap()
        pembentuk = self.pembentuk()
        rng = acak(self.benih)
        for nomor in range(len(self.rencana)):
            if nomor in self.tetap:
                yield self.tetap[nomor]
                continue
            keluarga = self.bentuk(rng, pembentuk, nomor)
            for satu in keluarga.anggota:
                while (satu.nama, satu.lahir) in jati_diri:
                    satu.nama += " JAYA"
                beri_nik_tunggal(rng, satu, nik)
            yield keluarga

    def tetapkan(self, nomor: Sequence[int], *, acuan: date) -> None:
        """Make these families now and keep them; their members are born by `acuan`."""
        nik, jati_diri = self._milik_tetap()
        rng = acak(self.benih)
        for satu_nomor in nomor:
            keluarga = self.bentuk(rng, self.pembentuk(acuan), satu_nomor)
            for satu in keluarga.anggota:
                while (satu.nama, satu.lahir) in jati_diri:
                    satu.nama += " JAYA"
                if self.bedakan:
                    jati_diri.add((satu.nama, satu.lahir))
                satu.usia += ACUAN.year - acuan.year
                beri_nik_tunggal(rng, satu, nik)
            self.tetap[satu_nomor] = keluarga

    def pembentuk(self, acuan: date = ACUAN) -> Pembentuk:
        """The builder for this kabupaten's regions."""
        dalam = tuple(sorted({desa.kepala_nik for desa in self.desa}))
        return Pembentuk(acuan, self.kepala_luar or dalam, dalam)

    def bentuk(self, rng: Random, pembentuk: Pembentuk, nomor: int) -> Keluarga:
        """Family `nomor` from its own seed, before NIK are made unique."""
        rng.seed(self.benih * 1_000_003 + nomor)
        satu = self.rencana[nomor]
        return pembentuk.bentuk(
            rng,
            nomor=nomor,
            awal=satu.awal,
            desa=self.desa[satu.desa],
            desil=satu.desil,
            banyak=satu.banyak,
        )

    def _milik_tetap(self) -> tuple[set[str], set[tuple[str, date]]]:
        orang = [satu for keluarga in self.tetap.values() for satu in keluarga.anggota]
        nik = {satu.nik for satu in orang} | self.nik_terlarang
        if not self.bedakan:
            return nik, set()
        return nik, {(satu.nama, satu.lahir) for satu in orang} | self.jati_diri_terlarang


def beri_nik_tunggal(rng: Random, satu: Individu, terpakai: set[str]) -> None:
    """Redraw the serial until nobody has the NIK; a full day moves the birth date by one."""
    coba = 0
    while satu.nik in terpakai:
        coba += 1
        if coba % 200 == 0:
            satu.lahir = kalender().hari[kalender().hari.index(satu.lahir) - 1]
            satu.nik = satu.nik[:6] + _digit_lahir(satu) + satu.nik[12:]
        satu.nik = f"{satu.nik[:12]}{SERI_TERENDAH + int(rng.random() * 1000)}"
    terpakai.add(satu.nik)


def _digit_lahir(satu: Individu) -> str:
    hari = satu.lahir.day + (40 if satu.perempuan else 0)
    return f"{hari:02d}{satu.lahir:%m%y}"
