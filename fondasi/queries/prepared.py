"""Queries that every page asks: written once per process, planned once per connection.

Django writes the SQL of a queryset anew each time, which takes longer than PostgreSQL needs to
answer one row by its key; and for a query of many tables PostgreSQL plans longer than it reads.
Here a queryset is built once with marks in the place of the values and sent as a prepared
statement; what is kept is text and plan, never an answer. Of all other reading queries, whose text
holds their values, a connection keeps the plans of those that come again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections
from django.db.backends.postgresql.base import Cursor as ClientCursor
from django.db.models import Model, QuerySet
from psycopg import Cursor
from psycopg.sql import Literal
from psycopg.types.numeric import Int8

from fondasi.queries.keys import literal

M = TypeVar("M", bound=Model)
# Plans that a connection keeps (a wide one takes PostgreSQL 0.25 MB), and the longest text of those
# with values in it: a set of thousands of keys does not come again.
KEPT = 120
LONGEST_KEPT = 16_000
_READING = re.compile(rb"\(*SELECT\b").match
_MARKS: dict[type, Callable[[int], object]] = {
    int: lambda at: 7_100_000_000_000_000_001 + at,
    str: lambda at: f"\x01{at}\x01",
    list: lambda at: [7_100_000_000_000_000_001 + at],
    date: lambda at: date.max - timedelta(days=at),
    datetime: lambda at: datetime(9999, 12, 1, tzinfo=UTC) - timedelta(days=at),
}


class KueriSiap:
    """`build` gets one value of each of `kinds` and returns a `values_list()`.

    A `list` is a set of keys, for `fondasi.queries.keys.AnyOf`.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self._build = build
        self._marks = [_MARKS[kind](at) for at, kind in enumerate(kinds)]

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        sql, places = self._text
        return ask_prepared(sql, [_sent(values[at]) for at in places])

    @cached_property
    def _text(self) -> tuple[str, list[int]]:
        """The SQL with a place for each value, and which value stands there. What is the same for
        everybody is part of the text."""
        sql, params = self._build(*self._marks).query.sql_with_params()
        marks = [_sent(mark) for mark in self._marks]
        places: list[int] = []
        given = iter(params)

        def written(found: re.Match[str]) -> str:
            if found[0] == "%%":
                return "%%"
            one = next(given)
            if one in marks:
                places.append(marks.index(one))
                return "%s"
            return Literal(one).as_string(connection.connection).replace("%", "%%")

        connection.ensure_connection()
        text = re.sub("%[%s]", written, sql)
        assert set(places) == set(range(len(marks))), sql
        return text, places


def ask_prepared(sql: str, filled: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a statement that only reads, planned once per connection.

    A connection kept from an earlier request shows by the question itself that it lives: an extra
    round trip before it is spared, and a dead one is opened anew and asked once more.
    """
    server: Any = connections[DEFAULT_DB_ALIAS]
    if not _is_unproven(server):
        return _asked(server, sql, filled)
    try:
        found = _asked(server, sql, filled)
    except (InterfaceError, OperationalError):
        if not server.connection.closed:
            raise
        server.close()
        return _asked(server, sql, filled)
    server.health_check_done = True
    return found


def _is_unproven(server: Any) -> bool:
    return (
        server.connection is not None
        and server.health_check_enabled
        and not server.health_check_done
        and not server.in_atomic_block
    )


def _asked(server: Any, sql: str, filled: Sequence[Any]) -> list[tuple[Any, ...]]:
    server.ensure_connection()
    with server._prepare_cursor(_Tersiap(server.connection)) as cursor:
        cursor.execute(sql, filled)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


class _Mengingat:
    """Remembers its text also where the server knows it by name: Django's log of queries asks."""

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        base: Any = super()
        self._query = base._convert_query(query, params)
        return self._query


class _Tersiap(_Mengingat, Cursor[Any]):
    """Prepares at once."""

    def _get_prepared(self, pgq: Any, prepare: bool | None = None) -> tuple[Any, bytes]:
        return self._conn._prepared.get(pgq, prepare=True)


class _Berulang(_Mengingat, ClientCursor):
    """Django's own queries, with their values in the text: a page that is opened again asks the
    same, and PostgreSQL need not plan it again. What is read is read anew."""

    def _get_prepared(self, pgq: Any, prepare: bool | None = None) -> tuple[Any, bytes]:
        again = _READING(pgq.query) and len(pgq.query) <= LONGEST_KEPT
        own: Any = self
        prepared: tuple[Any, bytes] = own._conn._prepared.get(pgq, None if again else False)
        return prepared

    def _send_query_prepared(self, name: bytes, _pgq: Any, **_format: Any) -> None:
        own: Any = self
        own._pgconn.send_query_prepared(name, None)


def keep_plans(connection: Any, **_signal: Any) -> None:
    """On a new connection: statements of this module, whose values stand apart from their text,
    are planned once whatever the values; other reading statements when they come again."""
    server = connection.connection
    server.prepare_threshold, server.prepared_max = 1, KEPT
    server.cursor_factory = _Berulang
    with connection.cursor() as cursor:
        cursor.execute("SET plan_cache_mode = 'force_generic_plan'")


def _sent(value: Any) -> Any:
    """As one type each, so that the statement is prepared once."""
    if isinstance(value, list):
        return literal(value)
    return Int8(value) if isinstance(value, int) else value


def columns(model: type[Model], *names: str) -> tuple[str, ...]:
    """The stored columns among these names, or all, in the order that `revive` reads them."""
    stored = [field.attname for field in model._meta.concrete_fields]
    return tuple(name for name in stored if not names or name in names)


def revive(model: type[M], names: Sequence[str], values: Sequence[Any]) -> M:
    """The row as an instance; columns that were not read are fetched when somebody asks."""
    return model.from_db(DEFAULT_DB_ALIAS, names, values)
