"""Where a sheet's header stands, and which layout it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kemiskinan.intake.kolom import Jenis, Kolom, Layout, plain_header
from kemiskinan.intake.layouts import LAYOUTS

HEADER_ROWS = 20
# Fewer headers than this in a row are chance: "Nama" and "Alamat" stand in letters too.
LEAST = 3

Baris = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Kepala:
    """A header row read as one layout. `letak` is {column name: cell number from 0}."""

    layout: Layout
    baris: int
    judul: tuple[str, ...]
    letak: Mapping[str, int]

    @property
    def hilang(self) -> list[str]:
        """Headers that must be there and are not."""
        missing = [k.judul for k in self.layout.kolom if k.wajib and k.nama not in self.letak]
        if not {"kode_desa", "nama_desa"} & set(self.letak) and self.knows_places:
            missing.append("Kode Kemdagri / Desa")
        return missing

    @property
    def knows_places(self) -> bool:
        return any(k.jenis is Jenis.WILAYAH for k in self.layout.kolom)

    @property
    def tak_dipakai(self) -> list[str]:
        """Filled headers that no column takes."""
        used = set(self.letak.values())
        return [text for at, text in enumerate(self.judul) if text.strip() and at not in used]

    @property
    def sidik(self) -> str:
        return header_hash(self.judul)


def header_hash(judul: Iterable[str]) -> str:
    """SHA-256 of the header as it is compared, so that retyped spaces do not count."""
    text = "|".join(map(plain_header, judul)).rstrip("|")
    return hashlib.sha256(text.encode()).hexdigest()


def find_header(
    rows: Sequence[Baris], layouts: Sequence[Layout], pemetaan: Mapping[str, str] | None = None
) -> Kepala | None:
    """The best reading of the first rows; None when no row looks like a header of any layout.

    `pemetaan` {column name: header} is a person's correction and goes before the aliases.
    """
    found = [
        kepala
        for number, cells in rows[:HEADER_ROWS]
        for layout in layouts
        if len((kepala := _read_as(layout, number, cells, pemetaan or {})).letak) >= LEAST
    ]
    return max(found, key=_quality, default=None)


def _quality(kepala: Kepala) -> tuple[int, int, int]:
    return -len(kepala.hilang), len(kepala.letak), -kepala.baris


def _read_as(layout: Layout, number: int, cells: list[str], pemetaan: Mapping[str, str]) -> Kepala:
    where: dict[str, int] = {}
    for at, text in enumerate(cells):
        if key := plain_header(text):
            where.setdefault(key, at)
    letak: dict[str, int] = {}
    for nama, judul in pemetaan.items():
        if judul and (key := plain_header(judul)) in where:
            letak[nama] = where[key]
    for kolom in layout.kolom:
        if kolom.nama not in pemetaan:
            _place(kolom, where, letak)
    return Kepala(layout, number, tuple(cells), letak)


def _place(kolom: Kolom, where: Mapping[str, int], letak: dict[str, int]) -> None:
    """The first of its headers that is there and not taken by an earlier column."""
    taken = set(letak.values())
    for alias in kolom.kepala:
        at = where.get(plain_header(alias), -1)
        if at >= 0 and at not in taken:
            letak[kolom.nama] = at
            return


def wrong_kind(kepala: Kepala, rows: Sequence[Baris]) -> Layout | None:
    """The kind that this header belongs to, when the chosen kind makes use of less than half of it
    and another reads it completely: a delivery holds every column of a decree, and many more."""
    if len(kepala.tak_dipakai) <= len(kepala.letak):
        return None
    other = guess_kind(rows)
    return other if other and other.jenis != kepala.layout.jenis else None


def guess_kind(rows: Sequence[Baris]) -> Layout | None:
    """The layout of any kind that these rows hold completely, to name a wrong choice of kind."""
    kepala = find_header(rows, LAYOUTS)
    return kepala.layout if kepala and not kepala.hilang else None
