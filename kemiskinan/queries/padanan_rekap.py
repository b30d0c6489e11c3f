"""Padu padan in counts: for reports, never a name."""

from __future__ import annotations

from typing import Any

from django.db import connection

from kemiskinan.models import Rilis
from kemiskinan.queries.padanan import SETTLED_PAIRS_SQL

STATE_SQL = f"""
SELECT w.id, u.keadaan, count(*), count(DISTINCT nullif(i.id_keluarga, ''))
  FROM ({SETTLED_PAIRS_SQL}) u
  JOIN kemiskinan_sasaran s ON s.id = u.sasaran_id
  LEFT JOIN kecamatan_wilayah w ON w.id = s.kecamatan_id
  LEFT JOIN kemiskinan_individu i ON i.id = u.individu_id
 GROUP BY w.id, u.keadaan
"""  # noqa: S608

REASON_SQL = f"""
SELECT p.alasan[1], count(*) FILTER (WHERE p.keputusan = ''),
       count(*) FILTER (WHERE p.keputusan = 'padan')
  FROM ({SETTLED_PAIRS_SQL}) u
  JOIN kemiskinan_padanan p ON p.sasaran_id = u.sasaran_id AND p.individu_id = u.individu_id
  JOIN kemiskinan_pemadanan m ON m.id = p.pemadanan_id
 WHERE m.sk_id = %(sk)s AND m.rilis_id = %(rilis)s
 GROUP BY p.alasan[1]
 ORDER BY count(*) DESC, p.alasan[1]
"""  # noqa: S608


def settled_per_kecamatan(sk: Rilis, rilis: Rilis) -> dict[int | None, dict[str, int]]:
    """{kecamatan id, None where unknown: {padan, perlu_ditinjau, tidak_padan, keluarga}}.

    `keluarga` are the families of the release in which the matched people live.
    """
    found: dict[int | None, dict[str, int]] = {}
    for place, state, people, families in _rows(STATE_SQL, sk, rilis):
        empty = {"padan": 0, "perlu_ditinjau": 0, "tidak_padan": 0, "keluarga": 0}
        row = found.setdefault(place, empty)
        row[state] = people
        if state == "padan":
            row["keluarga"] = families
    return found


def reasons_of_settled(sk: Rilis, rilis: Rilis) -> list[tuple[str, int, int]]:
    """(first reason, settled by the engine, settled by a person), the most frequent first."""
    return [
        (reason or "", by_rule, by_hand)
        for reason, by_rule, by_hand in _rows(REASON_SQL, sk, rilis)
    ]


def _rows(sql: str, sk: Rilis, rilis: Rilis) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"sk": sk.pk, "rilis": rilis.pk})
        return list(cursor.fetchall())
