"""Counting the ledger again, by the bell or by the sweep."""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import shared_task
from django.db.models import Max
from django.utils import timezone

from fondasi.errors import Galat
from kecamatan.models import Wilayah
from kemiskinan.actions.neraca import prune_neraca, rebuild_neraca
from kemiskinan.models import Neraca, PermintaanNeraca

logger = logging.getLogger(__name__)
REHAT = timedelta(seconds=60)
"""The sweep leaves a kabupaten alone for this long after a build; a person's button does not."""


@shared_task(name="kemiskinan.build_neraca")
def build_neraca(kabupaten_id: int) -> None:
    """Repeating it gives the same figures. A refusal by a rule is no failure of the task."""
    kabupaten = Wilayah.objects.get(pk=kabupaten_id)
    try:
        rebuild_neraca(kabupaten, oleh=None)
    except Galat as galat:
        logger.warning("Neraca %s tidak dihitung: %s", kabupaten.kode, galat.kode)
        return
    prune_neraca(kabupaten)


def sweep_neraca() -> int:
    """Build for every kabupaten that asks and has rested; returns how many."""
    asking = set(PermintaanNeraca.objects.order_by().values_list("kabupaten", flat=True))
    builds = Neraca.objects.filter(kabupaten__in=asking).order_by().values_list("kabupaten")
    last = dict(builds.annotate(last=Max("dihitung_at")))
    limit = timezone.now() - REHAT
    due = sorted(pk for pk in asking if pk not in last or last[pk] < limit)
    for kabupaten_id in due:
        build_neraca(kabupaten_id)
    return len(due)
