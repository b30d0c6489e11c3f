"""A form that is sent twice: the same key with the same content is one thing. Content that was
changed after going back to the page is another thing, and nobody loses what she typed."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import NAMESPACE_OID, UUID, uuid5

from django.db.models import Model


def content_key(key: object, values: Mapping[str, object]) -> UUID:
    """The key of a sending by the key of its form and the columns that it fills."""
    said = [key, *((name, _told(value)) for name, value in sorted(values.items()))]
    return uuid5(NAMESPACE_OID, repr(said))


def _told(value: object) -> str:
    return f"{type(value).__name__} {value.pk}" if isinstance(value, Model) else repr(value)
