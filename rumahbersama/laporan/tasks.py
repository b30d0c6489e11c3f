from __future__ import annotations

import logging

from celery import shared_task

from fondasi.antrean import ring
from fondasi.runs import exclusive_run, is_held
from rumahbersama.laporan.actions.laporan import TASK, build_laporan, fail_laporan
from rumahbersama.laporan.models import Laporan, StatusLaporan

logger = logging.getLogger(__name__)
TRIES = 3
FAILED = "Laporan gagal disusun karena kesalahan sistem. Coba susun ulang."


@shared_task(name=TASK)
def build(laporan_id: int) -> None:
    laporan = Laporan.objects.select_related("wilayah", "oleh").get(pk=laporan_id)
    with exclusive_run(laporan) as run:
        if run is None:
            return
        laporan.refresh_from_db()
        try:
            build_laporan(laporan=laporan, run=run)
        except Exception:
            fail_laporan(laporan=laporan, pesan=FAILED)
            raise


@shared_task(name="laporan.sweep")
def sweep() -> None:
    """Ring again for reports whose worker died; give up after a few tries."""
    waiting = (StatusLaporan.TERJADWAL, StatusLaporan.DISUSUN)
    for laporan in Laporan.objects.filter(status__in=waiting).order_by("pk"):
        if is_held(laporan):
            continue
        if laporan.percobaan >= TRIES:
            fail_laporan(laporan=laporan, pesan=FAILED)
        else:
            ring(TASK, laporan.pk)
