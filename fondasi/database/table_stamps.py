"""Whether a table changed, said by the database exactly and at once: no path can forget it.

`StempelTabel("table")` in a migration gives the table a number that every statement which inserts,
updates, deletes or truncates moves on, row by row or in bulk, from a page, a task or a console.
Numbers are taken from sequences: nobody waits for anybody, and a transaction that is taken back
has moved them too, which costs one drawing and shows nothing false.

What is drawn from tables may be kept as long as their numbers stand, with two cautions that
`table_stamps` takes: the numbers are read before the tables, and a table that somebody is writing
at this moment has none, because its new rows cannot be read yet although its number has moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper

from fondasi.database.operations import SqlOperation

# Both run with the rights of the owner, who alone needs any on the sequences.
FUNGSI = """
CREATE OR REPLACE FUNCTION stempel_tabel() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM nextval(TG_ARGV[0]::regclass);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION baca_stempel_tabel(tabel text[]) RETURNS text[] LANGUAGE plpgsql VOLATILE
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    ini oid;
    cap text[];
    ditulis oid[];
BEGIN
    SELECT oid INTO ini FROM pg_database WHERE datname = current_database();
    SELECT array_agg(
               coalesce(pg_sequence_last_value(('public.ubah_' || t)::regclass), 0) ORDER BY n)
      INTO cap
      FROM unnest(tabel) WITH ORDINALITY AS u(t, n);
    -- A statement of its own, after the numbers: who moved a number before holds the lock still,
    -- or has ended and is seen.
    SELECT array_agg(relation) INTO ditulis
      FROM pg_locks
     WHERE locktype = 'relation' AND database = ini AND pid IS DISTINCT FROM pg_backend_pid()
       AND mode IN ('RowExclusiveLock', 'ShareRowExclusiveLock', 'ExclusiveLock',
                    'AccessExclusiveLock');
    IF ditulis IS NOT NULL THEN
        FOR n IN 1 .. cardinality(tabel) LOOP
            IF ('public.' || tabel[n])::regclass = ANY(ditulis) THEN
                cap[n] := NULL;
            END IF;
        END LOOP;
    END IF;
    RETURN concat_ws('.', ini, pg_current_xact_id_if_assigned()) || cap;
END $$;
"""


class StempelTabel(SqlOperation):
    """The number of each of these tables, and the triggers that move it on."""

    def __init__(self, *tables: str) -> None:
        self.tables = tables

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        yield FUNGSI
        for table in self.tables:
            yield f"CREATE SEQUENCE ubah_{table}"
            yield _moving(table, "INSERT OR UPDATE OR DELETE OR TRUNCATE")

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        for table in self.tables:
            yield f"DROP TRIGGER IF EXISTS stempel_tabel ON {table}"
            yield f"DROP SEQUENCE IF EXISTS ubah_{table}"

    def describe(self) -> str:
        return f"Number the changes of {', '.join(self.tables)}"


class StempelSelain(SqlOperation):
    """The number of `table`, which has one, stands when an update changes `column` alone: one that
    moves by itself and whose pages ask for it again (`fondasi.kept.drawing.witness`)."""

    def __init__(self, table: str, column: str) -> None:
        self.table, self.column = table, column

    def statements(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        old, new = (f"to_jsonb({row}) - '{self.column}'" for row in ("OLD", "NEW"))
        yield f"DROP TRIGGER stempel_tabel ON {self.table}"
        yield _moving(self.table, "INSERT OR DELETE OR TRUNCATE")
        yield (
            f"CREATE TRIGGER stempel_tabel_ubah AFTER UPDATE ON {self.table}"
            f" FOR EACH ROW WHEN ({old} IS DISTINCT FROM {new})"
            f" EXECUTE FUNCTION stempel_tabel('public.ubah_{self.table}')"
        )

    def undoing(self, connection: BaseDatabaseWrapper) -> Iterator[str]:
        yield f"DROP TRIGGER stempel_tabel_ubah ON {self.table}"
        yield f"DROP TRIGGER stempel_tabel ON {self.table}"
        yield _moving(self.table, "INSERT OR UPDATE OR DELETE OR TRUNCATE")

    def describe(self) -> str:
        return f"Let changes of {self.column} alone leave the number of {self.table}"


def _moving(table: str, events: str) -> str:
    return (
        f"CREATE TRIGGER stempel_tabel AFTER {events} ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION stempel_tabel('public.ubah_{table}')"
    )


Model = type[models.Model]


def table_stamps(tables: Iterable[Model]) -> dict[Model, str | None]:
    """The number of each table as text; None while another transaction writes it. One query.

    The text also names the database, so that it means nothing in a restored one, and the own
    transaction once that has written, whose rows nobody else sees yet.
    """
    asked = sorted(set(tables), key=lambda one: one._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute("SELECT baca_stempel_tabel(%s)", [[one._meta.db_table for one in asked]])
        (told,) = cursor.fetchone()
    origin, *numbers = told
    stamps = (None if number is None else f"{origin}.{number}" for number in numbers)
    return dict(zip(asked, stamps, strict=True))
