"""A delivered file as a stream of lines for COPY: every sheet that carries a known header."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.spreadsheets.cells import Temuan
from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.reading import Workbook, open_workbook
from kemiskinan.intake.kepala import (
    HEADER_ROWS,
    Kepala,
    find_header,
    guess_kind,
    header_hash,
    wrong_kind,
)
from kemiskinan.intake.kolom import Layout
from kemiskinan.intake.layouts import layout_of, layouts_of
from kemiskinan.intake.tempat import KamusTempat
from kemiskinan.intake.terjemah import Penerjemah, Potongan

CHUNK: Final = 4_000

Baris = tuple[int, list[str]]


@dataclass(frozen=True, slots=True)
class Permintaan:
    """What is to be read, and everything that reading needs to know without the database.

    `pemetaan` are people's corrections: {header hash: (layout code, {column name: header})}.
    """

    jalur: Path
    jenis: str
    batas_baris: int
    hari_ini: date
    tempat: KamusTempat
    pemetaan: Mapping[str, tuple[str, Mapping[str, str]]]


@dataclass(slots=True)
class Bacaan:
    """What reading has found so far. `calon` is a header that was seen and could not be taken."""

    baris: int = 0
    kepala: Kepala | None = None
    calon: Kepala | None = None
    lembar: list[str] = field(default_factory=list)
    dilewati: list[str] = field(default_factory=list)
    detik: float = 0.0


class Pembaca:
    """Reads one file once. `bacaan` is complete when the iteration has ended."""

    def __init__(self, permintaan: Permintaan) -> None:
        self.permintaan = permintaan
        self.bacaan = Bacaan()
        self._khusus: dict[tuple[int, int], tuple[str, str]] = {}
        self._kind: Layout | None = None

    def __iter__(self) -> Iterator[Potongan]:
        """Raises Galat when the file as a whole cannot be taken."""
        started = time.perf_counter()
        batas = Batas(baris=self.permintaan.batas_baris + HEADER_ROWS)
        with open_workbook(self.permintaan.jalur, batas=batas, lapor=self._tell) as workbook:
            for number, sheet in enumerate(workbook.sheet_names, 1):
                yield from self._sheet(workbook, number, sheet)
        self.bacaan.detik = time.perf_counter() - started
        if self.bacaan.kepala is None:
            raise self._refusal()

    def _tell(self, temuan: Temuan) -> None:
        self._khusus[temuan.baris, temuan.kolom] = (temuan.kode, temuan.nilai)

    def _sheet(self, workbook: Workbook, number: int, sheet: str) -> Iterator[Potongan]:
        chunks = workbook.iter_chunks(sheet, CHUNK)
        first = next(chunks, [])
        kepala = self._header(first)
        if kepala is None:
            yield from self._skip(number, sheet, first)
            return
        self.bacaan.lembar.append(sheet)
        self.bacaan.kepala = self.bacaan.kepala or kepala
        penerjemah = Penerjemah(kepala, number, self.permintaan.tempat, self.permintaan.hari_ini)
        penerjemah.khusus = self._khusus
        yield from self._rows(penerjemah, [r for r in first if r[0] > kepala.baris])
        for chunk in chunks:
            yield from self._rows(penerjemah, chunk)

    def _rows(self, penerjemah: Penerjemah, rows: Sequence[Baris]) -> Iterator[Potongan]:
        self.bacaan.baris += len(rows)
        if self.bacaan.baris > self.permintaan.batas_baris:
            raise Galat(
                "BARIS_TERLALU_BANYAK",
                _("Berkas memuat lebih dari %(batas)s baris. Bagi berkas per kecamatan.")
                % {"batas": f"{self.permintaan.batas_baris:,}".replace(",", ".")},
            )
        if rows:
            yield penerjemah.translate(rows)

    def _skip(self, number: int, sheet: str, first: Sequence[Baris]) -> Iterator[Potongan]:
        """A filled sheet without a header is told, not read."""
        self._khusus.clear()
        if first:
            self.bacaan.dilewati.append(sheet)
            name = sheet[:80].replace("\t", " ").replace("\\", "\\\\").replace("\n", " ")
            yield Potongan(temuan=[f"{number}\t{first[0][0]}\t{name}\tLEMBAR_DILEWATI\t\n"])

    def _header(self, rows: Sequence[Baris]) -> Kepala | None:
        """A header with everything that must be there; a lesser one is kept as `calon`. What a
        person mapped is what it is; otherwise it must not be another kind's header."""
        head = rows[:HEADER_ROWS]
        mapped = self._remembered(head)
        kepala = mapped or find_header(head, layouts_of(self.permintaan.jenis))
        if kepala and not kepala.hilang:
            other = None if mapped else wrong_kind(kepala, head)
            if other is None:
                return kepala
        else:
            other = guess_kind(head)
        self.bacaan.calon = self.bacaan.calon or kepala
        self._kind = self._kind or other
        return None

    def _remembered(self, head: Sequence[Baris]) -> Kepala | None:
        for row in head:
            if known := self.permintaan.pemetaan.get(header_hash(row[1])):
                layout, pemetaan = known
                return find_header([row], [layout_of(self.permintaan.jenis, layout)], pemetaan)
        return None

    def _refusal(self) -> Galat:
        """Why no sheet could be taken: another kind, missing columns, no header at all."""
        if self._kind:
            return Galat(
                "JENIS_BERBEDA",
                _("Isi berkas adalah %(judul)s. Unggah kembali dengan jenis data itu.")
                % {"judul": self._kind.judul},
            )
        if calon := self.bacaan.calon:
            return Galat(
                "KOLOM_HILANG",
                _("Kolom wajib tidak ditemukan: %(kolom)s. Padankan kolomnya, lalu baca ulang.")
                % {"kolom": ", ".join(calon.hilang)},
            )
        return Galat(
            "KEPALA_TIDAK_DIKENAL",
            _(
                "Baris kepala tidak ditemukan dalam 20 baris pertama. Pastikan jenis data sumber "
                "benar dan berkas memuat nama kolom."
            ),
        )
