"""Two small lists for the matching engine, written as VALUES."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from kemiskinan.matching.engine import STEPS, match_parties, run_step
from kemiskinan.rules.ambang import BERLAKU

NIK = "3517054101909001"
LAHIR = date(1990, 4, 1)
DESA, DESA_LAIN, DESA_JAUH = 1, 2, 9
KECAMATAN = {DESA: 5, DESA_LAIN: 5, DESA_JAUH: 6}


@dataclass(frozen=True)
class Orang:
    id: int
    nama: str = "SITI AMINAH"
    nik: str | None = NIK
    lahir: date | None = LAHIR
    desa: int | None = DESA
    jk: str = "P"


def pihak(orang: list[Orang]) -> str:
    """A party as a query; the values are this test's own."""
    rows = [
        f"({o.id}::bigint, {_teks(o.nik)}::text, {_teks(o.nama)}::text, {_teks(o.lahir)}::date, "
        f"{o.desa or 'NULL'}::bigint, {KECAMATAN.get(o.desa or 0, 'NULL')}::bigint, '{o.jk}'::text)"
        for o in orang
    ]
    columns = "id, nik, nama, tanggal_lahir, desa_id, kecamatan_id, jk"
    return f"SELECT * FROM (VALUES {', '.join(rows)}) v ({columns})".replace("%", "%%")


def _teks(value: object) -> str:
    return "NULL" if value is None else "'" + str(value).replace("'", "''") + "'"


def padankan(kiri: list[Orang], kanan: list[Orang]) -> list[tuple[Any, ...]]:
    """(kiri, kanan, status) of every pair that the engine offers."""
    with connection.cursor() as cursor:
        match_parties(cursor, kiri=pihak(kiri), kanan=pihak(kanan), ambang=BERLAKU, params={})
        cursor.execute("SELECT kiri_id, kanan_id, status FROM hasil ORDER BY 1, skor DESC, 2")
        return list(cursor.fetchall())


def alasan(kiri: Orang, kanan: Orang) -> list[str]:
    """The reasons of the one pair."""
    padankan([kiri], [kanan])
    with connection.cursor() as cursor:
        cursor.execute("SELECT alasan FROM hasil")
        return list(cursor.fetchall()[0][0])


def sampai(step: str, kiri: list[Orang], kanan: list[Orang], query: str) -> list[tuple[Any, ...]]:
    """What `query` reads after the steps up to and including `step`."""
    with connection.cursor() as cursor:
        for one in STEPS[: STEPS.index(step) + 1]:
            run_step(cursor, one, BERLAKU.params(), kiri=pihak(kiri), kanan=pihak(kanan))
        cursor.execute(query)
        return list(cursor.fetchall())
