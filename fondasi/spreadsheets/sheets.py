"""What a sheet to be written looks like: plain values, no domain."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

JenisKolom = Literal["teks", "bilangan", "tanggal"]
Nilai = object


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column. `lebar` in characters; `pilihan` makes a dropdown; `tersembunyi` is technical.

    `teks` is the default and the only safe kind for identifiers: Excel then never turns 16
    digits into 3,52E+15, also not when somebody types a new one.
    """

    judul: str
    lebar: int = 18
    jenis: JenisKolom = "teks"
    pilihan: Sequence[str] = ()
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet. `baris` is consumed once, as a stream.

    `keterangan` stands in the page's head, `kaki` in every printed page's foot (purpose,
    recipient, time); the page number is added by itself. Excel holds 255 characters in each.
    """

    nama: str
    kolom: Sequence[Kolom]
    baris: Iterable[Sequence[Nilai]] = field(repr=False)
    keterangan: str = ""
    kaki: str = ""
    baris_isian: int = 0
