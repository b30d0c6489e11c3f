"""By-name lists out, filled-in lists in; both in the worker, which alone reads identities."""

from __future__ import annotations

import logging

from celery import shared_task

from fondasi.errors import Galat
from fondasi.runs import next_try, ring_again
from kemiskinan.actions import unduhan as unduhan_actions
from kemiskinan.actions import unggahan as unggahan_actions
from kemiskinan.enums import StatusProses
from kemiskinan.models import Unduhan, UnggahanVerval

logger = logging.getLogger(__name__)
BERHENTI = "Pekerjaan ini tiga kali terhenti. Coba lagi; bila tetap gagal, hubungi pengelola."


@shared_task(name=unduhan_actions.TASK)
def make_unduhan(pk: int) -> None:
    """Repeating it finds nothing to do once the file is there."""
    rows = Unduhan.objects.select_related("oleh", "kabupaten", "daftar", "rilis")
    unduhan = rows.get(pk=pk)
    with next_try(unduhan, StatusProses.MENUNGGU) as run:
        if run is None:
            return
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
    with next_try(unggahan, StatusProses.MENUNGGU) as run:
        if run is None:
            return
        try:
            unggahan_actions.read_unggahan(unggahan, run)
        except Galat as galat:
            logger.warning("Unggahan %s ditolak: %s", pk, galat.kode)
            unggahan_actions.fail_unggahan(unggahan, galat.pesan)


def sweep_unduhan() -> int:
    """Ring again for what waits; returns how many files it dropped."""
    waiting = {"status": StatusProses.MENUNGGU}
    ring_again(
        Unduhan.objects.filter(**waiting),
        unduhan_actions.TASK,
        lambda row: unduhan_actions.fail_unduhan(row, BERHENTI),
    )
    ring_again(
        UnggahanVerval.objects.filter(**waiting),
        unggahan_actions.TASK,
        lambda row: unggahan_actions.fail_unggahan(row, BERHENTI),
    )
    return unduhan_actions.remove_expired()
