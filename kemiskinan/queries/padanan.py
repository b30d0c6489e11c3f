"""What a padu padan says about every person of a decree, and how far its review has come."""

from __future__ import annotations

from django.db import connection

from kemiskinan.enums import StatusPadanan, StatusProses
from kemiskinan.models import Pemadanan, Rilis

SETTLED_PAIRS_SQL = """
SELECT s.id AS sasaran_id,
       c.individu_id,
       CASE WHEN c.individu_id IS NOT NULL THEN 'padan'
            WHEN c.menunggu THEN 'perlu_ditinjau'
            ELSE 'tidak_padan' END AS keadaan
  FROM kemiskinan_sasaran s
  LEFT JOIN (
       SELECT p.sasaran_id,
              coalesce(max(p.individu_id) FILTER (WHERE p.keputusan = 'padan'),
                       max(p.individu_id) FILTER (WHERE p.status = 'otomatis'
                                                    AND p.keputusan = '')) AS individu_id,
              bool_or(p.status = 'perlu_ditinjau' AND p.keputusan = '') AS menunggu
         FROM kemiskinan_padanan p
         JOIN kemiskinan_pemadanan m ON m.id = p.pemadanan_id
        WHERE m.sk_id = %(sk)s AND m.rilis_id = %(rilis)s
        GROUP BY p.sasaran_id
       ) c ON c.sasaran_id = s.id
 WHERE s.rilis_id = %(sk)s
"""
"""One row (sasaran_id, individu_id, keadaan) for every Sasaran of the decree %(sk)s against the
release %(rilis)s, in this order of precedence:

- `padan`, with `individu_id`: a person said padan; or the engine said otomatis and nobody said
  bukan. A person's padan beats the engine's otomatis on another candidate.
- `perlu_ditinjau`: some candidate offered for review is undecided and none is padan.
- `tidak_padan`: no candidate, or every candidate was refused.

Without a finished run everybody is tidak_padan: ask `finished_pemadanan` first.
"""

VERDICTS_SQL = """
SELECT count(*) FILTER (WHERE otomatis),
       count(*) FILTER (WHERE ditinjau AND NOT otomatis),
       count(*) FILTER (WHERE NOT ditinjau AND NOT otomatis)
  FROM (SELECT bool_or(status = 'otomatis') AS otomatis,
               bool_or(status = 'perlu_ditinjau') AS ditinjau
          FROM kemiskinan_padanan
         WHERE pemadanan_id = %s
         GROUP BY sasaran_id) per_sasaran
"""


def settled_pairs(sk: Rilis, rilis: Rilis) -> tuple[str, dict[str, int]]:
    """SETTLED_PAIRS_SQL with its parameters, to be used as a subquery."""
    return SETTLED_PAIRS_SQL, {"sk": sk.pk, "rilis": rilis.pk}


def finished_pemadanan(sk: Rilis, rilis: Rilis) -> Pemadanan | None:
    """The run whose result the ledger may use; None when these two were not matched yet."""
    return Pemadanan.objects.filter(sk=sk, rilis=rilis, status=StatusProses.SELESAI).first()


def count_verdicts(pemadanan: Pemadanan) -> dict[str, int]:
    """People per verdict of the engine; the three add up to the decree."""
    with connection.cursor() as cursor:
        cursor.execute(VERDICTS_SQL, [pemadanan.pk])
        counts = cursor.fetchone()
    keys = (StatusPadanan.OTOMATIS, StatusPadanan.PERLU_DITINJAU, StatusPadanan.TIDAK_PADAN)
    return {str(key): int(count) for key, count in zip(keys, counts, strict=True)}
