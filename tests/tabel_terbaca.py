"""Which tables a piece of the portal read, told by its queries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext


@contextmanager
def tables_read() -> Iterator[set[type[Model]]]:
    """Filled when the block ends; what is called before it begins (a person's authority) is not
    among them."""
    models = {one._meta.db_table: one for one in apps.get_models(include_auto_created=True)}
    found: set[type[Model]] = set()
    with CaptureQueriesContext(connection) as caught:
        yield found
    words = {word for query in caught for word in re.findall(r"\w+", query["sql"])}
    found |= {model for table, model in models.items() if table in words}
