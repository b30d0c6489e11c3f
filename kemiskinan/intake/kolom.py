"""What a layout is made of: columns that know their names, their kind and where they go."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

_OTHER = re.compile(r"[^a-z0-9<>]")


class Jenis(StrEnum):
    TEKS = "teks"
    ANGKA = "angka"
    DESIL = "desil"
    TANGGAL = "tanggal"
    JENIS_KELAMIN = "jenis kelamin"
    YA_TIDAK = "ya/tidak"
    PILIHAN = "pilihan"
    NIK = "NIK"
    KK = "nomor KK"
    WILAYAH = "wilayah"


IDENTITAS: Final = frozenset({Jenis.NIK, Jenis.KK})


def plain_header(text: str) -> str:
    """`Memiliki Simpanan Uang/Perhiasan` and `memiliki_simpanan_uang_perhiasan` are the same."""
    return _OTHER.sub("", unicodedata.normalize("NFKC", text).casefold())


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a layout.

    `nama` is ours: the field of the row's table, or the key in `atribut` when `atribut` is set.
    `kepala` are the headers under which it is delivered, the first as the layout's authors wrote
    it. `pilihan` maps a plain value (`plain_value`) to what is stored.
    """

    nama: str
    kepala: tuple[str, ...]
    jenis: Jenis = Jenis.TEKS
    wajib: bool = False
    atribut: bool = False
    pilihan: Mapping[str, str | bool] = field(default_factory=dict)

    @property
    def judul(self) -> str:
        return self.kepala[0]


@dataclass(frozen=True, slots=True)
class Layout:
    """A declared column set. `tabel` names the model that its rows become.

    Of two layouts of one kind the one with more of its headers present is the file's.
    """

    kode: str
    jenis: str
    judul: str
    tabel: str
    kolom: tuple[Kolom, ...]

    def kolom_bernama(self, nama: str) -> Kolom | None:
        return next((k for k in self.kolom if k.nama == nama), None)


def plain_value(text: str) -> str:
    """Case, spaces and the spaces round `/` do not tell values of a list apart."""
    return re.sub(r"\s*/\s*", "/", re.sub(r"\s+", " ", text.strip())).upper()


def choices(*values: str, **also: str) -> dict[str, str | bool]:
    """Values stored as written here; `also` maps other spellings (`_` for a space) to them."""
    known: dict[str, str | bool] = {plain_value(v): v for v in values}
    known |= {plain_value(k.replace("_", " ")): v for k, v in also.items()}
    return known


def flag(*yes: str, no: tuple[str, ...] = ()) -> dict[str, str | bool]:
    known: dict[str, str | bool] = {plain_value(v): True for v in ("Ya", *yes)}
    known |= {plain_value(v): False for v in ("Tidak", *no)}
    return known


YA_TIDAK: Final = flag("Y", "1", "TRUE", no=("T", "0", "FALSE"))


def ya_tidak(nama: str, *kepala: str) -> Kolom:
    return Kolom(nama, kepala, Jenis.YA_TIDAK, atribut=True, pilihan=YA_TIDAK)


def pilihan(nama: str, kepala: str | tuple[str, ...], values: Mapping[str, str | bool]) -> Kolom:
    """A closed list that is stored in `atribut`."""
    names = (kepala,) if isinstance(kepala, str) else kepala
    return Kolom(nama, names, Jenis.PILIHAN, atribut=True, pilihan=values)
