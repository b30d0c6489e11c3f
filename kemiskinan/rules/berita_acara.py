"""The recap of a musdes/muskel and the words that differ between desa and kelurahan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from kecamatan.enums import JenisWilayah

UNSUR: Final[dict[str, str]] = {
    "pemerintah": "Pemerintah desa/kelurahan",
    "wakil": "BPD/LPMK",
    "rt_rw": "RT/RW",
    "pkk": "TP PKK",
    "kader": "Kader pembangunan manusia",
    "pendamping": "Pendamping dan penyuluh",
    "tokoh": "Tokoh masyarakat",
    "lainnya": "Unsur lain",
}


@dataclass(frozen=True, slots=True)
class Sebutan:
    """How this kind of village speaks of its meeting and its signatories."""

    musyawarah: str
    singkat: str
    kepala: str
    wakil: str
    wilayah: str


DESA: Final = Sebutan("musyawarah desa khusus", "musdes", "Kepala Desa", "Ketua BPD", "Desa")
KELURAHAN: Final = Sebutan("musyawarah kelurahan", "muskel", "Lurah", "Ketua LPMK", "Kelurahan")


def sebutan_of(jenis: str) -> Sebutan:
    return KELURAHAN if jenis == JenisWilayah.KELURAHAN else DESA


@dataclass(frozen=True, slots=True)
class Rekap:
    """People of one desa on one list, in jiwa; every person stands in exactly one branch.

    `ada_layak` holds those found whose need was confirmed or not judged, `mampu` those found who
    need no help any more. `usulan_baru` stands beside and is never part of `akhir`.
    """

    awal: int = 0
    ada_layak: int = 0
    mampu: int = 0
    meninggal: int = 0
    pindah: int = 0
    tidak_ditemukan: int = 0
    ganda: int = 0
    belum_disisir: int = 0
    usulan_baru: int = 0

    @property
    def keluar(self) -> int:
        """Those whom the meeting proposes to strike; only a new SK strikes them."""
        return self.mampu + self.meninggal + self.pindah + self.tidak_ditemukan + self.ganda

    @property
    def akhir(self) -> int:
        return self.awal - self.keluar

    @property
    def cocok(self) -> bool:
        """awal = ada_layak + mampu + meninggal + pindah + tidak_ditemukan + ganda + belum."""
        return self.awal == self.ada_layak + self.keluar + self.belum_disisir

    def as_json(self) -> dict[str, int]:
        return {**asdict(self), "akhir": self.akhir}


def rekap_from(stored: Mapping[str, int]) -> Rekap:
    """The frozen figures of a Berita Acara."""
    return Rekap(**{key: stored.get(key, 0) for key in Rekap.__dataclass_fields__})


def attendance_total(hadir: Mapping[str, Mapping[str, int]]) -> tuple[int, int]:
    """(men, women) over all unsur."""
    return (
        sum(row.get("l", 0) for row in hadir.values()),
        sum(row.get("p", 0) for row in hadir.values()),
    )
