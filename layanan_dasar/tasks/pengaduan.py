from __future__ import annotations

import logging

from celery import shared_task

from layanan_dasar.actions.pantau_pengaduan import watch_pengaduan

logger = logging.getLogger(__name__)


@shared_task(name="layanan_dasar.watch_pengaduan")
def watch() -> None:
    """Several times a day; each round does only what is left to do."""
    logger.info("Pantauan pengaduan: %s", watch_pengaduan())
