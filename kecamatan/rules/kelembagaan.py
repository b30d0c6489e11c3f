"""What the states of a Rumah Bersama say together: counts and words, no level and no rank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kecamatan.enums import Kelembagaan


@dataclass(frozen=True, slots=True)
class Hitungan:
    """How many pieces stand where. `belum_lapor` are those of which nothing was said yet; the
    four add up to `semua`."""

    terlembaga: int = 0
    praktik: int = 0
    belum: int = 0
    belum_lapor: int = 0

    @property
    def semua(self) -> int:
        return self.terlembaga + self.praktik + self.belum + self.belum_lapor

    @property
    def keadaan(self) -> str:
        """The word for the whole: *terlembaga* when every piece is, *praktik berjalan* as soon
        as one is done."""
        if self.semua and self.terlembaga == self.semua:
            return str(Kelembagaan.TERLEMBAGA.label)
        begun = self.terlembaga or self.praktik
        return str((Kelembagaan.PRAKTIK if begun else Kelembagaan.BELUM).label)


def count(keadaan: Iterable[str | None]) -> Hitungan:
    """From the state of each piece, None where nothing was reported."""
    told = list(keadaan)
    return Hitungan(
        told.count(Kelembagaan.TERLEMBAGA),
        told.count(Kelembagaan.PRAKTIK),
        told.count(Kelembagaan.BELUM),
        told.count(None),
    )


def next_step(keadaan: Sequence[str | None]) -> int | None:
    """Index of the piece to work on next: the first that is not even practised, in the order of
    the list, then the first that is practised without being instituted."""
    for wanted in ((None, Kelembagaan.BELUM), (Kelembagaan.PRAKTIK,)):
        for index, one in enumerate(keadaan):
            if one in wanted:
                return index
    return None


def langkah_warna(terlembaga: int, semua: int) -> int:
    """Step 0 to 4 of a tile: nothing instituted, then each begun quarter."""
    return -(-terlembaga * 4 // semua) if semua else 0
