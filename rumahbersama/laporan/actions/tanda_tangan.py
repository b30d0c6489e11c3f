"""A drawn report is signed on paper, marked as signed, and sent to its addressee."""

from __future__ import annotations

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone

from fondasi.errors import Galat
from fondasi.scans import MAX_BYTES, clean_scan
from kecamatan.actions.audit import record
from kecamatan.actions.berkas import store_berkas
from kecamatan.models import Berkas, Pengguna
from rumahbersama.laporan.enums import StatusLaporan
from rumahbersama.laporan.models import Laporan


@transaction.atomic
def sign_laporan(
    *, laporan: Laporan, oleh: Pengguna, pindaian: File[bytes] | None = None
) -> Laporan:
    """Say that the printed report was signed, with the scan where there is one.

    Not an electronic signature. Galat STATUS_SALAH, PINDAIAN_*, FOTO_*.
    """
    row = _locked(laporan, StatusLaporan.SIAP, StatusLaporan.DITANDATANGANI)
    if pindaian is not None:
        row.pindaian = _scan(pindaian, oleh)
    row.status = StatusLaporan.DITANDATANGANI
    row.ditandatangani_at = row.ditandatangani_at or timezone.now()
    row.ditandatangani_oleh = row.ditandatangani_oleh or oleh
    row.save()
    record("tandatangani_laporan", row, oleh=oleh, wilayah=row.wilayah)
    return row


def _scan(pindaian: File[bytes], oleh: Pengguna) -> Berkas:
    clean = ContentFile(clean_scan(pindaian.read(MAX_BYTES + 1)))
    return store_berkas(clean, jenis="laporan-pindaian", nama="pindaian", oleh=oleh)


@transaction.atomic
def unsign_laporan(*, laporan: Laporan, oleh: Pengguna) -> Laporan:
    """Take the mark back while the report was not sent; a scan stays with the audit's file."""
    row = _locked(laporan, StatusLaporan.DITANDATANGANI)
    row.status, row.ditandatangani_at, row.ditandatangani_oleh = StatusLaporan.SIAP, None, None
    row.pindaian = None
    row.save()
    record("urungkan_tanda_tangan_laporan", row, oleh=oleh, wilayah=row.wilayah)
    return row


@transaction.atomic
def send_laporan(*, laporan: Laporan, oleh: Pengguna) -> Laporan:
    """Mark it as handed to its addressee. Galat STATUS_SALAH unless it is signed."""
    row = _locked(laporan, StatusLaporan.DITANDATANGANI)
    row.status, row.dikirim_at = StatusLaporan.DIKIRIM, timezone.now()
    row.save(update_fields=["status", "dikirim_at"])
    record("kirim_laporan", row, oleh=oleh, wilayah=row.wilayah)
    return row


def _locked(laporan: Laporan, *allowed: StatusLaporan) -> Laporan:
    row = Laporan.objects.select_for_update(of=("self",)).get(pk=laporan.pk)
    if row.status not in allowed:
        raise Galat(
            "STATUS_SALAH",
            f"Laporan ini sekarang {row.get_status_display().lower()}. Muat ulang halamannya.",
        )
    return row
