"""An answer in words, the same on form, card, letter and spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import ROUND_FLOOR, Decimal
from typing import Final

from fondasi.formatting import KOSONG, angka, desimal, persen, tanggal
from layanan_dasar.enums import JenisIndikator, Keadaan, WarnaSkor
from layanan_dasar.rules.penilaian import Jawaban

Pilihan = Iterable[Sequence[str]]

ARAH: Final = {1: "naik", 0: "tetap", -1: "turun"}
BENTUK: Final = {WarnaSkor.MERAH: "◆", WarnaSkor.KUNING: "▲", WarnaSkor.HIJAU: "●"}
BERUBAH: Final = Decimal("0.5")
"""A score that moved less than this many points counts as unchanged."""


def points(skor: Decimal) -> int:
    """Whole points for a reader, rounded down: 49,6 is red and must not read as 50."""
    return int(skor.to_integral_value(ROUND_FLOOR))


def words(jawaban: Jawaban | None, jenis: str, pilihan: Pilihan = (), satuan: str = "") -> str:
    """`120 dari 150 (80,00 %)`, `Rusak ringan`, `Tidak ada layanan`; a dash when not filled."""
    if jawaban is None or jawaban.kosong:
        return KOSONG
    if jawaban.keadaan != Keadaan.TERISI:
        return str(Keadaan(jawaban.keadaan).label)
    return _SAID.get(jenis, _number_said)(jawaban, pilihan, satuan)


def _share_said(jawaban: Jawaban, pilihan: Pilihan, satuan: str) -> str:
    share = persen(jawaban.pembilang, jawaban.penyebut)
    return f"{number(jawaban.pembilang)} dari {number(jawaban.penyebut)} ({share})"


def _choice_said(jawaban: Jawaban, pilihan: Pilihan, satuan: str) -> str:
    return {kode: kata for kode, kata in pilihan}.get(jawaban.pilihan, jawaban.pilihan)  # noqa: C416


def _number_said(jawaban: Jawaban, pilihan: Pilihan, satuan: str) -> str:
    return f"{number(jawaban.nilai)} {satuan}".strip()


_SAID: Final[dict[str, Callable[[Jawaban, Pilihan, str], str]]] = {
    JenisIndikator.RASIO: _share_said,
    JenisIndikator.PILIHAN: _choice_said,
    JenisIndikator.YA_TIDAK: lambda jawaban, *_: "Ya" if jawaban.ya else "Tidak",
    JenisIndikator.TANGGAL: lambda jawaban, *_: tanggal(date.fromisoformat(jawaban.tanggal)),
    JenisIndikator.TEKS: lambda jawaban, *_: jawaban.teks,
}


def number(value: Decimal | None) -> str:
    """As many decimals as the number has, at most four: `12`, `3,5`."""
    if value is None:
        return KOSONG
    digits = max(-int(value.normalize().as_tuple().exponent), 0)
    return desimal(value, min(digits, 4)) if digits else angka(value)


def typed(value: Decimal | None) -> str:
    """As somebody would type it into a field: `1234,5`, no thousands."""
    return "" if value is None else number(value).replace(".", "")


def direction(now: Decimal | None, then: Decimal | None) -> int | None:
    """1 better, -1 worse, 0 the same, None where one of the two is missing."""
    if now is None or then is None:
        return None
    if abs(now - then) < BERUBAH:
        return 0
    return 1 if now > then else -1
