"""What is late climbs: first to the camat, then to the kabupaten, and onto the next agenda."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.urls import reverse

from fondasi.formatting import angka
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.actions.pemberitahuan import notify
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan
from kecamatan.queries.hari_libur import kalender
from layanan_dasar.actions.agenda_pengaduan import propose_late
from layanan_dasar.actions.jam_pengaduan import refresh_deadline
from layanan_dasar.actions.langkah_pengaduan import close_pengaduan
from layanan_dasar.enums import TahapLayanan
from layanan_dasar.models import Pengaduan
from layanan_dasar.models.cakupan import KECAMATAN
from layanan_dasar.queries.pengaduan import KE_CAMAT, KE_KABUPATEN, due_for

HARI_KE_KABUPATEN: Final = 3
"""Working days after the deadline until the kabupaten is told."""


def watch_pengaduan() -> dict[str, int]:
    """One round of the day; repeating it changes nothing."""
    result = {"dihitung_ulang": _recount(), "ditutup": _close_silent()}
    late = list(_late())
    result["naik"] = sum(escalate(one) for one in late)
    propose_late(late)
    result["ringkasan"] = send_digests()
    return result


def _recount() -> int:
    """Deadlines that a newly entered closed day moves; a step taken meanwhile goes first."""
    moved = 0
    for row in Pengaduan.objects.open().select_related("desa").iterator():
        if refresh_deadline(row):
            same = Pengaduan.objects.filter(
                pk=row.pk, jam_sejak=row.jam_sejak, jam_sisa=row.jam_sisa
            )
            moved += same.update(tenggat=row.tenggat)
    return moved


def _close_silent() -> int:
    """Answered, and the complainant let the days pass."""
    rows = list(Pengaduan.objects.overdue().filter(tahap=TahapLayanan.TUTUP))
    for row in rows:
        close_pengaduan(row, oleh=None)
    return len(rows)


def _late() -> Iterable[Pengaduan]:
    rows = Pengaduan.objects.overdue().exclude(tahap=TahapLayanan.TUTUP)
    return rows.select_related("kategori", "desa", "kecamatan", "kabupaten").order_by("id")


@transaction.atomic
def escalate(pengaduan: Pengaduan) -> int:
    """Raise it to the level that its delay asks for; 1 when it rose."""
    row = Pengaduan.objects.select_for_update().get(pk=pengaduan.pk)
    level = level_of(pengaduan, today())
    if row.eskalasi >= level:
        return 0
    row.eskalasi = level
    row.save(update_fields=["eskalasi"])
    record("eskalasi_pengaduan", row, oleh=None, tingkat=level)
    return 1


def level_of(pengaduan: Pengaduan, on: date) -> int:
    if pengaduan.tenggat is None or pengaduan.tenggat >= on:
        return 0
    late = kalender(pengaduan.desa, pengaduan.tenggat, on).between(pengaduan.tenggat, on)
    return KE_KABUPATEN if late >= HARI_KE_KABUPATEN else KE_CAMAT


def send_digests() -> int:
    """One line a day for each person who has something late or due; counts, nothing else."""
    told = 0
    tugas = Penugasan.objects.active().filter(peran__in=[Peran.OPD, Peran.BAPPEDA, *KECAMATAN])
    people = Pengguna.objects.filter(penugasan__in=tugas, is_active=True).distinct()
    if not Pengaduan.objects.open().filter(tenggat__lte=_tomorrow()).exists():
        return 0
    for person in people:
        rows = due_for(person)
        late = sum(row.tenggat < today() for row in rows)
        due = len(rows) - late
        if late or due:
            notify(
                Pengguna.objects.filter(pk=person.pk),
                f"pengaduan-{today():%Y-%m-%d}",
                f"Pengaduan: {angka(late)} terlambat, {angka(due)} jatuh tempo hari ini atau besok",
                reverse("layanan:pengaduan"),
            )
            told += 1
    return told


def _tomorrow() -> date:
    return date.fromordinal(today().toordinal() + 1)
