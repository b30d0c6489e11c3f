"""From what somebody typed to a `Jawaban`, with a sentence where it cannot be understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from fondasi.errors import Galat
from fondasi.formatting import baca_angka, tanggal
from layanan_dasar.enums import JenisIndikator, Keadaan
from layanan_dasar.rules.penilaian import Jawaban

TERBESAR: Final = Decimal(10) ** 12
TEKS_MAKSIMAL: Final = 1000
DESIMAL: Final = 4
_SPACES: Final = re.compile(r"\s+")
BAGIAN: Final = ("keadaan", "nilai", "pembilang", "penyebut", "pilihan", "ya", "tanggal", "teks")
"""The parts of a typed answer, each a text; a browser or a queue sends the same."""


@dataclass(frozen=True, slots=True)
class Soal:
    """What the reader must know of a question."""

    jenis: str
    pilihan: tuple[str, ...] = ()
    bulat: bool = False
    boleh_tidak_ada: bool = True
    boleh_tidak_berlaku: bool = True


def read_jawaban(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    """The answer, `kosong` when nothing was typed. Raises Galat with a sentence for the field."""
    keadaan = clean(isi.get("keadaan", "")) or Keadaan.TERISI
    if keadaan == Keadaan.TIDAK_ADA_LAYANAN and soal.boleh_tidak_ada:
        return Jawaban(keadaan)
    if keadaan == Keadaan.TIDAK_BERLAKU and soal.boleh_tidak_berlaku:
        return Jawaban(keadaan)
    if keadaan not in (Keadaan.TERISI, Keadaan.TIDAK_DIISI):
        raise Galat("KEADAAN_TIDAK_DIKENAL", "Pilihan ini tidak tersedia untuk pertanyaan ini.")
    return _READERS[soal.jenis](soal, isi, hari_ini)


def clean(text: str) -> str:
    """Without copied-in spaces of any kind, invisible marks and control characters."""
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\n\t")
    return _SPACES.sub(" ", text).strip()


def read_number(text: str, *, bulat: bool = False) -> Decimal | None:
    """`1.234,5` or `12`; never negative, never absurd."""
    text = clean(text).replace(" ", "")
    if not text:
        return None
    number = baca_angka(text)
    if number < 0:
        raise Galat("ANGKA_NEGATIF", "Angka tidak boleh kurang dari 0. Hapus tanda minusnya.")
    if number >= TERBESAR:
        raise Galat("ANGKA_TERLALU_BESAR", "Angka ini terlalu besar. Periksa kembali isian Anda.")
    if bulat and number != number.to_integral_value():
        raise Galat("ANGKA_BULAT", "Isi bilangan bulat tanpa koma; orang dan unit tidak dipecah.")
    return round(number, DESIMAL)


def _rasio(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    pembilang = read_number(isi.get("pembilang", ""), bulat=soal.bulat)
    penyebut = read_number(isi.get("penyebut", ""), bulat=soal.bulat)
    if (pembilang is None) != (penyebut is None):
        raise Galat("RASIO_SEPARUH", "Isi kedua angkanya: yang terlayani dan seluruhnya.")
    return Jawaban(pembilang=pembilang, penyebut=penyebut)


def _angka(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    return Jawaban(nilai=read_number(isi.get("nilai", ""), bulat=soal.bulat))


def _warga(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    nilai = read_number(isi.get("nilai", ""))
    if nilai is not None and not 1 <= nilai <= 5:
        raise Galat("SKALA_WARGA", "Penilaian warga berisi angka 1 sampai 5, misalnya 3,5.")
    return Jawaban(nilai=nilai)


def _pilihan(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    pilihan = clean(isi.get("pilihan", ""))
    if pilihan and pilihan not in soal.pilihan:
        raise Galat("PILIHAN_TIDAK_DIKENAL", "Pilih salah satu dari daftar.")
    return Jawaban(pilihan=pilihan)


def _ya(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    found = clean(isi.get("ya", ""))
    if found not in ("", "ya", "tidak"):
        raise Galat("PILIHAN_TIDAK_DIKENAL", "Pilih ya atau tidak.")
    return Jawaban(ya=None if not found else found == "ya")


def _tanggal(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    text = clean(isi.get("tanggal", ""))
    if not text:
        return Jawaban()
    try:
        found = date.fromisoformat(text)
    except ValueError as error:
        raise Galat(
            "TANGGAL_TIDAK_TERBACA", "Tanggal belum terbaca. Pilih dari kalender."
        ) from error
    if found > hari_ini:
        raise Galat("TANGGAL_NANTI", f"Tanggal tidak boleh sesudah {tanggal(hari_ini)}.")
    return Jawaban(tanggal=found.isoformat())


def _teks(soal: Soal, isi: Mapping[str, str], hari_ini: date) -> Jawaban:
    text = clean(isi.get("teks", ""))
    if len(text) > TEKS_MAKSIMAL:
        raise Galat("TEKS_PANJANG", "Tulis paling banyak 1.000 huruf.")
    return Jawaban(teks=text)


_READERS: Final[dict[str, Callable[[Soal, Mapping[str, str], date], Jawaban]]] = {
    JenisIndikator.RASIO: _rasio,
    JenisIndikator.ANGKA: _angka,
    JenisIndikator.WARGA: _warga,
    JenisIndikator.PILIHAN: _pilihan,
    JenisIndikator.YA_TIDAK: _ya,
    JenisIndikator.TANGGAL: _tanggal,
    JenisIndikator.TEKS: _teks,
}
