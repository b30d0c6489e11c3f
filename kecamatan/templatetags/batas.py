"""Deadlines in words: `{% kata_batas batas wilayah %}` on the page of one thing; in a list, of the
words that its view read for all rows, `{% kata_dari kata batas wilayah %}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import template

from kecamatan.models import Wilayah
from kecamatan.queries.batas import Batas, word_of

register = template.Library()
register.simple_tag(word_of, name="kata_batas")


@register.simple_tag
def kata_dari(kata: Mapping[Batas, str], batas: date, wilayah: Wilayah) -> str:
    return kata[batas, wilayah.kode]
