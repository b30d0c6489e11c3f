"""`{% kunci_formulir %}` beside `{% csrf_token %}`: the form makes something, and once."""

from __future__ import annotations

from typing import Final

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fondasi.kept.drawing import fresh_key

register = template.Library()
NAMA: Final = "kunci_formulir"


@register.simple_tag
def kunci_formulir() -> SafeString:
    """A key of this opening of the form, which a second sending repeats."""
    return format_html('<input type="hidden" name="{}" value="{}">', NAMA, fresh_key())
