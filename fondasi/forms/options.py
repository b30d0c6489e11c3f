"""The options of a select whose places or names come from a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.forms.models import ModelChoiceIterator

from fondasi.queries.written import rows_of

if TYPE_CHECKING:
    _Iterator = ModelChoiceIterator[Any]
else:
    _Iterator = ModelChoiceIterator


class PilihanTersusun(_Iterator):
    """As Django's, which reads through a cursor of the server (three more messages for a list of
    thirty) and writes its SQL anew for each page."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        for one in rows_of(self.queryset):
            yield self.choice(one)
