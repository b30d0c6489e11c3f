"""How much of a foreign file is looked at before it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB


@dataclass(frozen=True, slots=True)
class Batas:
    """Sizes in bytes, the rest are counts.

    The defaults hold a kabupaten's delivery of 654,220 rows x 31 columns (96 MB, 1.17 GB of XML,
    ratio 12) with room to spare, and keep the reader below 300 MB of memory.
    """

    ukuran_berkas: int = 200 * MIB
    ukuran_xls: int = 64 * MIB
    ukuran_terurai: int = 4 * GIB
    rasio: int = 150
    rasio_mulai: int = 64 * MIB
    teks_bersama: int = 256 * MIB
    bagian_kecil: int = 64 * MIB
    panjang_teks: int = MIB
    panjang_baris: int = 64 * MIB
    entri: int = 2_000
    lembar: int = 200
    baris: int = 1_500_000
    kolom: int = 256
    kosong_berturut: int = 1_048_576  # a sheet of Excel has no more rows: only lies go on
    kepala: int = 1_100


BATAS_BAWAAN: Final = Batas()
