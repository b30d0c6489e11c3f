"""A field with its label, hint and sentence, as every form and filter shows it.

Put together in Python: a filter has five fields, a card fifty, and each would render four
templates.
"""

from __future__ import annotations

from typing import Any

from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.utils.safestring import SafeString, mark_safe

from fondasi.escaping import markup, safe
from fondasi.forms.renderer import draw_field

CHOICES = (RadioSelect, CheckboxSelectMultiple)
OPTIONAL = mark_safe(' <span class="rb-opsional">(boleh kosong)</span>')


def draw_isian(field: BoundField, *, wajib: bool = False, saringan: bool = False) -> SafeString:
    """`wajib`: asked for by the form though the field may be empty; `saringan`: part of a filter,
    where everything may be empty and nobody needs to be told."""
    if field.is_hidden:
        return field.as_widget()
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        return _box(field)
    optional = "" if field.field.required or wajib or saringan else OPTIONAL
    return (_choices if isinstance(widget, CHOICES) else _plain)(field, optional)


def draw_control(field: BoundField, **attrs: str) -> SafeString:
    """The control in Bootstrap's classes, marked when it is wrong."""
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


def _plain(field: BoundField, optional: str) -> SafeString:
    return markup(
        '<div class="rb-isian{}"><label class="form-label" for="{}">{}{}</label>{}{}</div>',
        " rb-salah" if field.errors else "", field.id_for_label, field.label, optional,
        _words(field), draw_control(field),
    )  # fmt: skip


def _box(field: BoundField) -> SafeString:
    return markup(
        '<div class="rb-isian form-check">{} '
        '<label class="form-check-label" for="{}">{}</label>{}</div>',
        draw_control(field), field.id_for_label, field.label, _words(field),
    )  # fmt: skip


def _choices(field: BoundField, optional: str) -> SafeString:
    told = field.aria_describedby
    labels = "".join(
        markup("<label>{} <span>{}</span></label>", one.tag(), one.choice_label) for one in field
    )
    return markup(
        '<fieldset class="rb-isian{}" id="{}"{}><legend>{}{}</legend>{}'
        '<div class="rb-pilihan">{}</div></fieldset>',
        " rb-salah" if field.errors else "", field.auto_id,
        markup(' aria-describedby="{}"', told) if told else "",
        field.label, optional, _words(field), mark_safe(labels),  # noqa: S308 - drawn above
    )  # fmt: skip


def _words(field: BoundField) -> SafeString:
    """The hint, and what is wrong."""
    parts = ""
    if field.help_text:
        parts += markup(
            '<div class="form-text" id="{}_helptext">{}</div>', field.auto_id, field.help_text
        )
    if field.errors:
        told = SafeString(" ".join(map(safe, field.errors)))
        parts += markup(
            '<div class="rb-galat" id="{}_error"><span class="visually-hidden">Perbaiki:</span> '
            "{}</div>",
            field.auto_id, told,
        )  # fmt: skip
    return mark_safe(parts)  # noqa: S308 - every part is escaped
