"""`KueriSiap` for rows as instances, with what `select_related`, `only` and `annotate` ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

from fondasi.queries.prepared import KueriSiap

M = TypeVar("M", bound=Model)
_populators: Any = get_related_populators


class BarisSiap(KueriSiap, Generic[M]):
    """`build` gets one value of each of `kinds` and returns a queryset of instances, without
    `prefetch_related`. What Django works out of the queryset to read its rows is kept too."""

    def __init__(self, build: Callable[..., QuerySet[M]], *kinds: type) -> None:
        super().__init__(build, *kinds)

    def objects(self, *values: Any) -> list[M]:
        return list(self._read(self.rows(*values)))

    def first(self, *values: Any) -> M | None:
        """The first row; `build` says in which order, and limits the rows itself."""
        return next(self._read(self.rows(*values)), None)

    def _read(self, rows: Sequence[Sequence[Any]]) -> Iterator[M]:
        compiler, fields, names, populators, converters = self._shape
        for row in compiler.apply_converters(rows, converters) if converters else rows:
            one = compiler.klass_info["model"].from_db(DEFAULT_DB_ALIAS, names, row[fields])
            for populator in populators:
                populator.populate(row, one)
            for name, at in compiler.annotation_col_map.items():
                setattr(one, name, row[at])
            yield one

    @cached_property
    def _shape(self) -> tuple[Any, slice, list[str], list[Any], Any]:
        compiler: Any = self._build(*self._marks).query.get_compiler(connection=connection)
        compiler.as_sql()
        info, select = compiler.klass_info, compiler.select
        fields = slice(info["select_fields"][0], info["select_fields"][-1] + 1)
        names = [column.target.attname for column, _sql, _alias in select[fields]]
        populators = _populators(info, select, DEFAULT_DB_ALIAS)
        converters = compiler.get_converters([column for column, _sql, _alias in select])
        return compiler, fields, names, populators, converters
