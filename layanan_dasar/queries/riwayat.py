"""One indicator of one desa over the periods, with the promises that were made about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from kecamatan.models import TindakLanjut, Wilayah
from layanan_dasar.enums import StatusKartu
from layanan_dasar.models import Indikator, Nilai
from layanan_dasar.queries.kartu import TAMPAK
from layanan_dasar.rules.indikator_desa import RUJUKAN_INDIKATOR, key_of
from layanan_dasar.rules.kata import direction, words
from layanan_dasar.rules.penilaian import answer_of

PERIODE = 12


@dataclass(frozen=True, slots=True)
class Titik:
    """A period's answer; `resmi` when the kecamatan verified it."""

    nilai: Nilai
    kata: str
    arah: int | None

    @property
    def resmi(self) -> bool:
        return self.nilai.kartu.status in (StatusKartu.DIVERIFIKASI, StatusKartu.TERKUNCI)


@dataclass(frozen=True, slots=True)
class Hasil:
    """A promise and what the cards said before it and after it."""

    tindak_lanjut: TindakLanjut
    sebelum: Titik | None
    sesudah: Titik | None

    @property
    def arah(self) -> int | None:
        """Did it help: 1, 0, -1, or None while no later card tells."""
        if self.sebelum is None or self.sesudah is None:
            return None
        return direction(self.sesudah.nilai.skor, self.sebelum.nilai.skor)


@dataclass(frozen=True, slots=True)
class Riwayat:
    indikator: Indikator
    titik: tuple[Titik, ...]
    hasil: tuple[Hasil, ...]

    @property
    def terkini(self) -> Titik | None:
        return self.titik[-1] if self.titik else None

    @property
    def skor(self) -> list[Decimal | None]:
        return [one.nilai.skor for one in self.titik]


def history_of(desa: Wilayah, kode: str) -> Riwayat | None:
    """Oldest first; None where no instrument knows this indicator."""
    indikator = Indikator.objects.filter(kode=kode).order_by("-id").first()
    if indikator is None:
        return None
    points = _points(desa, kode)
    newest = points[-1].nilai.indikator if points else indikator
    return Riwayat(newest, tuple(points), tuple(_outcomes(desa, kode, points)))


def _points(desa: Wilayah, kode: str) -> list[Titik]:
    rows = Nilai.objects.filter(
        kartu__desa=desa, kartu__status__in=TAMPAK, indikator__kode=kode
    ).select_related("kartu__periode", "indikator")
    newest = list(rows.order_by("-kartu__periode__tahun", "-kartu__periode__nomor")[:PERIODE])
    points: list[Titik] = []
    for row in reversed(newest):
        one, before = row.indikator, points[-1].nilai.skor if points else None
        kata = words(answer_of(row), one.jenis, one.pilihan, one.satuan)
        points.append(Titik(row, kata, direction(row.skor, before)))
    return points


def _outcomes(desa: Wilayah, kode: str, points: list[Titik]) -> list[Hasil]:
    rows = TindakLanjut.objects.filter(
        rujukan_jenis=RUJUKAN_INDIKATOR, rujukan_kunci=key_of(desa.kode, kode)
    ).select_related("instansi", "kontak")
    return [_outcome(one, points) for one in rows.order_by("-id")]


def _outcome(promise: TindakLanjut, points: list[Titik]) -> Hasil:
    """The last card handed in before the promise, and the newest verified one after it."""
    asked = promise.created_at
    before = [one for one in points if (day := _handed_in(one)) and day <= asked]
    after = [one for one in points if one.resmi and (day := _handed_in(one)) and day > asked]
    return Hasil(promise, before[-1] if before else None, after[-1] if after else None)


def _handed_in(one: Titik) -> datetime | None:
    return one.nilai.kartu.diajukan_at


def batas_baku(hari_ini: date) -> date:
    """A month for an office to answer, as a proposal on the form."""
    return date.fromordinal(hari_ini.toordinal() + 30)
