"""How Django draws form widgets here.

A choice of villages holds hundreds of options, and Django renders two templates for each; a page of
questions holds dozens of radio buttons, with four templates each, and every filter has its inputs.
Here they are put together in Python, with the same escaping and the same attributes; every other
widget keeps its template.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms import BoundField, Select, SelectMultiple
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString, mark_safe

from fondasi.escaping import markup, safe


class Renderer(DjangoTemplates):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        if draw := DRAWN.get(template_name):
            return draw(context["widget"])
        return super().render(template_name, context, request)


def draw_field(field: BoundField, attrs: dict[str, Any]) -> SafeString:
    """The field's control. A plain select is drawn from its choices: Django would first describe
    each option by a dict."""
    widget = field.field.widget
    if type(widget) not in (Select, SelectMultiple):
        return field.as_widget(attrs=attrs)
    named = {"id": field.auto_id} if field.auto_id else {}
    made = field.build_widget_attrs({**named, **attrs}, widget)
    if widget.allow_multiple_selected:
        made["multiple"] = True
    chosen = set(widget.format_value(field.value()))
    options = "".join(_plain(value, label, chosen) for value, label in widget.choices)
    drawn = _attributes(widget.build_attrs(widget.attrs, made))
    head = markup('<select name="{}"{}>', field.html_name, drawn)
    return mark_safe(f"{head}{options}</select>")  # noqa: S308 - every part is escaped


def _plain(value: Any, label: Any, chosen: set[str]) -> str:
    if isinstance(label, list | tuple):
        inside = "".join(_plain(one, words, chosen) for one, words in label)
        return f'<optgroup label="{safe(value)}">{inside}</optgroup>'
    text = "" if value is None else str(value)
    selected = " selected" if text in chosen else ""
    return f'<option value="{safe(text)}"{selected}>{_words(label)}</option>'


def draw_select(widget: Mapping[str, Any]) -> SafeString:
    groups = "".join(_group(label, options) for label, options, _at in widget["optgroups"])
    head = markup('<select name="{}"{}>', widget["name"], _attributes(widget["attrs"]))
    return mark_safe(f"{head}{groups}</select>")  # noqa: S308 - every part is escaped


def draw_choice(widget: Mapping[str, Any]) -> SafeString:
    """One radio button or box, inside its label where the page asks for that."""
    button = draw_input(widget)
    if not widget.get("wrap_label"):
        return button
    owner = _attributes({"for": widget["attrs"].get("id")})
    return markup("<label{}>{} {}</label>", owner, button, widget["label"])


def draw_input(widget: Mapping[str, Any]) -> SafeString:
    own = {"type": widget["type"], "name": widget["name"], "value": widget["value"]}
    return markup("<input{}{}>", _attributes(own), _attributes(widget["attrs"]))


def _group(label: Any, options: list[dict[str, Any]]) -> str:
    drawn = "".join(map(_option, options))
    if not label:
        return drawn
    return f'<optgroup label="{safe(label)}">{drawn}</optgroup>'


def _words(label: Any) -> str:
    """Django's nine dashes tell nobody that there is something to choose."""
    if label == BLANK_CHOICE_DASH[0][1]:
        return "Pilih"
    return safe(label)


def _option(option: Mapping[str, Any]) -> str:
    value = safe(str(option["value"]))
    return (
        f'<option value="{value}"{_attributes(option["attrs"])}>{_words(option["label"])}</option>'
    )


def _attributes(attrs: Mapping[str, Any]) -> SafeString:
    """In the order of the widget; True stands alone, False and None are left out."""
    shown = [(k, v) for k, v in attrs.items() if v is not None and v is not False]
    drawn = "".join(
        f" {name}" if value is True else f' {name}="{safe(str(value))}"' for name, value in shown
    )
    return mark_safe(drawn)  # noqa: S308 - names are the widget's, values escaped


INPUTS = ("text", "search", "hidden", "number", "date", "time", "email", "tel", "url", "password")
DRAWN: Mapping[str, Callable[[Mapping[str, Any]], SafeString]] = {
    "django/forms/widgets/select.html": draw_select,
    "django/forms/widgets/radio_option.html": draw_choice,
    "django/forms/widgets/checkbox_option.html": draw_choice,
    "django/forms/widgets/checkbox.html": draw_input,
    **{f"django/forms/widgets/{name}.html": draw_input for name in INPUTS},
}
