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

    `{baris}`, `{identitas}`, `{kunci}` and `{id_sumber}` stand for the tables of the kind,
    `%(rilis)s` and the other `values` for parameters.
    """
    statement = sql.SQL(_text(name)).format(
        baris=sql.Identifier(tabel.baris),
        identitas=sql.Identifier(tabel.identitas),
        kunci=sql.Identifier(tabel.kunci),
        id_sumber=sql.Identifier(tabel.id_sumber),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


@cache
def _text(name: str) -> Any:
    return (FOLDER / f"{name}.sql").read_text()
