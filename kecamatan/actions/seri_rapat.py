"""Meetings that return every month: made ahead, moved and called off together or alone."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.rapat import IsiRapat, cancel_rapat, change_rapat, lock_planned, plan_rapat
from kecamatan.models import Pengguna, RapatKoordinasi, SeriRapat, UndanganRapat
from kecamatan.queries.hari_libur import kalender
from kecamatan.queries.seri_rapat import following, rest_of
from kecamatan.rules.seri_rapat import day_in_month, open_day, retitled, series_dates, span

TERBANYAK: Final = 12
BERSAMA: Final = ("jenis", "mulai", "selesai", "tempat", "pimpinan", "mewakili", "notulis")
"""What a change carries to the later meetings; title, letter and preamble stay each its own."""


@transaction.atomic
def repeat_rapat(
    rapat: RapatKoordinasi, *, jumlah: int, pola: str, oleh: Pengguna | None
) -> list[RapatKoordinasi]:
    """The same meeting in the next `jumlah` months with the same invitees, on days on which
    offices are open. A month that the series already has is left alone, so it may be repeated.

    Raises Galat RAPAT_BERJALAN, JUMLAH_SALAH, TERLALU_JAUH.
    """
    row = lock_planned(rapat)
    if not 1 <= jumlah <= TERBANYAK:
        raise Galat("JUMLAH_SALAH", _("Rapat diulang paling banyak 12 bulan ke depan."))
    seri = _series_of(row, pola)
    known = {(day.year, day.month) for day in seri.rapat.values_list("tanggal", flat=True)}
    open_days = kalender(row.wilayah, *span(row.tanggal, jumlah))
    days = series_dates(row.tanggal, jumlah, pola, open_days)
    fresh = [day for day in days if (day.year, day.month) not in known]
    made = [_copy(row, day, seri, oleh) for day in fresh]
    record("ulangi_rapat", row, oleh=oleh, wilayah=row.wilayah, jumlah=len(made))
    return made


def _series_of(row: RapatKoordinasi, pola: str) -> SeriRapat:
    """Its series; a new one where there is none or it was ended."""
    seri = row.seri if row.seri and row.seri.berakhir is None else None
    seri = seri or SeriRapat(wilayah=row.wilayah, jenis=row.jenis, judul=row.judul)
    seri.pola = pola
    seri.save()
    row.seri = seri
    row.save(update_fields=["seri"])
    return seri


def _copy(
    row: RapatKoordinasi, day: date, seri: SeriRapat, oleh: Pengguna | None
) -> RapatKoordinasi:
    """Its agenda fills itself when its day comes near; its letter has a number of its own."""
    given = _plan_of(row) | {
        "tanggal": day,
        "judul": retitled(row.judul, row.tanggal, day),
        "nomor_undangan": "",
        "tanggal_undangan": None,
    }
    made = plan_rapat(row.wilayah, IsiRapat(**given), isi_agenda=False, oleh=oleh)
    RapatKoordinasi.objects.filter(pk=made.pk).update(seri=seri)
    UndanganRapat.objects.bulk_create(
        UndanganRapat(
            rapat=made,
            kontak_id=one.kontak_id,
            instansi_id=one.instansi_id,
            wilayah_id=one.wilayah_id,
            unsur=one.unsur,
        )
        for one in row.undangan.order_by("id")
    )
    return made


def _plan_of(row: RapatKoordinasi) -> dict[str, Any]:
    return {name: getattr(row, name) for name in IsiRapat.names()}


@transaction.atomic
def change_following(before: RapatKoordinasi, isi: IsiRapat, *, oleh: Pengguna | None) -> int:
    """Carry what `isi` changed in `before` (the row as it was read) to the later meetings; a moved
    day moves each of them to where the new day falls in its month. Returns how many there were."""
    shared = {
        name: getattr(isi, name) for name in BERSAMA if getattr(isi, name) != getattr(before, name)
    }
    rows = list(following(before))
    for row in rows:
        given = _plan_of(row) | shared
        if isi.tanggal != before.tanggal:
            given["tanggal"] = _moved(row, isi.tanggal)
        change_rapat(row, IsiRapat(**given), versi=row.versi, oleh=oleh)
    return len(rows)


def _moved(row: RapatKoordinasi, start: date) -> date:
    assert row.seri is not None
    day = day_in_month(start, row.tanggal.replace(day=1), row.seri.pola)
    return open_day(day, kalender(row.wilayah, *span(day, 0)))


@transaction.atomic
def cancel_following(rapat: RapatKoordinasi, alasan: str, *, oleh: Pengguna | None) -> int:
    """Call off this meeting and the later ones of its series; returns how many in all."""
    rows = [rapat, *following(rapat)]
    for row in rows:
        cancel_rapat(row, alasan, oleh=oleh)
    return len(rows)


@transaction.atomic
def end_series(
    seri: SeriRapat, *, sampai: date, alasan: str, gugur: int, oleh: Pengguna | None
) -> SeriRapat:
    """No meeting of it after `sampai`: those to which nobody was invited yet are called off.

    `gugur` is the number that was confirmed. Raises Galat SERI_BERAKHIR, LAMPAU, JUMLAH_BERUBAH and
    ALASAN_KURANG of `cancel_rapat`.
    """
    row = (
        SeriRapat.objects.select_for_update(of=("self",)).select_related("wilayah").get(pk=seri.pk)
    )
    if row.berakhir is not None:
        raise Galat("SERI_BERAKHIR", _("Seri ini sudah diakhiri."))
    if sampai < today():
        raise Galat("LAMPAU", _("Tanggal ini sudah lewat. Seri berakhir paling awal hari ini."))
    falling = rest_of(row, sampai).gugur
    if len(falling) != gugur:
        raise Galat("JUMLAH_BERUBAH", _("Rapat dalam seri ini baru saja berubah. Periksa lagi."))
    row.berakhir, row.alasan_akhir = sampai, alasan.strip()
    row.save(update_fields=["berakhir", "alasan_akhir"])
    for one in falling:
        cancel_rapat(one, alasan, oleh=oleh)
    record("akhiri_seri_rapat", row, oleh=oleh, wilayah=row.wilayah, gugur=gugur)
    return row
