"""Visits and trainings as entries of a calendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from fondasi.kalender import Entri
from fondasi.queries.written import rows_of
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import below
from pendamping.models import Kunjungan, Pelatihan


def visit_entries(user: Pengguna, wilayah: Wilayah, dari: date, sampai: date) -> Iterable[Entri]:
    """Place and purpose; what the visitor wrote stays on its page."""
    rows = Kunjungan.objects.visible_to(user).standing()
    here = rows.filter(below("desa", [wilayah.kode]), tanggal__range=(dari, sampai))
    for row in rows_of(here.select_related("desa", "oleh").order_by("tanggal", "id")):
        yield Entri(
            kunci=f"kunjungan-{row.pk}",
            judul=f"Kunjungan {row.desa}: {row.get_tujuan_display().lower()}",
            tanggal=row.tanggal,
            kategori="Kunjungan",
            tempat=row.desa.sebutan,
            pelaksana=row.oleh.nama,
            url=reverse("pendamping:kunjungan-rinci", args=[row.pk]),
            diubah_at=row.created_at,
        )


def training_entries(user: Pengguna, wilayah: Wilayah, dari: date, sampai: date) -> Iterable[Entri]:
    rows = Pelatihan.objects.visible_to(user).filter(
        below("wilayah", [wilayah.kode]), tanggal__range=(dari, sampai)
    )
    for row in rows_of(rows.select_related("wilayah").order_by("tanggal", "id")):
        yield Entri(
            kunci=f"pelatihan-{row.pk}",
            judul=f"Pelatihan {row.judul}",
            tanggal=row.tanggal,
            kategori="Pelatihan",
            tempat=row.tempat,
            pelaksana=row.penyelenggara or row.wilayah.sebutan,
            url=reverse("pendamping:pelatihan-rinci", args=[row.pk]),
            diubah_at=row.created_at,
        )
