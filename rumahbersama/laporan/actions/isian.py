from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kecamatan.actions.audit import record
from kecamatan.models import Pengguna, Wilayah
from rumahbersama.laporan.enums import JenisLaporan
from rumahbersama.laporan.models import IsianLaporan


@transaction.atomic
def save_isian(
    *, jenis: JenisLaporan, wilayah: Wilayah, periode: str, kendala: str, dukungan: str,
    oleh: Pengguna,
) -> IsianLaporan:  # fmt: skip
    """Obstacles and support of a period; the report takes them up when it is written anew."""
    row, _created = IsianLaporan.objects.update_or_create(
        jenis=jenis,
        wilayah=wilayah,
        periode=periode,
        defaults={
            "kendala": kendala.strip(),
            "dukungan": dukungan.strip(),
            "oleh": oleh,
            "disimpan_at": timezone.now(),
        },
    )
    record("isi_laporan", row, oleh=oleh, wilayah=wilayah, periode=periode)
    return row
