from __future__ import annotations

import logging

from celery import shared_task

from fondasi.errors import Galat
from fondasi.runs import next_try, ring_again
from kecamatan.actions.bundel import TASK, fail_bundel, publish_bundel
from kecamatan.enums import StatusBundel
from kecamatan.models import BundelRapat
from kecamatan.reports.pertanggungjawaban import bundle_pdf

logger = logging.getLogger(__name__)
BERHENTI = "Penyusunan tiga kali terhenti. Coba lagi; bila tetap gagal, hubungi pengelola."


@shared_task(name=TASK)
def build_bundel(pk: int) -> None:
    """Repeating it finds nothing to do once the file is there."""
    related = ("oleh", "rapat__wilayah__induk", "rapat__jenis", "rapat__pimpinan", "rapat__notulis")
    bundel = BundelRapat.objects.select_related(*related).get(pk=pk)
    with next_try(bundel, StatusBundel.MENUNGGU) as run:
        if run is None:
            return
        try:
            pdf, halaman = bundle_pdf(
                bundel.rapat, lambda tahap, persen: run.report(tahap=tahap, kemajuan=persen)
            )
            publish_bundel(bundel, pdf, halaman)
        except Galat as galat:
            logger.warning("Bundel %s tidak dibuat: %s", pk, galat.kode)
            fail_bundel(bundel, galat.pesan)


@shared_task(name="kecamatan.sweep_bundel")
def sweep_bundel() -> None:
    waiting = BundelRapat.objects.filter(status=StatusBundel.MENUNGGU).order_by("pk")
    ring_again(waiting, TASK, lambda bundel: fail_bundel(bundel, BERHENTI))
