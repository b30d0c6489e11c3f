"""The sheet that goes to the field and comes back: its columns, its choices, how a row is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from fondasi.spreadsheets.sheets import Kolom
from kemiskinan.enums import Bantuan, Keberadaan, Kelayakan, Masalah
from kemiskinan.rules.tanggal import read_day
from kemiskinan.rules.verval import PINDAH, TIDAK_DITEMUKAN, Jawaban, Kesalahan

KUNCI: Final = "Kunci baris (jangan diubah)"
JUDUL_LEMBAR: Final = "Isian verval"


def plain(label: str) -> str:
    """A label without commas: Excel takes a comma in a dropdown for the next choice."""
    return str(label).replace(", ", " – ").replace(",", " –")


def _choices(*pairs: tuple[str, str]) -> dict[str, str]:
    return {plain(label): value for value, label in pairs if value}


PILIHAN: Final[dict[str, dict[str, str]]] = {
    "keberadaan": _choices(*((str(k.value), str(k.label)) for k in Keberadaan)),
    "rincian": _choices(*((str(k.value), str(k.label)) for k in (*PINDAH, *TIDAK_DITEMUKAN))),
    "kelayakan": _choices(*((str(k.value), str(k.label)) for k in Kelayakan)),
    "bantuan": _choices(*((str(k.value), str(k.label)) for k in Bantuan)),
    "masalah": _choices(*((str(k.value), str(k.label)) for k in Masalah)),
}
JUDUL: Final[dict[str, str]] = {
    "keberadaan": "Keberadaan",
    "rincian": "Rincian pindah atau tidak ditemukan",
    "tanggal_kejadian": "Tanggal meninggal",
    "nomor_akta": "Nomor akta kematian",
    "tujuan": "Kode desa tujuan pindah",
    "kembaran": "No. SK orang yang sama",
    "kelayakan": "Kelayakan",
    "bantuan": "Bantuan",
    "masalah": "Masalah utama",
    "masalah_lain": "Masalah lain",
    "catatan": "Catatan",
    "dikunjungi": "Tanggal kunjungan",
}
_DROPDOWN: Final = {**{k: k for k in PILIHAN}, "masalah_lain": "masalah"}


def answer_columns() -> list[Kolom]:
    """The blank columns, with a dropdown where the answers are a closed list."""
    return [
        Kolom(judul, lebar=22, pilihan=tuple(PILIHAN[_DROPDOWN[name]]) if name in _DROPDOWN else ())
        for name, judul in JUDUL.items()
    ]


@dataclass(frozen=True, slots=True)
class Isian:
    """One filled row: texts by column name. `kosong` when nobody wrote anything."""

    sel: Mapping[str, str]

    @property
    def kosong(self) -> bool:
        return not any(text.strip() for name, text in self.sel.items() if name != "dikunjungi")


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a row says. `tujuan_kode` and `kembaran_no` still have to be looked up."""

    jawaban: Jawaban
    tujuan_kode: str
    kembaran_no: str
    kesalahan: tuple[Kesalahan, ...]


def column_positions(kepala: Sequence[str]) -> dict[str, int] | None:
    """{column name: position} of the header row; None when this is not our sheet."""
    found = {normal(text): number for number, text in enumerate(kepala)}
    names = {"kunci": KUNCI, **JUDUL}
    wanted = {name: found.get(normal(judul)) for name, judul in names.items()}
    if wanted["kunci"] is None or wanted["keberadaan"] is None:
        return None
    return {name: number for name, number in wanted.items() if number is not None}


def normal(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).strip()


def read_isian(isian: Isian, hari_ini: date) -> Bacaan:
    """Texts to answers; what is not understood becomes a finding, never a guess."""
    reader = _Reader(isian.sel)
    masalah = [reader.choice("masalah"), reader.choice("masalah_lain", "masalah")]
    jawaban = Jawaban(
        keberadaan=reader.choice("keberadaan"),
        dikunjungi=reader.day("dikunjungi") or hari_ini,
        rincian=reader.choice("rincian"),
        tanggal_kejadian=reader.day("tanggal_kejadian"),
        nomor_akta=reader.text("nomor_akta")[:60],
        kelayakan=reader.choice("kelayakan"),
        bantuan=reader.choice("bantuan"),
        masalah=tuple(one for one in masalah if one),
        catatan=reader.text("catatan"),
    )
    return Bacaan(jawaban, reader.text("tujuan"), reader.text("kembaran"), tuple(reader.wrong))


class _Reader:
    def __init__(self, sel: Mapping[str, str]) -> None:
        self._sel = sel
        self.wrong: list[Kesalahan] = []

    def text(self, name: str) -> str:
        return self._sel.get(name, "").strip()

    def choice(self, name: str, kind: str = "") -> str:
        written = normal(self.text(name))
        if not written:
            return ""
        known = PILIHAN[kind or name]
        for label, value in known.items():
            if written in (normal(label), normal(value)):
                return value
        self.wrong.append(Kesalahan(name, _("Pilih salah satu: %s.") % ", ".join(known)))
        return ""

    def day(self, name: str) -> date | None:
        written = self.text(name)
        if not written:
            return None
        found = _read_day(written)
        if found is None:
            self.wrong.append(
                Kesalahan(name, _("Tulis tanggal sebagai hari/bulan/tahun, mis. 04/11/2024."))
            )
        return found


_NUMBER = re.compile(r"(\d+)(?:\.\d+)?", re.ASCII)


def _read_day(text: str) -> date | None:
    """A bare number is a day only as Excel counts those of our time (1954 to 2119)."""
    number = _NUMBER.fullmatch(text)
    if number and not 20_000 <= int(number[1]) <= 80_000:
        return None
    try:
        return read_day(text)
    except ValueError:
        return None


def with_places(bacaan: Bacaan, tujuan_id: int | None, kembaran_id: int | None) -> Jawaban:
    return replace(bacaan.jawaban, tujuan_id=tujuan_id, kembaran_id=kembaran_id)
