"""A set of keys as one parameter of a query.

`IN (%s, %s, …)` costs a placeholder for each key and differs in text with their number. `= ANY(%s)`
is one text for any number, so that `KueriSiap` can keep it, and PostgreSQL finds the rows by an
index, also where several such conditions stand side by side in an OR.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Value


class AnyOf(Value):
    """`filter(wilayah=AnyOf(keys))`: the rows whose column is one of them."""

    def __init__(self, keys: Iterable[int]) -> None:
        super().__init__(literal(keys))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str, ...]]:
        return "ANY(%s::bigint[])", (str(self.value),)


def literal(keys: Iterable[int]) -> str:
    """The keys as PostgreSQL writes an array: text, which goes to the server as it is."""
    return f"{{{','.join(map(str, keys))}}}"
