"""A table of figures, described once: the page, the PDF, the workbook and the CSV draw it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from fondasi.formatting import KOSONG, angka, desimal, tanggal
from fondasi.spreadsheets.sheets import Kolom, Lembar

JenisSel = Literal["teks", "angka", "persen", "tanggal"]
Nilai = str | int | Decimal | date | None
SHEET_NAME = 31


@dataclass(frozen=True, slots=True)
class KolomTabel:
    """A head and how its cells are meant: `angka` whole numbers (people, rupiah), `persen` a
    Decimal of percent, `tanggal` a date. A unit belongs into the head."""

    judul: str
    jenis: JenisSel = "teks"
    lebar: int = 14

    @property
    def berangka(self) -> bool:
        return self.jenis in ("angka", "persen")


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell in words; `nol` is drawn paler."""

    teks: str
    berangka: bool
    nol: bool


@dataclass(frozen=True, slots=True)
class Tabel:
    """`kode` names the sheet and the CSV file. With `berjumlah` the last row is the sum.

    Without rows the sentence `kosong` stands in its place.
    """

    kode: str
    judul: str
    kolom: tuple[KolomTabel, ...]
    baris: Sequence[Sequence[Nilai]]
    berjumlah: bool = False
    catatan: str = ""
    kosong: str = "Belum ada data."

    def __post_init__(self) -> None:
        if any(len(row) != len(self.kolom) for row in self.baris):
            raise ValueError(f"a row of {self.kode} does not fit its columns")

    @property
    def isi(self) -> Iterator[tuple[list[Sel], bool]]:
        """(cells, is the sum) per row."""
        last = len(self.baris) - 1
        for number, row in enumerate(self.baris):
            cells = [_cell(kolom, value) for kolom, value in zip(self.kolom, row, strict=True)]
            yield cells, self.berjumlah and number == last

    @property
    def lembar(self) -> Lembar:
        """Typed cells of a workbook."""
        kinds: Mapping[str, Literal["teks", "bilangan", "tanggal"]] = {
            "teks": "teks", "angka": "bilangan", "persen": "bilangan", "tanggal": "tanggal",
        }  # fmt: skip
        columns = [Kolom(k.judul, lebar=k.lebar, jenis=kinds[k.jenis]) for k in self.kolom]
        return Lembar(self.kode[:SHEET_NAME], columns, self.baris, keterangan=self.judul)


def _cell(kolom: KolomTabel, value: Nilai) -> Sel:
    return Sel(_words(kolom, value), kolom.berangka, kolom.berangka and value == 0)


def _words(kolom: KolomTabel, value: Nilai) -> str:
    if value is None or value == "":
        return KOSONG
    if isinstance(value, date):
        return tanggal(value)
    if isinstance(value, str):
        return value
    return f"{desimal(value)}\u00a0%" if kolom.jenis == "persen" else angka(value)


def percent(part: int | None, whole: int | None) -> Decimal | None:
    """Percent with two digits, or None for a share of nothing."""
    if part is None or not whole:
        return None
    return (Decimal(part) * 100 / Decimal(whole)).quantize(Decimal("0.01"))
