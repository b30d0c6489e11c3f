"""A row of an uploaded table of macro figures, judged without the database."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from fondasi.errors import Galat
from fondasi.formatting import BULAN, baca_angka
from kemiskinan.enums import UkuranKemiskinan
from kemiskinan.rules.tanggal import read_date

KOLOM: Final = ("Kode wilayah", "Tahun", "Bulan", "Ukuran", "Nilai", "Sumber", "Tanggal rilis")
WAJIB: Final = ("Tahun", "Ukuran", "Nilai", "Sumber")
TERLAMA: Final = 1970
LANGKAH: Final = Decimal("0.0001")
TERBESAR: Final = Decimal(10) ** 12


@dataclass(frozen=True, slots=True)
class BarisMakro:
    """`kode` is empty for the nation."""

    kode: str
    tahun: int
    bulan: int | None
    ukuran: UkuranKemiskinan
    nilai: Decimal
    sumber: str
    rilis: date | None


def read_row(cells: dict[str, str], today: date) -> BarisMakro:
    """Raises Galat with the sentence for the person who typed the row."""
    for name in WAJIB:
        if not cells.get(name):
            raise Galat("KOLOM_KOSONG", f"Kolom {name} belum diisi.")
    tahun, bulan = _moment(cells, today)
    ukuran = _measure(cells["Ukuran"])
    return BarisMakro(
        kode="" if cells.get("Kode wilayah", "") in {"", "00", "0"} else cells["Kode wilayah"],
        tahun=tahun,
        bulan=bulan,
        ukuran=ukuran,
        nilai=_value(cells["Nilai"], ukuran),
        sumber=cells["Sumber"][:200],
        rilis=_release(cells.get("Tanggal rilis", ""), today),
    )


def _moment(cells: dict[str, str], today: date) -> tuple[int, int | None]:
    text = cells["Tahun"]
    if not (text.isascii() and text.isdecimal() and TERLAMA <= int(text[:5]) <= today.year):
        raise Galat("TAHUN_KELIRU", f"Tahun diisi empat angka, {TERLAMA} sampai {today.year}.")
    bulan = _month(cells.get("Bulan", ""))
    if bulan and (int(text), bulan) > (today.year, today.month):
        raise Galat("BULAN_MENDATANG", "Bulan ini belum terjadi. Periksa kolom Tahun dan Bulan.")
    return int(text), bulan


def _month(text: str) -> int | None:
    names = [name.lower() for name in BULAN]
    if not text:
        return None
    if text.lower() in names:
        return names.index(text.lower()) + 1
    if text.isascii() and text.isdecimal() and 1 <= int(text[:3]) <= 12:
        return int(text)
    raise Galat("BULAN_KELIRU", "Bulan diisi angka 1–12 atau namanya, misalnya Maret.")


def _measure(text: str) -> UkuranKemiskinan:
    wanted = text.lower()
    for one in UkuranKemiskinan:
        if wanted in {one.value, str(one.label).lower()}:
            return one
    raise Galat(
        "UKURAN_TIDAK_DIKENAL",
        "Ukuran diisi salah satu dari: " + ", ".join(UkuranKemiskinan.values) + ".",
    )


def _value(text: str, ukuran: UkuranKemiskinan) -> Decimal:
    """A cell that Excel holds as a number comes as `8.6`; a typed text as `8,60`."""
    counted = ukuran.satuan not in {"persen", "indeks"}
    nilai = _plain(text, counted=counted)
    if nilai is None:
        nilai = baca_angka(text.removesuffix("%").strip())
    if nilai < 0 or nilai >= TERBESAR:
        raise Galat("NILAI_KELIRU", "Nilai tidak boleh negatif atau sebesar itu.")
    if ukuran.satuan == "persen" and nilai > 100:
        raise Galat(
            "PERSEN_KELIRU", "Persentase paling besar 100. Tulis dengan koma, misalnya 8,60."
        )
    return nilai.quantize(LANGKAH)


def _plain(text: str, *, counted: bool) -> Decimal | None:
    """`8.6` and `1.234` of shares; of what is counted three digits behind a dot are thousands."""
    whole, dot, rest = text.partition(".")
    if not dot or not (whole + rest).isdecimal() or not text.isascii():
        return None
    return None if counted and len(rest) == 3 else Decimal(f"{whole or 0}.{rest or 0}")


def _release(text: str, today: date) -> date | None:
    if not text:
        return None
    found = read_date(text, today)
    if found.nilai is None or found.kode:
        raise Galat(
            "TANGGAL_RILIS_KELIRU", "Tanggal rilis ditulis misalnya 01/08/2024 dan sudah lewat."
        )
    return found.nilai


def difference(now: Decimal, before: Decimal) -> Decimal:
    """The change of two percentages in *persen poin*, never in percent of a percent."""
    return now - before
