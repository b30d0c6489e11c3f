from __future__ import annotations

import logging
from contextlib import suppress

from celery import shared_task

from fondasi.errors import Galat
from fondasi.runs import exclusive_run, ring_again
from fondasi.today import today
from rumahbersama.laporan.actions.jadwal import remind as remind_signatories
from rumahbersama.laporan.actions.jadwal import schedule_due
from rumahbersama.laporan.actions.laporan import (
    FAILED,
    TASK,
    build_laporan,
    fail_laporan,
    failing,
)
from rumahbersama.laporan.enums import BERJALAN
from rumahbersama.laporan.models import Laporan

logger = logging.getLogger(__name__)


@shared_task(name=TASK)
def build(laporan_id: int) -> None:
    laporan = Laporan.objects.select_related("wilayah", "oleh").get(pk=laporan_id)
    with exclusive_run(laporan) as run:
        if run is None:
            return
        laporan.refresh_from_db()
        with suppress(Galat), failing(laporan):
            build_laporan(laporan=laporan, run=run)


@shared_task(name="laporan.sweep")
def sweep() -> None:
    running = Laporan.objects.filter(status__in=BERJALAN).order_by("pk")
    ring_again(running, TASK, lambda laporan: fail_laporan(laporan=laporan, pesan=FAILED))


@shared_task(name="laporan.schedule")
def schedule() -> None:
    logger.info("Laporan terjadwal: %s", schedule_due(today()))


@shared_task(name="laporan.remind")
def remind() -> None:
    logger.info("Laporan menunggu tanda tangan: %s", remind_signatories(today()))
