"""The bell of the queue: actions set a row's status and ring; they never import tasks."""

from __future__ import annotations

import logging

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)


def ring(task: str, row_id: int) -> None:
    """Send `task` with the row's id after the commit.

    A broker that is down is no error for the caller: the row's status is the queue, and the
    sweep rings again.
    """
    transaction.on_commit(lambda: _send(task, row_id))


def _send(task: str, row_id: int) -> None:
    try:
        current_app.send_task(task, args=[row_id], ignore_result=True, retry=False)
    except (OperationalError, OSError) as error:
        logger.warning("Antrean tidak menjawab untuk %s %s: %s", task, row_id, type(error).__name__)
