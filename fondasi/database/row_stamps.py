"""When a row last changed, said by the database: no path can forget it.

A model carries `diubah_at = stamp_field()`, and its migration `StempelUbah("table")` a trigger that
sets it at every update. Machines then ask for what changed since, and lists answer 304 after one
look at an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Now

from fondasi.database.operations import SqlOperation
from fondasi.queries.prepared import ask_prepared

FUNGSI = """
CREATE OR REPLACE FUNCTION stempel_ubah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.diubah_at := clock_timestamp();
    RETURN NEW;
END $$
"""

FUNGSI_INDUK = """
CREATE OR REPLACE FUNCTION stempel_induk() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE baris jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
    EXECUTE 'UPDATE ' || quote_ident(TG_ARGV[0])
        || ' SET diubah_at = clock_timestamp() WHERE id = $1'
        USING (baris ->> TG_ARGV[1])::bigint;
    RETURN NULL;
END $$
"""


def stamp_field() -> models.DateTimeField[Any, Any]:
    return models.DateTimeField(db_default=Now(), db_index=True, editable=False)


class StempelUbah(SqlOperation):
    """The trigger of one table that has the column `diubah_at`."""

    nama = "stempel_ubah"
    fungsi = FUNGSI

    def __init__(self, table: str) -> None:
        self.table = table

    def clause(self) -> str:
        return f"BEFORE UPDATE ON {self.table} FOR EACH ROW EXECUTE FUNCTION stempel_ubah()"

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        yield self.fungsi
        yield f"CREATE TRIGGER {self.nama} {self.clause()}"

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        yield f"DROP TRIGGER IF EXISTS {self.nama} ON {self.table}"

    def describe(self) -> str:
        return f"Stamp changes of {self.table}"


class StempelInduk(StempelUbah):
    """Rows of `table` that come, change or go stamp the row of `parent` that `column` names:
    what is shown with a row, and a removed line leaves no stamp of its own."""

    nama = "stempel_induk"
    fungsi = FUNGSI_INDUK

    def __init__(self, table: str, parent: str, column: str) -> None:
        super().__init__(table)
        self.parent = parent
        self.column = column

    def clause(self) -> str:
        return (
            f"AFTER INSERT OR UPDATE OR DELETE ON {self.table} FOR EACH ROW "
            f"EXECUTE FUNCTION stempel_induk('{self.parent}', '{self.column}')"
        )


def latest_change(*stamped: type[models.Model], growing: Iterable[type[models.Model]] = ()) -> str:
    """What `change_sql` says; one query."""
    return str(ask_prepared(f"SELECT {change_sql(*stamped, growing=growing)}")[0][0])


def change_sql(*stamped: type[models.Model], growing: Iterable[type[models.Model]] = ()) -> str:
    """An expression for the newest stamp of these tables as text, "" when all are empty.

    A removed row leaves no stamp: use it for tables whose rows are ended, not deleted. Of
    `growing`, tables that only receive rows and carry no stamp, the newest key is told too.
    """
    parts = ", ".join(f"(SELECT max(diubah_at) FROM {m._meta.db_table})" for m in stamped)  # noqa: S608
    keys = "".join(f", (SELECT max(id) FROM {m._meta.db_table})" for m in growing)  # noqa: S608
    return f"concat_ws(' ', greatest({parts}){keys})"
