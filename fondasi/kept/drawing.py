"""What is being drawn, and from what: told to whoever wants to keep the page.

Tables tell themselves, by the queries that read them. What no table tells is told here, by those
who use it: the time of day (`moment`), a key that each opening of a form gets for itself
(`fresh_key`), and whatever else passes (`passing`). Outside a drawing nobody listens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache, lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.utils import timezone

Table = type[Model]
_READING = re.compile(r"\s*\(*\s*(SELECT|WITH)\b").match
_MARKING = re.compile(r"(RELEASE )?SAVEPOINT ").match
_WRITING = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|nextval)\b").search
STEADY = ("django_content_type",)
"""Written by migrations alone."""
LONG = 20_000


@dataclass(slots=True)
class Sources:
    """`passing`: something was used that no table tells, or something was written."""

    tables: set[Table] = field(default_factory=set)
    passing: bool = False
    keys: list[str] = field(default_factory=list)
    witnesses: dict[Callable[[], object], object] = field(default_factory=dict)

    def note(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        found = _tables_of(sql) if len(sql) < LONG else _tables_in(sql)
        if found is None:
            self.passing = True
        else:
            self.tables |= found
        return execute(sql, params, many, context)


_here: ContextVar[Sources | None] = ContextVar("sources", default=None)


@contextmanager
def sources() -> Iterator[Sources]:
    """Filled by what is asked of the database inside, and by the calls below."""
    found = Sources()
    token = _here.set(found)
    try:
        with connection.execute_wrapper(found.note):
            yield found
    finally:
        _here.reset(token)


def reading(tables: Iterable[Table]) -> None:
    """These were read for it, be it at an earlier time."""
    if listening := _here.get():
        listening.tables |= set(tables)


def passing() -> None:
    """What is drawn depends on something that moves without a table."""
    if listening := _here.get():
        listening.passing = True


def witness(probe: Callable[[], object]) -> None:
    """What is drawn after this call holds as long as `probe`, a function of a module, answers the
    same: for a column that moves without the number of its table."""
    if listening := _here.get():
        listening.witnesses[probe] = probe()


def moment() -> datetime:
    """Now, for what is shown or allowed at this time of day only."""
    passing()
    return timezone.now()


def is_within(start: datetime, span: timedelta) -> bool:
    """Whether `span` from `start` is not over. Once over it stays so, and nothing passes."""
    over = timezone.now() > start + span
    if not over:
        passing()
    return not over


def fresh_key() -> UUID:
    """A key of this opening of a form. A page that is shown again carries another one."""
    key = uuid4()
    if listening := _here.get():
        listening.keys.append(str(key))
    return key


def _tables_in(sql: str) -> frozenset[Table] | None:
    """None for what writes, and for what reads no table that is known."""
    if _MARKING(sql):
        return frozenset()
    if not _READING(sql) or _WRITING(sql):
        return None
    words = set(re.findall(r"\w+", sql))
    tables = frozenset(model for name, model in _by_name().items() if name in words)
    told = "baca_stempel_tabel" in words or words.intersection(STEADY)
    return tables if tables or told else None


_tables_of = lru_cache(maxsize=1024)(_tables_in)


@cache
def _by_name() -> dict[str, Table]:
    every = {one._meta.db_table: one for one in apps.get_models(include_auto_created=True)}
    return {name: model for name, model in every.items() if name not in STEADY}
