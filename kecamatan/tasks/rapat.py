from __future__ import annotations

import logging

from celery import shared_task

from kecamatan.actions.isi_agenda import fill_coming_agendas
from kecamatan.actions.surel_rapat import mail_undangan
from kecamatan.models import RapatKoordinasi

logger = logging.getLogger(__name__)


@shared_task(name="kecamatan.send_undangan")
def send_undangan(rapat_id: int) -> None:
    rapat = RapatKoordinasi.objects.select_related("wilayah").filter(pk=rapat_id).first()
    if rapat is not None:
        logger.info("Surel rapat %s: %s", rapat_id, mail_undangan(rapat))


@shared_task(name="kecamatan.fill_agenda")
def fill_agenda() -> None:
    logger.info("Agenda diperbarui untuk %s rapat.", fill_coming_agendas())
