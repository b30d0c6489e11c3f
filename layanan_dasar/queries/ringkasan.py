"""A card in figures: per dimension, quality and accessibility apart, against the last card."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from layanan_dasar.enums import AspekIndikator
from layanan_dasar.models import Dimensi, Indikator, Nilai
from layanan_dasar.queries.kartu import IsiKartu
from layanan_dasar.rules.kata import direction, words
from layanan_dasar.rules.penilaian import Ambang, answer_of, share, weighted

APART = (AspekIndikator.KUALITAS, AspekIndikator.AKSESIBILITAS)


@dataclass(frozen=True, slots=True)
class Angka:
    """A score with its colour and its way since the last card."""

    skor: Decimal | None
    warna: str
    arah: int | None


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    indikator: Indikator
    nilai: Nilai | None
    angka: Angka
    kata: str
    lalu: str
    tren: tuple[Decimal | None, ...] = ()
    """Scores of the last quarters, oldest first; filled where the page draws them."""

    @property
    def kosong(self) -> bool:
        return self.nilai is None or answer_of(self.nilai).kosong

    @property
    def jarak(self) -> Decimal | None:
        """Percentage points short of the SPM target, where the question has one; 0 when met."""
        one = self.indikator
        if one.target is None or self.nilai is None or one.penilaian.get("jenis") != "persen":
            return None
        found = share(self.nilai.pembilang, self.nilai.penyebut)
        return None if found is None else max(one.target - found, Decimal(0))


@dataclass(frozen=True, slots=True)
class BarisDimensi:
    dimensi: Dimensi
    angka: Angka
    indikator: tuple[BarisIndikator, ...]


@dataclass(frozen=True, slots=True)
class Ringkasan:
    dimensi: tuple[BarisDimensi, ...]
    aspek: tuple[tuple[str, Angka], ...]

    @property
    def merah(self) -> list[BarisIndikator]:
        found = (one for each in self.dimensi for one in each.indikator)
        return [one for one in found if one.angka.warna == "MERAH"]


def card_summary(
    isi: IsiKartu, tren: Mapping[str, Sequence[Decimal | None]] | None = None
) -> Ringkasan:
    ambang, past = isi.lembar.ambang, tren or {}
    rows = tuple(
        BarisDimensi(
            dimensi,
            _judged(_coverage(each), isi, ambang),
            tuple(_line(isi, one, tuple(past.get(one.kode, ()))) for one in each),
        )
        for dimensi, each in isi.lembar.dimensi
    )
    everything = list(isi.lembar.indikator.values())
    apart = tuple(
        (str(aspek.label), _judged([o for o in everything if o.aspek == aspek], isi, ambang))
        for aspek in APART
        if any(o.aspek == aspek for o in everything)
    )
    return Ringkasan(rows, apart)


def _coverage(indikator: Iterable[Indikator]) -> list[Indikator]:
    return [one for one in indikator if one.aspek == AspekIndikator.CAKUPAN]


def _judged(indikator: list[Indikator], isi: IsiKartu, ambang: Ambang) -> Angka:
    now, then = _mean(indikator, isi.nilai), _mean(indikator, isi.lalu)
    return Angka(now, ambang.warna(now), direction(now, then))


def _mean(indikator: list[Indikator], nilai: Mapping[str, Nilai]) -> Decimal | None:
    return weighted((nilai[o.kode].skor, o.bobot) for o in indikator if o.kode in nilai)


def _line(isi: IsiKartu, one: Indikator, tren: tuple[Decimal | None, ...]) -> BarisIndikator:
    row, then = isi.nilai.get(one.kode), isi.lalu.get(one.kode)
    skor = row.skor if row else None
    return BarisIndikator(
        one,
        row,
        Angka(skor, row.warna if row else "", direction(skor, then.skor if then else None)),
        words(answer_of(row) if row else None, one.jenis, one.pilihan, one.satuan),
        words(answer_of(then), one.jenis, one.pilihan, one.satuan) if then else "",
        tren,
    )
