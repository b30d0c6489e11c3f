"""`{% status "terlambat" "terlambat" %}`: the coloured word that most rows of a list end with.

A tag and not an included template, because a matrix shows hundreds of them.
"""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from fondasi.escaping import markup

register = template.Library()


@register.simple_tag
def status(teks: object, warna: str = "") -> SafeString:
    """One word or two; `warna`: selesai, perhatian, terlambat, informasi, netral."""
    return markup('<span class="rb-status rb-{}">{}</span>', warna or "netral", teks)
