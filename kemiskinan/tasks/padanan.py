"""Padu padan in the worker."""

from __future__ import annotations

import logging

from celery import shared_task

from fondasi.runs import exclusive_run
from kemiskinan.actions.padanan import TASK, run_pemadanan
from kemiskinan.enums import StatusProses
from kemiskinan.models import Pemadanan

logger = logging.getLogger(__name__)
TERBUKA = (StatusProses.MENUNGGU, StatusProses.BERJALAN)


@shared_task(name=TASK)
def match_pemadanan(pemadanan_id: int) -> None:
    """Ringing it twice does the work once: a finished or a held run is left alone."""
    with exclusive_run(Pemadanan(pk=pemadanan_id)) as run:
        if run is None:
            return
        pemadanan = Pemadanan.objects.select_related("kabupaten", "oleh").get(pk=pemadanan_id)
        if pemadanan.status in TERBUKA:
            run_pemadanan(pemadanan, run)
            logger.info("Pemadanan %s: %s", pemadanan_id, pemadanan.status)
