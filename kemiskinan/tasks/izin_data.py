"""Grants end by their date; this only tells."""

from __future__ import annotations

from celery import shared_task

from kemiskinan.actions.izin_data import tell_ended


@shared_task(name="kemiskinan.tell_izin_data")
def tell_izin_data() -> int:
    return tell_ended()
