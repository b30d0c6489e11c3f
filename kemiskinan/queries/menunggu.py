"""What of the delivered files waits for the secretariat, for its start page: one query each."""

from __future__ import annotations

from django.db import connection

from fondasi.queries.keys import AnyOf, literal
from fondasi.queries.prepared import KueriSiap, columns, revive
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Wilayah
from kecamatan.models.cakupan import cakupan_of
from kemiskinan.enums import StatusProses, StatusRilis
from kemiskinan.models import Rilis

TAMPIL = 4
_NAMED = columns(Rilis, "id", "jenis", "tahun", "versi", "status", "kemajuan", "baris_disimpan")

_TINJAU = """
WITH terbaru AS (
     SELECT max(id) AS id
       FROM kemiskinan_pemadanan
      WHERE kabupaten_id = ANY(%s::bigint[]) AND status = %s
)
SELECT terbaru.id, (
       SELECT count(*)
         FROM (SELECT p.sasaran_id
                 FROM kemiskinan_padanan p
                WHERE p.pemadanan_id = terbaru.id
                GROUP BY p.sasaran_id
               HAVING bool_or(p.status = 'perlu_ditinjau' AND p.keputusan = '')
                      AND NOT bool_or(p.keputusan = 'padan')) menunggu)
  FROM terbaru
"""
"""The newest finished run and how many people of it nobody has decided on, as QUEUE_SQL counts."""

_DIPERIKSA = KueriSiap(
    lambda kabupaten: (
        Rilis.objects.filter(kabupaten=AnyOf(kabupaten), status=StatusRilis.DIPERIKSA)
        .order_by("-pk")
        .values_list(*_NAMED)
    ),
    list,
)
_TERBARU = KueriSiap(
    lambda kabupaten: (
        Rilis.objects.filter(kabupaten=kabupaten).order_by("-pk").values_list(*_NAMED)[:TAMPIL]
    ),
    int,
)


def releases_to_decide(user: Pengguna) -> list[Rilis]:
    rows = _DIPERIKSA.rows(cakupan_of(user).wilayah_ids(Peran.BAPPEDA))
    return [revive(Rilis, _NAMED, row) for row in rows]


def newest_releases(kabupaten: Wilayah) -> list[Rilis]:
    """For those who see the releases of this kabupaten."""
    return [revive(Rilis, _NAMED, row) for row in _TERBARU.rows(kabupaten.pk)]


def people_to_review(user: Pengguna) -> tuple[int | None, int]:
    """The newest finished run of padu padan and how many of its people wait."""
    held = literal(cakupan_of(user).wilayah_ids(Peran.BAPPEDA))
    with connection.cursor() as cursor:
        cursor.execute(_TINJAU, [held, StatusProses.SELESAI])
        run, waiting = cursor.fetchone()
    return run, waiting
