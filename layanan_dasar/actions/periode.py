"""Periods: opened by Bappeda for every desa, closed when they are over."""

from __future__ import annotations

from datetime import date
from typing import Final

from django.db import transaction
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from layanan_dasar.enums import StatusInstrumen, StatusKartu
from layanan_dasar.models import Instrumen, KartuSkor, PeriodeKartu
from layanan_dasar.rules.triwulan import Triwulan

SEBUTAN: Final = ("Triwulan", "Tribulan")


@transaction.atomic
def open_periode(
    kabupaten: Wilayah,
    instrumen: Instrumen,
    *,
    tahun: int,
    nomor: int,
    batas: date,
    sebutan: str = "Triwulan",
    oleh: Pengguna | None,
) -> PeriodeKartu:
    """A card for every desa and kelurahan in force; opening again only adds those that are new.

    Raises Galat INSTRUMEN_TIDAK_BERLAKU, PERIODE_NANTI, BATAS_LEWAT, PERIODE_DITUTUP.
    """
    Wilayah.objects.select_for_update().get(pk=kabupaten.pk)
    row = PeriodeKartu.objects.filter(
        kabupaten=kabupaten, keluarga=instrumen.kode, tahun=tahun, nomor=nomor
    ).first()
    if row is None:
        _require(instrumen, tahun, nomor, batas)
        row = PeriodeKartu.objects.create(
            kabupaten=kabupaten, instrumen=instrumen, keluarga=instrumen.kode, tahun=tahun,
            nomor=nomor, label=f"{sebutan} {Triwulan(tahun, nomor).romawi}", batas=batas,
        )  # fmt: skip
        record("buka_periode", row, oleh=oleh, wilayah=kabupaten, batas=str(batas))
    elif row.ditutup_at is not None:
        raise Galat("PERIODE_DITUTUP", "Periode ini sudah ditutup dan tidak dibuka lagi.")
    _add_cards(row)
    return row


def _require(instrumen: Instrumen, tahun: int, nomor: int, batas: date) -> None:
    if instrumen.status != StatusInstrumen.BERLAKU:
        raise Galat("INSTRUMEN_TIDAK_BERLAKU", "Pilih instrumen yang berlaku.")
    if Triwulan(tahun, nomor).awal > today():
        raise Galat("PERIODE_NANTI", "Periode ini belum mulai. Pilih periode yang sudah berjalan.")
    if batas < today():
        raise Galat("BATAS_LEWAT", "Batas waktu tidak boleh sebelum hari ini.")


def _add_cards(row: PeriodeKartu) -> None:
    rows = Wilayah.objects.within(row.kabupaten.kode).current(today()).filter(tingkat=Tingkat.DESA)
    KartuSkor.objects.bulk_create(
        (
            KartuSkor(kabupaten=row.kabupaten, kecamatan=one.induk, desa=one, periode=row)
            for one in rows.select_related("induk")
            if one.induk is not None
        ),
        ignore_conflicts=True,
    )


@transaction.atomic
def close_periode(periode: PeriodeKartu, *, oleh: Pengguna | None) -> int:
    """Lock what was verified and end the filling; returns how many cards were locked."""
    row = PeriodeKartu.objects.select_for_update(of=("self",)).get(pk=periode.pk)
    if row.ditutup_at is not None:
        return 0
    row.ditutup_at = timezone.now()
    row.save(update_fields=["ditutup_at"])
    verified = KartuSkor.objects.filter(periode=row, status=StatusKartu.DIVERIFIKASI)
    locked = verified.update(status=StatusKartu.TERKUNCI)
    record("tutup_periode", row, oleh=oleh, wilayah=row.kabupaten, terkunci=locked)
    return locked


@transaction.atomic
def extend_periode(periode: PeriodeKartu, *, batas: date, oleh: Pengguna | None) -> PeriodeKartu:
    """Another last day. Raises Galat PERIODE_DITUTUP, BATAS_LEWAT."""
    row = PeriodeKartu.objects.select_for_update(of=("self",)).get(pk=periode.pk)
    if row.ditutup_at is not None:
        raise Galat("PERIODE_DITUTUP", "Periode ini sudah ditutup dan tidak dibuka lagi.")
    if batas < today():
        raise Galat("BATAS_LEWAT", "Batas waktu tidak boleh sebelum hari ini.")
    row.batas = batas
    row.save(update_fields=["batas"])
    record("perpanjang_periode", row, oleh=oleh, wilayah=row.kabupaten, batas=str(batas))
    return row
