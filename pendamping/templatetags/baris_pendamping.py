"""The rows of the registry, and the state of a contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.formatting import angka, tanggal_singkat
from fondasi.templatetags.status import status
from pendamping.models import Pendamping

register = template.Library()
BARIS = (
    '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
    "<td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>"
)


@register.simple_tag
def kontrak(pendamping: Pendamping) -> SafeString | str:
    if pendamping.is_over:
        last = tanggal_singkat(pendamping.hari_terakhir)
        return markup("{} {}", status("Berakhir", "terlambat"), last)
    if pendamping.hari_terakhir:
        return f"sampai {tanggal_singkat(pendamping.hari_terakhir)}"
    return "tetap"


@register.simple_tag
def baris_pendamping(rows: Iterable[Any], desa: Mapping[int, Sequence[str]]) -> SafeString:
    """`rows`: as `listed` gives them; `desa`: as `villages_of`."""
    none = status("Belum ditempatkan", "perhatian")
    return markup_rows(BARIS, (
        (
            address("pendamping:rinci", row.pk), row.kontak.nama, row.lembaga, str(row.program),
            _villages(desa[row.pk]) or none, row.wilayah.sebutan, kontrak(row),
        )
        for row in rows
    ))  # fmt: skip


def _villages(names: Sequence[str]) -> str:
    return f"{angka(len(names))}: {', '.join(names)}" if names else ""
