"""`{% load halaman %}`: pieces of a page that Django's own tags do not say."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.utils.safestring import SafeString, mark_safe

from fondasi.form_renderer import draw_field
from fondasi.notices import undo_of

register = template.Library()
register.filter("urungkan", undo_of)

CHOICES = (RadioSelect, CheckboxSelectMultiple)


@register.simple_block_tag
def tangkap(content: str) -> SafeString:
    """`{% tangkap as x %}…{% endtangkap %}`: a block whose text a page needs twice."""
    return mark_safe(content.strip())  # noqa: S308 - rendered by the template engine


@register.filter
def kontrol(field: BoundField) -> SafeString:
    """The field's widget in Bootstrap's classes, marked when it is wrong."""
    return _drawn(field)


@register.filter
def kontrol_berkas(field: BoundField, batas: int | None) -> SafeString:
    """A file chooser that knows its limit in bytes, so that it speaks before the upload."""
    return _drawn(field, **({"data-batas": str(batas)} if batas else {}))


def _drawn(field: BoundField, **attrs: str) -> SafeString:
    widget = field.field.widget
    classes = [str(widget.attrs.get("class", "")), _control_class(widget)]
    if field.errors:
        classes.append("is-invalid")
    return draw_field(field, {**attrs, "class": " ".join(filter(None, classes))})


def _control_class(widget: Any) -> str:
    if isinstance(widget, CheckboxInput):
        return "form-check-input"
    if isinstance(widget, CHOICES):
        return ""
    return "form-select" if isinstance(widget, Select) else "form-control"


@register.filter
def jenis_kontrol(field: BoundField) -> str:
    """`centang`, `pilihan` or `isian`: which of three arrangements draws the field."""
    if isinstance(field.field.widget, CHOICES):
        return "pilihan"
    return "centang" if isinstance(field.field.widget, CheckboxInput) else "isian"


@register.inclusion_tag("components/isian.html")
def isian(field: BoundField, **extra: Any) -> dict[str, Any]:
    """`{% isian form.nama %}`: label, hint, sentence at the field, control."""
    return {"field": field, **extra}
