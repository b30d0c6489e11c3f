from __future__ import annotations

import logging

from celery import shared_task

from rumahbersama.api.actions.token import remove_old_keys

logger = logging.getLogger(__name__)


@shared_task(name="api.sweep")
def sweep() -> None:
    logger.info("Kunci idempoten lama: %s", remove_old_keys())
