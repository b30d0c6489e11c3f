"""The joint agenda of a kecamatan: what all rooms hold in a month, day by day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q, QuerySet
from django.urls import reverse

from fondasi.kalender import Entri, entries
from fondasi.queries.written import rows_of
from fondasi.today import today
from kecamatan.enums import Tingkat
from kecamatan.models import KegiatanTerpadu, Pengguna, Wilayah
from kecamatan.models.kegiatan_terpadu import agenda_kodes
from kecamatan.models.wilayah import sebutan
from kecamatan.rules.bulan import month_range

TERBANYAK = 800


@dataclass(frozen=True, slots=True)
class Hari:
    tanggal: date
    entri: tuple[Entri, ...]


def kecamatan_for(user: Pengguna) -> QuerySet[Wilayah]:
    """The kecamatan whose joint agenda this person reads, by code."""
    rows = Wilayah.objects.within_any(agenda_kodes(user)).current(today())
    return rows.filter(tingkat=Tingkat.KECAMATAN).order_by("kode")


def choices_for(user: Pengguna) -> list[tuple[str, list[tuple[str, str]]]]:
    """The same in words, per kabupaten/kota: (kabupaten, [(code, kecamatan)])."""
    words = ("induk__kode", "induk__jenis", "induk__nama", "kode", "jenis", "nama")
    rows = rows_of(kecamatan_for(user).values_list(*words)[:TERBANYAK])
    return [
        (sebutan(*induk[1:]), [(row[3], sebutan(*row[4:])) for row in below])
        for induk, below in groupby(rows, key=lambda row: row[:3])
    ]


def kegiatan_entries(user: Pengguna, wilayah: Wilayah, dari: date, sampai: date) -> Iterable[Entri]:
    """Lines of this kecamatan, or of this desa; a source of the calendar."""
    rows = KegiatanTerpadu.objects.visible_to(user).filter(
        Q(wilayah=wilayah) | Q(desa=wilayah), tanggal__gte=dari, tanggal__lte=sampai
    )
    return map(_entry, rows_of(rows.select_related("wilayah", "desa")))


def _entry(row: KegiatanTerpadu) -> Entri:
    desa = row.desa.sebutan if row.desa else ""
    return Entri(
        kunci=f"kegiatan-{row.pk}",
        judul=row.judul,
        tanggal=row.tanggal,
        kategori=row.get_jenis_display(),
        mulai=row.mulai,
        selesai=row.selesai,
        tempat=", ".join(filter(None, (row.tempat, desa))),
        pelaksana=row.program,
        zona=row.wilayah.zona_waktu,
        url=reverse("kecamatan:kegiatan-terpadu-ubah", args=[row.pk]),
        diubah_at=row.created_at,
    )


def month_agenda(user: Pengguna, kecamatan: Wilayah, bulan: date) -> list[Hari]:
    """The days of that month on which something happens."""
    found = entries(user, kecamatan, *month_range(bulan))
    days = groupby(found, key=lambda one: one.tanggal)
    return [Hari(day, tuple(group)) for day, group in days]
