"""Open duties that stay behind when somebody leaves an assignment.

A room registers in AppConfig.ready() how many duties hang on a Penugasan and how they are handed
to a successor; the ground floor shows the counts before it ends the assignment and calls the
movers in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Penghitung = Callable[[Any], int]
Penyerah = Callable[[Any, Any], int]


@dataclass(frozen=True, slots=True)
class Kewajiban:
    """`hitung(penugasan)` counts; `serahkan(penugasan, penerus)` moves and returns how many."""

    nama: str
    hitung: Penghitung
    serahkan: Penyerah


_terdaftar: dict[str, Kewajiban] = {}


def register(nama: str, hitung: Penghitung, serahkan: Penyerah) -> None:
    """`nama` is what a person reads, e.g. "tindak lanjut".

    Registering the same again changes nothing (apps may become ready twice); another duty under
    a taken name is a programming error.
    """
    kewajiban = Kewajiban(nama, hitung, serahkan)
    if _terdaftar.setdefault(nama, kewajiban) != kewajiban:
        raise ValueError(f"Kewajiban {nama} sudah terdaftar.")


def unregister(nama: str) -> None:
    _terdaftar.pop(nama, None)


def open_duties(penugasan: Any) -> dict[str, int]:
    """{name: count} of what hangs on this assignment; names without any are left out."""
    counts = {k.nama: k.hitung(penugasan) for k in _terdaftar.values()}
    return {nama: jumlah for nama, jumlah in counts.items() if jumlah}


def hand_over(penugasan: Any, penerus: Any) -> dict[str, int]:
    """{name: moved}; inside the caller's transaction."""
    moved = {k.nama: k.serahkan(penugasan, penerus) for k in _terdaftar.values()}
    return {nama: jumlah for nama, jumlah in moved.items() if jumlah}
