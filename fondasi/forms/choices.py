"""Hundreds of rows as the options of a field, without an instance of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.forms import Field, ModelChoiceField

from fondasi.queries.written import rows_of


def offer(
    fields: Iterable[Field],
    rows: QuerySet[Any],
    words: tuple[str, ...],
    label: Callable[..., str] = str,
) -> None:
    """Let each of these ModelChoiceFields choose among `rows`; `label` makes the words of an option
    from the columns `words`. One query for all of them, when the first is drawn."""

    @cache
    def read() -> list[tuple[Any, str]]:
        return [(pk, label(*rest)) for pk, *rest in rows_of(rows.values_list("pk", *words))]

    for field in fields:
        assert isinstance(field, ModelChoiceField)
        field.queryset = rows
        empty = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = _with(empty, read)


def _with(
    empty: list[tuple[Any, Any]], read: Callable[[], list[tuple[Any, str]]]
) -> Callable[[], list[tuple[Any, Any]]]:
    return lambda: [*empty, *read()]
