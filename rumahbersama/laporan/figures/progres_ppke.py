"""Figures of *Laporan progres PPKE kabupaten/kota* (domain: SK Bupati, TKPK Jombang 2024).

Counts only, never a name: the by-name lists leave the portal as workbooks (Unduhan).
"""

from __future__ import annotations

from kecamatan.enums import Tingkat
from rumahbersama.laporan.figures import neraca as bagian
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup
from rumahbersama.laporan.figures.penanganan import program, verval


def collect(lingkup: Lingkup) -> Figures:
    """Galat NERACA_BELUM without a ledger."""
    neraca = bagian.ledger_until(lingkup.wilayah, lingkup.pada)
    return {
        **bagian.sources(neraca),
        "neraca": bagian.ledger(neraca),
        "kriteria": bagian.kriteria(neraca),
        "per_kecamatan": bagian.per_kecamatan(neraca),
        "verval": verval(neraca.sk, Tingkat.KECAMATAN),
        "program": program(neraca.sk),
    }
