from __future__ import annotations

import logging

from celery import shared_task

from kecamatan.actions import eskalasi
from kecamatan.actions.ringkasan_harian import send_ringkasan

logger = logging.getLogger(__name__)


@shared_task(name="kecamatan.escalate")
def escalate() -> None:
    logger.info("Pengingat yang jatuh hari ini: %s", eskalasi.escalate())


@shared_task(name="kecamatan.digest")
def digest() -> None:
    logger.info("Ringkasan terkirim: %s", send_ringkasan())
