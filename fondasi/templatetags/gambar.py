"""`{% garis_kecil nilai "Skor PAUD" %}`: a trend the height of a line, an en dash without one."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.safestring import SafeString

from fondasi.charts import sparkline
from fondasi.charts.lines import Value
from fondasi.formatting import KOSONG

register = template.Library()


@register.simple_tag
def garis_kecil(nilai: Sequence[Value], judul: str, lebar: int = 72) -> SafeString | str:
    """Two values make a trend."""
    if sum(one is not None for one in nilai) < 2:
        return KOSONG
    return sparkline(nilai, title=judul, width=lebar, height=20)
