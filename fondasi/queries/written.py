"""Querysets that come again: their SQL is written once.

Writing the SQL of a list costs Django longer than running it costs PostgreSQL, and the same list,
filter and person give the same SQL. What is kept is the written text, never an answer. It is found
again by the whole of the query (all its conditions and values, as pickle writes them), so two
queries that differ in anything can not be taken for each other.
"""

from __future__ import annotations

import pickle
from collections import OrderedDict
from collections.abc import Iterator
from hashlib import blake2b
from typing import Any, TypeVar, cast

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Model, QuerySet
from django.db.models.query import ModelIterable

M = TypeVar("M", bound=Model)
Q = TypeVar("Q", bound=QuerySet[Any, Any])
KEPT = 150
"""Texts of a connection; a wide one takes 75 KB."""
Text = tuple[str, tuple[Any, ...]]


def rows_of(queryset: QuerySet[M, Any]) -> list[Any]:
    """`list(queryset)`."""
    return list(_with_text(queryset))


def _with_text(queryset: QuerySet[M, Any]) -> QuerySet[M, Any]:
    """A queryset to be read, not to be narrowed: its compiler has done its work."""
    compiler = _written(queryset)
    if compiler is None:
        return queryset
    asked: Any = queryset.all()
    asked.query.get_compiler = lambda *_args, **_kwargs: compiler
    return cast("QuerySet[M, Any]", asked)


def kept(queryset: Q) -> Q:
    """The same queryset, which keeps its SQL also where Django narrows and reads it: for
    `Prefetch`."""
    found = queryset.all()
    found._iterable_class = _Tersusun
    return found


class _Tersusun(ModelIterable):  # type: ignore[type-arg]
    def __iter__(self) -> Iterator[Any]:
        self.queryset = _with_text(self.queryset)
        return super().__iter__()


def count_of(queryset: QuerySet[M, Any]) -> int:
    """`queryset.count()`."""
    connection, key = connections[queryset.db], _key("count", queryset)
    kept = _kept(connection)
    if key not in kept:
        seen: list[Text] = []

        def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
            seen.append((sql, tuple(params)))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(note):
            found = queryset.count()
        if key and len(seen) == 1:
            _keep(kept, key, seen[0])
        return found
    kept.move_to_end(key)
    with connection.cursor() as cursor:
        cursor.execute(*kept[key])
        (number,) = cursor.fetchone()
    return int(number)


def _written(queryset: QuerySet[M, Any]) -> Any:
    """Django's compiler with its work done; nothing for a query that cannot be kept.

    A compiler belongs to its connection, and a connection to one thread.
    """
    connection, key = connections[queryset.db], _key("rows", queryset)
    if key is None:
        return None
    kept = _kept(connection)
    if key in kept:
        kept.move_to_end(key)
        return kept[key]
    compiler: Any = queryset.query.chain().get_compiler(connection=connection)
    try:
        text = compiler.as_sql()
    except EmptyResultSet:
        return None
    compiler.as_sql = lambda *_args, **_kwargs: text
    _keep(kept, key, compiler)
    return compiler


def _key(kind: str, queryset: QuerySet[M, Any]) -> bytes | None:
    try:
        whole = pickle.dumps((kind, queryset.query), pickle.HIGHEST_PROTOCOL)
    except (TypeError, AttributeError, pickle.PicklingError):
        return None
    return blake2b(whole).digest()


def _kept(connection: Any) -> OrderedDict[bytes | None, Any]:
    found: OrderedDict[bytes | None, Any] | None = getattr(connection, "_tersusun", None)
    if found is None:
        found = connection._tersusun = OrderedDict()
    return found


def _keep(kept: OrderedDict[bytes | None, Any], key: bytes, value: Any) -> None:
    kept[key] = value
    if len(kept) > KEPT:
        kept.popitem(last=False)
