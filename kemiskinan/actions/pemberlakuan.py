"""A release takes force, is rejected, or steps back."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fondasi.antrean import ring
from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.models import Pengguna
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.actions.pembacaan import delete_rows
from kemiskinan.enums import StatusRilis
from kemiskinan.models import Rilis
from kemiskinan.queries.rilis import standing_on

PURGE_TASK: Final = "kemiskinan.purge_rilis"
PURGED: Final = "dihapus"
SHORTEST_REASON: Final = 10


def _locked(rilis: Rilis, *, status: StatusRilis, kode: str, pesan: str) -> Rilis:
    """The row, locked; refused unless it stands in this status."""
    row = Rilis.objects.select_for_update(of=["self"]).select_related("kabupaten").get(pk=rilis.pk)
    if row.status != status:
        raise Galat(kode, pesan)
    return row


def _reason(alasan: str) -> str:
    alasan = " ".join(alasan.split())
    if len(alasan) < SHORTEST_REASON:
        raise Galat("ALASAN_KOSONG", _("Tulis alasannya, sedikitnya sepuluh huruf."))
    return alasan


@transaction.atomic
def apply_rilis(rilis: Rilis, *, oleh: Pengguna | None) -> Rilis | None:
    """Let the release take force; returns the one that it replaces.

    One release per kabupaten and kind is in force; the previous keeps its rows and its history.
    """
    row = _locked(
        rilis,
        status=StatusRilis.DIPERIKSA,
        kode="BELUM_SIAP",
        pesan=_("Hanya data sumber yang selesai diperiksa yang dapat diberlakukan."),
    )
    previous = (
        Rilis.objects.select_for_update(of=["self"])
        .in_force()
        .filter(kabupaten=row.kabupaten, jenis=row.jenis)
        .first()
    )
    if previous:
        previous.status = StatusRilis.DIGANTI
        previous.save(update_fields=["status"])
    row.status, row.menggantikan = StatusRilis.BERLAKU, previous
    row.diberlakukan_oleh, row.diberlakukan_at = oleh, timezone.now()
    row.save(update_fields=["status", "menggantikan", "diberlakukan_oleh", "diberlakukan_at"])
    record(
        "berlakukan_rilis",
        row,
        oleh=oleh,
        wilayah=row.kabupaten,
        baris=row.baris_disimpan,
        menggantikan=previous.pk if previous else None,
    )
    request_neraca(row.kabupaten)
    return previous


@transaction.atomic
def reject_rilis(rilis: Rilis, *, alasan: str, oleh: Pengguna | None) -> None:
    """Refuse what was read; its rows are removed by the worker, its history stays."""
    alasan = _reason(alasan)
    row = _locked(
        rilis,
        status=StatusRilis.DIPERIKSA,
        kode="TIDAK_DAPAT_DITOLAK",
        pesan=_("Hanya data sumber yang menunggu keputusan yang dapat ditolak."),
    )
    row.status, row.alasan = StatusRilis.DITOLAK, alasan
    row.save(update_fields=["status", "alasan"])
    record("tolak_rilis", row, oleh=oleh, wilayah=row.kabupaten, alasan=alasan)
    ring(PURGE_TASK, row.pk)


@transaction.atomic
def withdraw_rilis(rilis: Rilis, *, alasan: str, oleh: Pengguna | None) -> Rilis | None:
    """Take back the force; the previous release stands again, and is returned.

    Raises Galat while a matching, a list or a ledger stands on it, and names them.
    """
    alasan = _reason(alasan)
    row = _locked(
        rilis,
        status=StatusRilis.BERLAKU,
        kode="TIDAK_BERLAKU",
        pesan=_("Data sumber ini tidak sedang berlaku."),
    )
    if names := standing_on(row):
        raise Galat(
            "MASIH_DIPAKAI",
            _("Pemberlakuan tidak dapat dibatalkan karena masih dipakai oleh %s.")
            % ", ".join(names),
        )
    previous = row.menggantikan
    row.status, row.alasan, row.menggantikan = StatusRilis.DIPERIKSA, alasan, None
    row.diberlakukan_oleh = row.diberlakukan_at = None
    row.save(
        update_fields=[
            "status", "alasan", "menggantikan", "diberlakukan_oleh", "diberlakukan_at",
        ]
    )  # fmt: skip
    if previous:
        previous.status = StatusRilis.BERLAKU
        previous.save(update_fields=["status"])
    record(
        "batalkan_pemberlakuan",
        row,
        oleh=oleh,
        wilayah=row.kabupaten,
        alasan=alasan,
        kembali_ke=previous.pk if previous else None,
    )
    request_neraca(row.kabupaten)
    return previous


@transaction.atomic
def purge_rilis(rilis: Rilis) -> int:
    """Remove the rows of a rejected release, in the worker; repeating it removes nothing more."""
    row = _locked(
        rilis,
        status=StatusRilis.DITOLAK,
        kode="BUKAN_DITOLAK",
        pesan=_("Hanya baris data sumber yang ditolak yang dihapus."),
    )
    removed = delete_rows(row)
    row.tahap = PURGED
    row.save(update_fields=["tahap"])
    record("hapus_baris_rilis", row, oleh=None, wilayah=row.kabupaten, baris=removed)
    return removed
