"""What was drawn or counted, kept while the tables it was made from stand still.

Exact: whoever asks after a change was committed, by whatever path, gets it made anew
(`fondasi.database.table_stamps`). So no page has to say how old its figures are.

    text = kept(Kept(("dasbor", place.kode, authority), (Wilayah, Laporan), draw))

The maker of a `Kept` answers for two things. `key` names everything that the answer depends on
beside tables and day: the person or her authority, the place, the choice. `reads` names every
table that `make` reads; a test that captures its queries holds the two together. What is kept names
nobody of a list of people, and lies in the cache sealed: nobody reads an office's words there.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.db.models import Model

from fondasi.database.table_stamps import table_stamps
from fondasi.kept.drawing import reading
from fondasi.kept.sealed import lay, lying, program
from fondasi.today import today

T = TypeVar("T")
DETIK = 3600
"""How long an unchanged answer is kept: a matter of room, not of truth."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """`make` gives what can be pickled; None too is an answer.

    It is called with the answers of `parts`, each kept by itself: after a change only those are
    made anew that read the table. `reads` then names what `make` itself reads besides.
    """

    key: tuple[object, ...]
    reads: tuple[type[Model], ...]
    make: Callable[..., T]
    parts: tuple[Kept[Any], ...] = ()

    @property
    def name(self) -> str:
        return f"kept-{hashlib.sha256(repr(self.key).encode()).hexdigest()}"

    @property
    def tables(self) -> list[type[Model]]:
        return [*self.reads, *(table for part in self.parts for table in part.tables)]


def kept(one: Kept[T]) -> T:
    found: T = kept_all([one])[0]
    return found


def kept_all(wanted: Sequence[Kept[Any]]) -> list[Any]:
    """The answers in their order: one query for all stamps, one look into the cache."""
    shelf = _Shelf(wanted)
    answers = [shelf.answer(one) for one in wanted]
    shelf.store()
    return answers


class _Shelf:
    """What lies in the cache of these and of their parts, and under which stamps they stand."""

    def __init__(self, wanted: Sequence[Kept[Any]]) -> None:
        reading(table for one in wanted for table in one.tables)
        every = [*wanted, *(part for one in wanted for part in one.parts)]
        self._stamps = table_stamps(table for one in wanted for table in one.tables)
        self._lying = {} if settings.DEBUG else lying(one.name for one in every)
        self._fresh: dict[str, tuple[str, bytes]] = {}

    def answer(self, one: Kept[Any]) -> Any:
        # Still packed inside: another program may not know its kind any more.
        seal = _seal([self._stamps[table] for table in one.tables])
        made_under, packed = self._lying.get(one.name, ("", b""))
        if seal and made_under == seal:
            return pickle.loads(packed)  # noqa: S301 - ours
        made = one.make(*(self.answer(part) for part in one.parts))
        if seal:
            self._fresh[one.name] = (seal, pickle.dumps(made))
        return made

    def store(self) -> None:
        if self._fresh and not settings.DEBUG:
            lay(self._fresh, DETIK)


def _seal(stamps: Sequence[str | None]) -> str:
    """What an answer was made under; "" while one of its tables is being written."""
    known = [stamp for stamp in stamps if stamp is not None]
    return " ".join([program(), str(today()), *known]) if len(known) == len(stamps) else ""
