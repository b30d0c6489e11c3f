"""Each distinct value of a column is judged once; after that a row costs one dictionary lookup."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Generic, NamedTuple, TypeVar

from kemiskinan.intake.kolom import Jenis, Kolom, plain_value
from kemiskinan.rules import tanggal
from kemiskinan.rules.alamat import dusun_rt
from kemiskinan.rules.nik import digits_for

NULL = "\\N"
# Free text in a list column must not fill the memory.
LARGEST = 60_000

T = TypeVar("T")


class Kamus(dict[str, T], Generic[T]):
    """raw cell → what goes to COPY. `buruk` holds the raw cells that carry a finding, by code;
    `on_first_finding` is called once, so that clean columns cost nothing per row."""

    def __init__(self, judge: Callable[[str], tuple[T, str]]) -> None:
        super().__init__()
        self.judge = judge
        self.buruk: dict[str, str] = {}
        self.on_first_finding: Callable[[], None] | None = None

    def __missing__(self, raw: str) -> T:
        if len(self) >= LARGEST:
            self.clear()
            self.buruk.clear()
        value, kode = self.judge(raw)
        self[raw] = value
        if kode:
            self.buruk[raw] = kode
            if self.on_first_finding:
                self.on_first_finding()
                self.on_first_finding = None
        return value


class Lahir(NamedTuple):
    """A birth date for COPY, and the six digits that a NIK carries for a man and for a woman."""

    teks: str
    laki: str
    perempuan: str
    nilai: date | None


def birth_dates(today: date, present: bool) -> Kamus[Lahir]:
    def judge(raw: str) -> tuple[Lahir, str]:
        read = tanggal.read_date(raw, today)
        if read.nilai is None:
            return Lahir(NULL, "", "", None), read.kode if present else ""
        digits = (digits_for(read.nilai, "L"), digits_for(read.nilai, "P"))
        return Lahir(read.nilai.isoformat(), *digits, read.nilai), read.kode

    return Kamus(judge)


SEX = {"LAKI-LAKI": "L", "LAKI LAKI": "L", "LAKILAKI": "L", "PRIA": "L", "L": "L", "1": "L"} | {
    "PEREMPUAN": "P", "WANITA": "P", "P": "P", "2": "P",
}  # fmt: skip


def sexes(present: bool) -> Kamus[str]:
    def judge(raw: str) -> tuple[str, str]:
        plain = plain_value(raw)
        if not plain:
            return "", "JENIS_KELAMIN_KOSONG" if present else ""
        sex = SEX.get(plain.lstrip("0") or "0", "")
        return sex, "" if sex else "JENIS_KELAMIN_TIDAK_DIKENAL"

    return Kamus(judge)


def numbers(kolom: Kolom, present: bool) -> Kamus[str]:
    """Small whole numbers; `desil` from 1 to 10, everything else from 0 to 32,767."""
    desil = kolom.jenis is Jenis.DESIL
    allowed = range(1, 11) if desil else range(32_768)

    def judge(raw: str) -> tuple[str, str]:
        text = raw.strip().lstrip("'")
        if not text:
            return NULL, "DESIL_KOSONG" if desil and present else ""
        if text.isascii() and text.isdigit() and len(text) < 8 and int(text) in allowed:
            return str(int(text)), ""
        return NULL, "DESIL_TIDAK_DIKENAL" if desil else "ANGKA_TIDAK_DIKENAL"

    return Kamus(judge)


def chosen(kolom: Kolom, raw: str) -> tuple[str | bool | None, str]:
    """The value of a list; before a `/` also alone ("Istri / ..." of printed extracts)."""
    plain = plain_value(raw)
    if not plain:
        return None, ""
    for candidate in (plain, plain.lstrip("0") or "0", plain.partition("/")[0]):
        if candidate in kolom.pilihan:
            return kolom.pilihan[candidate], ""
    return None, "PILIHAN_TIDAK_DIKENAL"


def choice_texts(kolom: Kolom) -> Kamus[str]:
    """For a list that has a text field of its own."""

    def judge(raw: str) -> tuple[str, str]:
        value, kode = chosen(kolom, raw)
        return "" if value is None else str(value), kode

    return Kamus(judge)


def fragments(kolom: Kolom) -> Kamus[str]:
    """`,"pekerjaan":"Petani"`: one key of `atribut`. `Tidak` leaves no key, an empty cell null."""

    def judge(raw: str) -> tuple[str, str]:
        value, kode = attribute(kolom, raw)
        if value is False:
            return "", kode
        # COPY takes one backslash away from each that JSON writes.
        text = json.dumps(value, ensure_ascii=False).replace("\\", "\\\\")
        return f",{json.dumps(kolom.nama)}:{text}", kode

    return Kamus(judge)


def attribute(kolom: Kolom, raw: str) -> tuple[str | bool | int | None, str]:
    """The raw cell comes escaped for COPY; only free text can hold such an escape."""
    if kolom.jenis is Jenis.TEKS:
        return raw.strip().replace("\\\\", "\\") or None, ""
    if kolom.jenis is not Jenis.ANGKA:
        return chosen(kolom, raw)
    text, kode = numbers(kolom, present=False).judge(raw)
    return (None if text == NULL else int(text)), kode


def hamlets() -> Kamus[str]:
    return Kamus(lambda raw: (dusun_rt(raw), ""))
