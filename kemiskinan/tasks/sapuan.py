"""The sweep: what died, what the broker lost and what waits is rung again, every half minute."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from celery import shared_task
from django.db import DatabaseError
from django.db.models import Q
from django.utils import timezone

from fondasi.antrean import ring
from fondasi.runs import is_held
from kemiskinan.actions.padanan import TASK as MATCH_TASK
from kemiskinan.actions.pemberlakuan import PURGE_TASK, PURGED
from kemiskinan.actions.rilis import READ_TASK
from kemiskinan.enums import StatusProses, StatusRilis
from kemiskinan.models import Pemadanan, Rilis
from kemiskinan.models.rilis import BERJALAN
from kemiskinan.tasks.neraca import sweep_neraca
from kemiskinan.tasks.penerima import sweep_penerima
from kemiskinan.tasks.unduhan import sweep_unduhan

logger = logging.getLogger(__name__)

# A row younger than this has a message of its own on the way.
PATIENCE: Final = timedelta(seconds=25)


@shared_task(name="kemiskinan.sweep")
def sweep() -> None:
    """One part that fails does not keep the others from their work."""
    for part in SWEEPS:
        try:
            part()
        except DatabaseError as error:
            logger.error("Sapuan %s gagal: %s", part.__name__, type(error).__name__)


def sweep_rilis() -> int:
    """Ring for files that nobody reads, and for rows of rejected releases that still lie there."""
    quiet = _quiet()
    stuck = [r for r in Rilis.objects.filter(quiet, status__in=BERJALAN) if not is_held(r)]
    for rilis in stuck:
        ring(READ_TASK, rilis.pk)
    rejected = Rilis.objects.filter(quiet, status=StatusRilis.DITOLAK, baris_disimpan__gt=0)
    leftover = list(rejected.exclude(tahap=PURGED))
    for rilis in leftover:
        ring(PURGE_TASK, rilis.pk)
    _note_ring(stuck + leftover)
    return len(stuck) + len(leftover)


def _quiet() -> Q:
    limit = timezone.now() - PATIENCE
    return Q(detak_at__lt=limit) | Q(detak_at=None, created_at__lt=limit)


def _note_ring(rows: list[Rilis]) -> None:
    """A long queue is not filled with one message per sweep and row."""
    Rilis.objects.filter(pk__in=[r.pk for r in rows]).update(detak_at=timezone.now())


def sweep_pemadanan() -> int:
    waiting = (StatusProses.MENUNGGU, StatusProses.BERJALAN)
    stuck = [p for p in Pemadanan.objects.filter(_quiet(), status__in=waiting) if not is_held(p)]
    for pemadanan in stuck:
        ring(MATCH_TASK, pemadanan.pk)
    return len(stuck)


SWEEPS: Final[tuple[Callable[[], int], ...]] = (
    sweep_rilis,
    sweep_pemadanan,
    sweep_penerima,
    sweep_unduhan,
    sweep_neraca,
)
