"""Hundreds of places as links."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup_rows

register = template.Library()


@register.simple_tag
def tautan_wilayah(name: str, places: Iterable[tuple[str, str]]) -> SafeString:
    """`places`: (code, words); `name`: the page of a place, by its code."""
    rows = ((address(name, kode), words) for kode, words in places)
    return markup_rows('<li><a href="{}">{}</a></li>', rows)
