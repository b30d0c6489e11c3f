"""Which reminder is due on which working day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from kecamatan.enums import PenerimaEskalasi
from kecamatan.rules.hari_kerja import Kalender

# Working days in which a rung is made up for when the scheduler stood still.
KEJAR: Final = 5


@dataclass(frozen=True, slots=True)
class Anak:
    """A rung: working days after the deadline, and who hears."""

    hari: int
    penerima: PenerimaEskalasi


TANGGA_BAKU: Final = (
    Anak(-1, PenerimaEskalasi.PEMILIK),
    Anak(0, PenerimaEskalasi.PEMINTA),
    Anak(3, PenerimaEskalasi.SEKRETARIAT),
)


def due_rungs(
    tangga: Iterable[Anak], kalender: Kalender, batas: date, hari_ini: date
) -> list[Anak]:
    """The rungs reached today, and those reached within the last `KEJAR` working days."""
    selisih = kalender.between(batas, hari_ini)
    return [anak for anak in tangga if anak.hari <= selisih <= anak.hari + KEJAR]
