"""What a padu padan says about every person of a decree, and how far its review has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from kecamatan.models import Pengguna
from kemiskinan.enums import StatusPadanan, StatusProses
from kemiskinan.models import KeputusanPadanan, Padanan, Pemadanan, Rilis

SETTLED_PAIRS_SQL = """
SELECT s.id AS sasaran_id,
       c.individu_id,
       CASE WHEN c.individu_id IS NOT NULL THEN 'padan'
            WHEN c.menunggu THEN 'perlu_ditinjau'
            ELSE 'tidak_padan' END AS keadaan,
       c.sasaran_id IS NOT NULL AS dicari,
       s.kecamatan_id, s.desa_id
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
"""One row (sasaran_id, individu_id, keadaan, dicari, her place) for every Sasaran of the decree
%(sk)s against the release %(rilis)s, in this order of precedence:

- `padan`, with `individu_id`: a person said padan; or the engine said otomatis and nobody said
  bukan. A person's padan beats the engine's otomatis on another candidate.
- `perlu_ditinjau`: some candidate offered for review is undecided and none is padan.
- `tidak_padan`: no candidate, or every candidate was refused.

`dicari`: the engine looked for her, and left a candidate or the row that says there is none.
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


QUEUE_SQL = """
SELECT p.sasaran_id,
       bool_or(p.status = 'perlu_ditinjau' AND p.keputusan = '')
       AND NOT bool_or(p.keputusan = 'padan') AS menunggu
  FROM kemiskinan_padanan p
  JOIN kemiskinan_sasaran s ON s.id = p.sasaran_id
 WHERE p.pemadanan_id = %s
 GROUP BY p.sasaran_id, s.nomor_baris
HAVING bool_or(p.status = 'perlu_ditinjau')
 ORDER BY s.nomor_baris, p.sasaran_id
"""

EXPORT_COLUMNS = ("sk_no", "id_individu", "status", "skor", "alasan", "keputusan")


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


def export_rows(pemadanan: Pemadanan) -> Iterator[tuple[str, ...]]:
    """One line per candidate, best first, and one for everybody without; no name, no NIK."""
    rows = pemadanan.padanan.order_by("sasaran__nomor_baris", "sasaran_id", "-skor", "pk")
    cells = rows.values_list(
        "sasaran__sk_no", "individu__id_individu", "status", "skor", "alasan", "keputusan"
    )
    for sk_no, id_individu, status, skor, alasan, keputusan in cells.iterator(chunk_size=2000):
        score = "" if skor is None else str(skor)
        yield sk_no, id_individu or "", status, score, "; ".join(alasan), keputusan


def verdict_rows(pemadanan: Pemadanan, status: str) -> QuerySet[Padanan]:
    """One row per person with this verdict: the best candidate, or the row without one."""
    better = Padanan.objects.filter(
        Q(skor__gt=OuterRef("skor")) | Q(skor=OuterRef("skor"), pk__lt=OuterRef("pk")),
        pemadanan=OuterRef("pemadanan"),
        sasaran=OuterRef("sasaran"),
        status=OuterRef("status"),
    )
    return (
        pemadanan.padanan.filter(~Exists(better), status=status)
        .select_related("sasaran__desa", "sasaran__kecamatan", "individu")
        .order_by("sasaran__nomor_baris", "pk")
    )


@dataclass(frozen=True, slots=True)
class Antrean:
    """The people offered for review in the order of the decree. `menunggu` are undecided."""

    semua: list[int]
    menunggu: frozenset[int]

    @property
    def diputuskan(self) -> int:
        return len(self.semua) - len(self.menunggu)

    def number_of(self, sasaran: int) -> int:
        """Place in the queue from 1; 0 for somebody who is not in it."""
        return self.semua.index(sasaran) + 1 if sasaran in self.semua else 0

    def before(self, sasaran: int) -> int | None:
        place = self.number_of(sasaran)
        return self.semua[place - 2] if place > 1 else None

    def after(self, sasaran: int) -> int | None:
        place = self.number_of(sasaran)
        return self.semua[place] if 0 < place < len(self.semua) else None

    def next_waiting(self, sasaran: int = 0) -> int | None:
        """The first undecided one behind `sasaran`, else the first of all."""
        place = self.number_of(sasaran)
        ordered = self.semua[place:] + self.semua[:place]
        return next((one for one in ordered if one in self.menunggu and one != sasaran), None)


def review_queue(pemadanan: Pemadanan) -> Antrean:
    """Everybody whom the engine left to a person; decided as `settled_pairs` says."""
    with connection.cursor() as cursor:
        cursor.execute(QUEUE_SQL, [pemadanan.pk])
        rows = cursor.fetchall()
    return Antrean([pk for pk, _ in rows], frozenset(pk for pk, waiting in rows if waiting))


def candidates(pemadanan: Pemadanan, sasaran_id: int) -> list[Padanan]:
    """The candidates of one person, best first."""
    rows = pemadanan.padanan.filter(sasaran=sasaran_id, individu__isnull=False)
    related = ("individu__desa", "individu__kecamatan", "diputuskan_oleh")
    return list(rows.select_related(*related).order_by("-skor", "pk"))


def newest_act(pemadanan: Pemadanan, user: Pengguna) -> KeputusanPadanan | None:
    """This person's last decision that was not undone, while it is the last on its Sasaran."""
    newer = KeputusanPadanan.objects.filter(
        pemadanan=OuterRef("pemadanan"),
        sasaran=OuterRef("sasaran"),
        diurungkan_at=None,
        pk__gt=OuterRef("pk"),
    )
    acts = KeputusanPadanan.objects.filter(pemadanan=pemadanan, oleh=user, diurungkan_at=None)
    return acts.filter(~Exists(newer)).order_by("-pk").first()
