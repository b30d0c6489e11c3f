from __future__ import annotations

import logging

from celery import shared_task

from kemiskinan.actions.usulan_agenda import propose_lagging

logger = logging.getLogger(__name__)


@shared_task(name="kemiskinan.propose_agenda")
def propose_agenda() -> None:
    logger.info("Usulan agenda verval: %s", propose_lagging())
