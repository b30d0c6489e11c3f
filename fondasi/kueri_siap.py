"""Queries that every page asks: their SQL is written once per process and run with other values.

Django writes the SQL of a queryset anew each time, which takes longer than PostgreSQL needs to
answer one row by its key. Here a queryset is built once with marks in the place of the values;
what is kept is text, never an answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet

M = TypeVar("M", bound=Model)
_MARKS: dict[type, Callable[[int], object]] = {
    int: lambda at: 7_100_000_000_000_000_001 + at,
    str: lambda at: f"\x01{at}\x01",
    date: lambda at: date.max - timedelta(days=at),
    datetime: lambda at: datetime(9999, 12, 1, tzinfo=UTC) - timedelta(days=at),
}


class KueriSiap:
    """`build` gets one value of each of `kinds` and returns a `values_list()`."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], *kinds: type) -> None:
        self._build = build
        self._marks = [_MARKS[kind](at) for at, kind in enumerate(kinds)]

    def rows(self, *values: Any) -> list[tuple[Any, ...]]:
        sql, params, places = self._text
        filled: list[Any] = [
            one if at is None else values[at] for one, at in zip(params, places, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(sql, filled)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found

    @cached_property
    def _text(self) -> tuple[str, tuple[Any, ...], list[int | None]]:
        sql, params = self._build(*self._marks).query.sql_with_params()
        marks = self._marks
        places = [marks.index(one) if one in marks else None for one in params]
        assert set(range(len(marks))) == set(places) - {None}, sql
        return sql, params, places


def columns(model: type[Model], *names: str) -> tuple[str, ...]:
    """The stored columns among these names, or all, in the order that `revive` reads them."""
    stored = [field.attname for field in model._meta.concrete_fields]
    return tuple(name for name in stored if not names or name in names)


def revive(model: type[M], names: Sequence[str], values: Sequence[Any]) -> M:
    """The row as an instance; columns that were not read are fetched when somebody asks."""
    return model.from_db(DEFAULT_DB_ALIAS, names, values)
