"""Meetings and what was agreed, in a report of a kecamatan."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kecamatan.enums import JenisTindakLanjut, StatusTindakLanjut
from kecamatan.models import RapatKoordinasi, TindakLanjut, Wilayah
from kecamatan.queries.kelembagaan import TERLAKSANA, checklist
from rumahbersama.laporan.figures.lingkup import Figures, Lingkup

TERBUKA = (StatusTindakLanjut.BELUM, StatusTindakLanjut.PROSES)


def meetings(lingkup: Lingkup) -> list[Figures]:
    """Those that were held in the period, by date."""
    rows = RapatKoordinasi.objects.filter(
        wilayah=lingkup.wilayah,
        tanggal__gte=lingkup.masa.awal,
        tanggal__lte=lingkup.pada,
        status__in=TERLAKSANA,
    ).select_related("jenis")
    return [
        {
            "tanggal": row.tanggal.isoformat(),
            "judul": row.judul,
            "jenis": row.jenis.nama,
            "keputusan": row.tindak_lanjut.count(),
            "selesai": row.tindak_lanjut.filter(status=StatusTindakLanjut.SELESAI).count(),
            "notula": row.get_status_display(),
        }
        for row in rows.order_by("tanggal", "mulai", "pk")
    ]


def promises(lingkup: Lingkup) -> list[Figures]:
    """Per kind: how many stand open, are late on that day, were finished."""
    rows = _known(lingkup.wilayah, lingkup.pada)
    return [_count(rows.filter(jenis=jenis), jenis, lingkup.pada) for jenis in JenisTindakLanjut]


def _known(wilayah: Wilayah, pada: date) -> QuerySet[TindakLanjut]:
    """Those of meetings until that day, and those asked for outside a meeting."""
    until = Q(rapat=None) | Q(rapat__tanggal__lte=pada)
    return TindakLanjut.objects.filter(until, wilayah=wilayah)


def _count(rows: QuerySet[TindakLanjut], jenis: JenisTindakLanjut, pada: date) -> Figures:
    return {
        "jenis": jenis.label,
        "terbuka": rows.filter(status__in=TERBUKA).count(),
        "terlambat": rows.filter(status__in=TERBUKA, batas__lt=pada).count(),
        "selesai": rows.filter(status=StatusTindakLanjut.SELESAI).count(),
    }


def institution(wilayah: Wilayah) -> Figures:
    """The pieces of the Rumah Bersama: institutionalised, practised, not yet."""
    found = checklist(wilayah)
    counts = found.hitungan
    return {
        "terlembaga": counts.terlembaga,
        "praktik": counts.praktik,
        "belum": counts.belum,
        "berikutnya": found.berikutnya.nama if found.berikutnya else "",
    }
