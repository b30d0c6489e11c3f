from __future__ import annotations

import logging

from celery import shared_task

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import exclusive_run, is_held
from kecamatan.actions.bundel import TASK, fail_bundel, publish_bundel
from kecamatan.enums import StatusBundel
from kecamatan.models import BundelRapat
from kecamatan.reports.pertanggungjawaban import bundle_pdf

logger = logging.getLogger(__name__)
MOST_TRIES = 3
BERHENTI = "Penyusunan tiga kali terhenti. Coba lagi; bila tetap gagal, hubungi pengelola."


@shared_task(name=TASK)
def build_bundel(pk: int) -> None:
    """Repeating it finds nothing to do once the file is there."""
    related = ("oleh", "rapat__wilayah__induk", "rapat__jenis", "rapat__pimpinan", "rapat__notulis")
    bundel = BundelRapat.objects.select_related(*related).get(pk=pk)
    with exclusive_run(bundel) as run:
        bundel.refresh_from_db(fields=["status", "percobaan"])
        if run is None or bundel.status != StatusBundel.MENUNGGU:
            return
        run.report(percobaan=bundel.percobaan + 1)
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
    """Ring again for what waits and nobody works on; give up after three tries."""
    for bundel in BundelRapat.objects.filter(status=StatusBundel.MENUNGGU).order_by("pk"):
        if is_held(bundel):
            continue
        if bundel.percobaan >= MOST_TRIES:
            fail_bundel(bundel, BERHENTI)
        else:
            ring(TASK, bundel.pk)
