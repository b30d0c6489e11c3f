"""The numbered SQL steps that look at a stored release as a set."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from django.db import connection
from psycopg import sql

from kemiskinan.intake.simpan import Tabel

FOLDER = Path(__file__).parent / "sql"


def run_step(name: str, tabel: Tabel, **values: Any) -> int:
    """Run `sql/<name>.sql` and return how many rows it wrote.

    `{baris}`, `{identitas}`, `{kunci}`, `{id_sumber}`, `{pengenal}` and `{desil}` stand for the
    tables and columns of the kind, `%(rilis)s` and the other `values` for parameters.
    """
    with connection.cursor() as cursor:
        cursor.execute(_statement(name, tabel), values)
        return int(cursor.rowcount)


def read_step(name: str, tabel: Tabel, **values: Any) -> list[tuple[Any, ...]]:
    """Run a step that only reads, and return its rows."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(name, tabel), values)
        return list(cursor.fetchall())


def _statement(name: str, tabel: Tabel) -> sql.Composed:
    return sql.SQL(_text(name)).format(
        baris=sql.Identifier(tabel.baris),
        identitas=sql.Identifier(tabel.identitas),
        kunci=sql.Identifier(tabel.kunci),
        id_sumber=sql.Identifier(tabel.id_sumber) if tabel.id_sumber else sql.SQL("NULL::text"),
        # A DTSEN family has neither an id of its own nor a NIK.
        pengenal=sql.SQL("coalesce(i.nik, i.nomor_kk)" if tabel.per_keluarga else "i.nik"),
        desil=sql.Identifier("desil") if tabel.punya_desil else sql.SQL("NULL::int"),
    )


@cache
def _text(name: str) -> Any:
    return (FOLDER / f"{name}.sql").read_text()
