"""`{% load halaman %}`: pieces of a page that Django's own tags do not say."""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString, mark_safe

from fondasi.forms.fields import draw_control, draw_isian
from fondasi.notices import undo_of

register = template.Library()
register.filter("urungkan", undo_of)


@register.simple_block_tag
def tangkap(content: str) -> SafeString:
    """`{% tangkap as x %}…{% endtangkap %}`: a block whose text a page needs twice."""
    return mark_safe(content.strip())  # noqa: S308 - rendered by the template engine


@register.filter
def kontrol(field: BoundField) -> SafeString:
    """The field's widget in Bootstrap's classes, marked when it is wrong."""
    return draw_control(field)


@register.filter
def kontrol_berkas(field: BoundField, batas: int | None) -> SafeString:
    """A file chooser that knows its limit in bytes, so that it speaks before the upload."""
    return draw_control(field, **({"data-batas": str(batas)} if batas else {}))


@register.simple_tag
def isian(field: BoundField, **extra: bool) -> SafeString:
    """`{% isian form.nama %}`: label, hint, sentence at the field, control."""
    return draw_isian(field, **extra)
