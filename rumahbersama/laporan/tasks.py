from __future__ import annotations

import logging

from celery import shared_task

from fondasi.errors import Galat
from fondasi.runs import exclusive_run, ring_again
from fondasi.today import today
from rumahbersama.laporan.actions.jadwal import remind as remind_signatories
from rumahbersama.laporan.actions.jadwal import schedule_due
from rumahbersama.laporan.actions.laporan import TASK, build_laporan, fail_laporan
from rumahbersama.laporan.enums import BERJALAN
from rumahbersama.laporan.models import Laporan

logger = logging.getLogger(__name__)
FAILED = "Laporan gagal disusun karena kesalahan sistem. Coba susun ulang."
DISK = "Laporan tidak dapat disimpan. Periksa ruang disk peladen, lalu susun ulang."


@shared_task(name=TASK)
def build(laporan_id: int) -> None:
    laporan = Laporan.objects.select_related("wilayah", "oleh").get(pk=laporan_id)
    with exclusive_run(laporan) as run:
        if run is None:
            return
        laporan.refresh_from_db()
        try:
            build_laporan(laporan=laporan, run=run)
        except Galat as galat:
            fail_laporan(laporan=laporan, pesan=galat.pesan)
        except OSError:
            fail_laporan(laporan=laporan, pesan=DISK)
            raise
        except Exception:
            fail_laporan(laporan=laporan, pesan=FAILED)
            raise


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
