"""Long work as a row with a life: one worker at a time, progress that other pages can read.

A side connection holds an advisory lock for as long as the work lasts and writes progress outside
the work's transaction. PostgreSQL frees the lock the moment the process dies, so a row that says
"running" while nobody holds its lock is stuck and may be rung again at once.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from fondasi.antrean import ring

TRIES: Final = 3
"""How often a row is taken up after its worker died."""


class Run:
    """The held right to work on one row."""

    def __init__(self, side: BaseDatabaseWrapper, row: models.Model) -> None:
        self._side = side
        self._table = row._meta.db_table
        self._pk = row.pk

    def report(self, **columns: Any) -> None:
        """Write progress columns and the heartbeat, visible to everybody at once.

        The work's own transaction must not have written the row yet: both would wait.
        """
        columns["detak_at"] = timezone.now()
        quote = self._side.ops.quote_name
        assignments = ", ".join(f"{quote(name)} = %s" for name in columns)
        with self._side.cursor() as cursor:
            cursor.execute(
                f"UPDATE {quote(self._table)} SET {assignments} WHERE id = %s",  # noqa: S608
                [*columns.values(), self._pk],
            )

    def read(self, column: str) -> Any:
        """The committed value of one column, e.g. a request to cancel."""
        quote = self._side.ops.quote_name
        with self._side.cursor() as cursor:
            cursor.execute(
                f"SELECT {quote(column)} FROM {quote(self._table)} WHERE id = %s",  # noqa: S608
                [self._pk],
            )
            row = cursor.fetchone()
        return row[0] if row else None


@contextmanager
def exclusive_run(row: models.Model) -> Iterator[Run | None]:
    """Yield the Run, or None when another process is working on this row."""
    side = connections.create_connection("default")
    try:
        with side.cursor() as cursor:
            cursor.execute("SET lock_timeout = '3s'")
            cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", _key(row))
            held = cursor.fetchone()[0]
        yield Run(side, row) if held else None
    finally:
        side.close()


@contextmanager
def next_try(row: Any, waiting: str) -> Iterator[Run | None]:
    """`exclusive_run` of a row whose `status` still is `waiting`; counts it in `percobaan`."""
    with exclusive_run(row) as run:
        row.refresh_from_db(fields=["status", "percobaan"])
        if run is None or row.status != waiting:
            yield None
        else:
            run.report(percobaan=row.percobaan + 1)
            yield run


def ring_again(rows: Iterable[Any], task: str, give_up: Callable[[Any], object]) -> None:
    """Ring for rows that wait and that nobody works on; what had its tries is given up."""
    for row in rows:
        if is_held(row):
            continue
        if row.percobaan >= TRIES:
            give_up(row)
        else:
            ring(task, row.pk)


def is_held(row: models.Model) -> bool:
    """Whether some process is working on this row right now."""
    kind, number = _key(row)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted "
            "AND database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
            "AND classid = %s::bigint::oid AND objid = %s::bigint::oid AND objsubid = 2)",
            [kind & 0xFFFFFFFF, number],
        )
        return bool(cursor.fetchone()[0])


def _key(row: models.Model) -> tuple[int, int]:
    """Two signed 32-bit numbers: the table and the row."""
    kind = zlib.crc32(row._meta.label_lower.encode())
    return kind - (1 << 32) if kind >= 1 << 31 else kind, int(row.pk) % (1 << 31)
