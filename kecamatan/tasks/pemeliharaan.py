from __future__ import annotations

import logging

from celery import shared_task
from django.core.management import call_command

from kecamatan.actions.berkas import remove_stray_files
from kecamatan.actions.surel_rapat import ring_waiting
from kecamatan.actions.tautan import remove_old_tautan

logger = logging.getLogger(__name__)


@shared_task(name="kecamatan.sweep")
def sweep() -> None:
    logger.info("Berkas yatim: %s; tautan lama: %s", remove_stray_files(), remove_old_tautan())
    logger.info("Rapat dengan surel tertunda: %s", ring_waiting())
    call_command("clearsessions")
