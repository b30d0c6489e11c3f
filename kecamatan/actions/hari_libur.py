"""Days on which offices are closed: the nation's and a place's own."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from lokal import HOLIDAY_YEARS, get_holidays

from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import HariLibur, Pengguna, Wilayah

TAHUN_TERSEDIA = tuple(HOLIDAY_YEARS)


@transaction.atomic
def add_hari_libur(
    *, tanggal: date, nama: str, wilayah: Wilayah | None, oleh: Pengguna | None, sumber: str = ""
) -> HariLibur:
    """Raises Galat LIBUR_SUDAH_ADA."""
    row = HariLibur(tanggal=tanggal, nama=nama.strip(), wilayah=wilayah, sumber=sumber.strip())
    return save_hari_libur(row, oleh=oleh)


@transaction.atomic
def save_hari_libur(row: HariLibur, *, oleh: Pengguna | None) -> HariLibur:
    """Add or correct a day. Raises Galat LIBUR_SUDAH_ADA."""
    tindakan = "ubah" if row.pk else "tambah"
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise Galat("LIBUR_SUDAH_ADA", _("Tanggal ini sudah tercatat sebagai libur.")) from error
    rincian = {"tanggal": str(row.tanggal)}
    record(f"{tindakan}_hari_libur", row, oleh=oleh, wilayah=row.wilayah, **rincian)
    return row


@transaction.atomic
def remove_hari_libur(row: HariLibur, *, oleh: Pengguna) -> None:
    record("hapus_hari_libur", row, oleh=oleh, wilayah=row.wilayah, tanggal=str(row.tanggal))
    row.delete()


def load_national(tahun: int, *, oleh: Pengguna | None) -> int:
    """The national holidays that the program carries for this year; how many were added.

    Raises Galat TAHUN_TIDAK_ADA.
    """
    try:
        found = get_holidays(tahun)
    except ValueError as error:
        raise Galat(
            "TAHUN_TIDAK_ADA",
            _("Libur nasional tahun ini belum dibawa program. Isi satu per satu dari SKB-nya."),
        ) from error
    days: dict[date, list[str]] = {}
    for one in found.holidays:
        days.setdefault(date.fromisoformat(one.date), []).append(one.name)
    isi = [(hari, "; ".join(nama)) for hari, nama in days.items()]
    return store_national(isi, sumber=found.decree, oleh=oleh)


@transaction.atomic
def store_national(hari: list[tuple[date, str]], *, sumber: str, oleh: Pengguna | None) -> int:
    """Add national days that are not there yet; running twice adds nothing."""
    known = set(
        HariLibur.objects.filter(wilayah=None, tanggal__in=[day for day, _nama in hari])
        .values_list("tanggal", flat=True)
    )  # fmt: skip
    rows = [
        HariLibur(tanggal=day, nama=nama[:120], sumber=sumber[:120])
        for day, nama in hari
        if day not in known
    ]
    HariLibur.objects.bulk_create(rows, ignore_conflicts=True)
    record("muat_libur_nasional", "harilibur", oleh=oleh, jumlah=len(rows), sumber=sumber)
    return len(rows)
