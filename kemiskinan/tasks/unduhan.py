"""By-name lists out, filled-in lists in; both in the worker, which alone reads identities."""

from __future__ import annotations

import logging

from celery import shared_task

from fondasi.antrean import ring
from fondasi.errors import Galat
from fondasi.runs import exclusive_run, is_held
from kemiskinan.actions import unduhan as unduhan_actions
from kemiskinan.actions import unggahan as unggahan_actions
from kemiskinan.enums import StatusProses
from kemiskinan.models import Unduhan, UnggahanVerval

logger = logging.getLogger(__name__)
MOST_TRIES = 3
BERHENTI = "Pekerjaan ini tiga kali terhenti. Coba lagi; bila tetap gagal, hubungi pengelola."


@shared_task(name=unduhan_actions.TASK)
def make_unduhan(pk: int) -> None:
    """Repeating it finds nothing to do once the file is there."""
    rows = Unduhan.objects.select_related("oleh", "kabupaten", "daftar", "rilis")
    unduhan = rows.get(pk=pk)
    with exclusive_run(unduhan) as run:
        unduhan.refresh_from_db(fields=["status"])
        if run is None or unduhan.status != StatusProses.MENUNGGU:
            return
        run.report(percobaan=unduhan.percobaan + 1)
        try:
            unduhan_actions.make_unduhan(unduhan, run)
        except Galat as galat:
            logger.warning("Unduhan %s tidak dibuat: %s", pk, galat.kode)
            unduhan_actions.fail_unduhan(unduhan, galat.pesan)


@shared_task(name=unggahan_actions.TASK)
def read_unggahan(pk: int) -> None:
    """Rows already stored by an earlier try are recognised by their key."""
    rows = UnggahanVerval.objects.select_related("oleh", "berkas", "daftar__kabupaten")
    unggahan = rows.select_related("daftar__wilayah").get(pk=pk)
    with exclusive_run(unggahan) as run:
        unggahan.refresh_from_db(fields=["status"])
        if run is None or unggahan.status != StatusProses.MENUNGGU:
            return
        run.report(percobaan=unggahan.percobaan + 1)
        try:
            unggahan_actions.read_unggahan(unggahan, run)
        except Galat as galat:
            logger.warning("Unggahan %s ditolak: %s", pk, galat.kode)
            unggahan_actions.fail_unggahan(unggahan, galat.pesan)


def sweep_unduhan() -> int:
    """Ring again for what waits, give up after three tries; returns how many files it dropped."""
    for unduhan in Unduhan.objects.filter(status=StatusProses.MENUNGGU):
        if _may_ring(unduhan, unduhan_actions.TASK):
            continue
        unduhan_actions.fail_unduhan(unduhan, BERHENTI)
    for unggahan in UnggahanVerval.objects.filter(status=StatusProses.MENUNGGU):
        if _may_ring(unggahan, unggahan_actions.TASK):
            continue
        unggahan_actions.fail_unggahan(unggahan, BERHENTI)
    return unduhan_actions.remove_expired()


def _may_ring(row: Unduhan | UnggahanVerval, task: str) -> bool:
    """Ring for a row that nobody works on; False when it had its tries."""
    if is_held(row):
        return True
    if row.percobaan >= MOST_TRIES:
        return False
    ring(task, row.pk)
    return True
