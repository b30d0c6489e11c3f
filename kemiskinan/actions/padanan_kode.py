"""What a person says an unknown desa code means, and what follows for the stored rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg import sql

from fondasi.antrean import ring
from fondasi.errors import Galat
from kecamatan.actions.audit import record
from kecamatan.enums import Tingkat
from kecamatan.models import PadananKode, Pengguna, Wilayah
from kemiskinan.actions.neraca import request_neraca
from kemiskinan.intake.simpan import TABEL
from kemiskinan.intake.tempat import queue_key
from kemiskinan.models import CatatanBaris

TASK: Final = "kemiskinan.apply_padanan_kode"
SQL: Final = Path(__file__).parent / "sql" / "pakai_padanan_kode.sql"
UNKNOWN: Final = ("KODE_TIDAK_DIKENAL", "KODE_BPS")


@transaction.atomic
def decide_padanan_kode(padanan: PadananKode, *, wilayah: Wilayah, oleh: Pengguna | None) -> None:
    """Note the meaning; rows that wait for it follow in the worker, later files use it at once.

    A decision may be corrected: the rows that followed the earlier one follow again.
    """
    row = (
        PadananKode.objects.select_for_update(of=["self"])
        .select_related("kabupaten")
        .get(pk=padanan.pk)
    )
    if wilayah.tingkat != Tingkat.DESA or not row.kabupaten.covers(wilayah.kode):
        raise Galat("BUKAN_DESA", _("Pilih desa/kelurahan di kabupaten/kota ini."))
    row.wilayah, row.diputuskan_oleh, row.diputuskan_at = wilayah, oleh, timezone.now()
    row.save(update_fields=["wilayah", "diputuskan_oleh", "diputuskan_at"])
    record("padankan_kode", row, oleh=oleh, wilayah=wilayah, kode=row.kode)
    ring(TASK, row.pk)


@transaction.atomic
def apply_padanan_kode(padanan: PadananKode) -> int:
    """Give every stored row with this code its desa; returns how many rows changed.

    Repeating it changes nothing. Only `desa` and `kecamatan` of a row are ever filled afterwards.
    """
    if padanan.wilayah is None or padanan.wilayah.induk_id is None:
        return 0
    changed = sum(_apply(padanan, tabel.baris) for tabel in TABEL.values())
    if changed:
        record("pakai_padanan_kode", padanan, oleh=None, wilayah=padanan.wilayah, baris=changed)
        request_neraca(padanan.kabupaten)
    return changed


def _apply(padanan: PadananKode, table: str) -> int:
    assert padanan.wilayah is not None
    statement = sql.SQL(SQL.read_text()).format(baris=sql.Identifier(table))
    values: dict[str, Any] = {
        "kabupaten": padanan.kabupaten_id,
        "kode": list(UNKNOWN),
        "nilai": _raw_values(padanan),
        "desa": padanan.wilayah_id,
        "kecamatan": padanan.wilayah.induk_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def _raw_values(padanan: PadananKode) -> list[str]:
    """The cells as delivered that this entry of the queue stands for."""
    noted = CatatanBaris.objects.filter(kabupaten=padanan.kabupaten, kode__in=UNKNOWN)
    cells = noted.order_by().values_list("nilai", flat=True).distinct()
    return [cell for cell in cells if padanan.kode in _keys_of(cell)]


def _keys_of(cell: str) -> set[str]:
    """What a noted cell may be in the queue: a code, or the names `desa, kecamatan`."""
    desa, _comma, kecamatan = cell.partition(", ")
    return {queue_key(cell, "", ""), queue_key("", desa, kecamatan)}
