"""Uploaded recipients in the worker."""

from __future__ import annotations

import logging

from celery import shared_task

from fondasi.antrean import ring
from fondasi.runs import exclusive_run, is_held
from kemiskinan.actions.penerima import TASK, run_penerima
from kemiskinan.enums import StatusProses
from kemiskinan.models import DaftarPenerima

logger = logging.getLogger(__name__)
TERBUKA = (StatusProses.MENUNGGU, StatusProses.BERJALAN)


@shared_task(name=TASK)
def match_penerima(daftar_id: int) -> None:
    """Ringing it twice does the work once: a finished or a held list is left alone."""
    with exclusive_run(DaftarPenerima(pk=daftar_id)) as run:
        if run is None:
            return
        rows = DaftarPenerima.objects.select_related("kabupaten", "berkas", "sub_kegiatan")
        daftar = rows.get(pk=daftar_id)
        if daftar.status in TERBUKA:
            run_penerima(daftar, run)
            logger.info("Daftar penerima %s diproses", daftar_id)


def sweep_penerima() -> int:
    """Ring again for lists that wait although nobody works on them; returns how many."""
    waiting = [d for d in DaftarPenerima.objects.filter(status__in=TERBUKA) if not is_held(d)]
    for daftar in waiting:
        ring(TASK, daftar.pk)
    return len(waiting)
