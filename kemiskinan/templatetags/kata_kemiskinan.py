"""Labels of stored values that reach a template without their model."""

from __future__ import annotations

from django import template

from kemiskinan.enums import Keberadaan, KelasIntervensi, KelasPadan

register = template.Library()
_LABELS = {
    str(one.value): str(one.label)
    for kind in (Keberadaan, KelasPadan, KelasIntervensi)
    for one in kind
}


@register.filter
def kata(value: str | None) -> str:
    """`MENINGGAL` becomes "Meninggal"; nothing becomes an en dash."""
    return _LABELS.get(str(value), str(value)) if value else "–"
