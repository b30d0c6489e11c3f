"""Data sumber in the worker."""

from __future__ import annotations

import logging

from celery import shared_task

from fondasi.errors import Galat
from fondasi.runs import exclusive_run
from kecamatan.models import PadananKode
from kemiskinan.actions.padanan_kode import TASK as CODE_TASK
from kemiskinan.actions.padanan_kode import apply_padanan_kode
from kemiskinan.actions.pembacaan import read_rilis
from kemiskinan.actions.pemberlakuan import PURGE_TASK, purge_rilis
from kemiskinan.actions.rilis import READ_TASK
from kemiskinan.models import Rilis

logger = logging.getLogger(__name__)


@shared_task(name=READ_TASK)
def read(rilis_id: int) -> None:
    """Ringing it twice does the work once: a held or a finished run is left alone."""
    with exclusive_run(Rilis(pk=rilis_id)) as run:
        if run is None:
            return
        rilis = Rilis.objects.select_related("kabupaten", "berkas", "dibuat_oleh").get(pk=rilis_id)
        read_rilis(rilis, run)
        rilis.refresh_from_db(fields=["status"])
        logger.info("Rilis %s: %s", rilis_id, rilis.status)


@shared_task(name=PURGE_TASK)
def purge(rilis_id: int) -> None:
    try:
        removed = purge_rilis(Rilis(pk=rilis_id))
    except Galat as galat:
        logger.info("Rilis %s tidak dihapus barisnya: %s", rilis_id, galat.kode)
        return
    logger.info("Rilis %s: %s baris dihapus", rilis_id, removed)


@shared_task(name=CODE_TASK)
def apply_code(padanan_id: int) -> None:
    rows = PadananKode.objects.select_related("kabupaten", "wilayah")
    changed = apply_padanan_kode(rows.get(pk=padanan_id))
    logger.info("Padanan kode %s: %s baris", padanan_id, changed)
