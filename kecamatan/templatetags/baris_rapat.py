"""The rows of the list of meetings, and the word of a meeting's state.

In Python, because a list draws them 25 to 100 times.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.formatting import angka, hari_tanggal, relatif, tanggal
from fondasi.templatetags.status import status
from kecamatan.enums import StatusRapat
from kecamatan.models import RapatKoordinasi

register = template.Library()
WARNA = {
    StatusRapat.DISAHKAN: "selesai",
    StatusRapat.DITUTUP: "perhatian",
    StatusRapat.BERLANGSUNG: "informasi",
    StatusRapat.DIUNDANG: "informasi",
}
BARIS = (
    '<tr><th scope="row"><a href="{}">{}</a><br><small class="rb-redup">{}</small></th>'
    "<td>{}<br><small>pukul {}{}</small></td><td>{}</td><td>{}</td><td>{}{}</td></tr>"
)


@register.simple_tag
def status_rapat(rapat: RapatKoordinasi) -> SafeString:
    state = StatusRapat(rapat.status)
    return status(state.label, WARNA.get(state, ""))


@register.simple_tag
def baris_rapat(rows: Iterable[Any], hari_ini: date) -> SafeString:
    """`rows`: as `with_counts` gives them."""
    return markup_rows(BARIS, _cells(rows, hari_ini))


def _cells(rows: Iterable[Any], hari_ini: date) -> Iterator[tuple[object, ...]]:
    words = {state: status(state.label, WARNA.get(state, "")) for state in StatusRapat}
    for row in rows:
        near = jumlah = ""
        if row.tanggal >= hari_ini:
            kata = relatif(row.tanggal, hari_ini)
            near = f" · {kata}" if kata != tanggal(row.tanggal) else ""
            jumlah = markup(
                '<br><small class="rb-redup">{} butir agenda · {} undangan</small>',
                angka(row.butir), angka(row.tamu),
            )  # fmt: skip
        yield (
            address("kecamatan:rapat-rinci", row.pk), row.judul, row.jenis.nama,
            hari_tanggal(row.tanggal), f"{row.mulai:%H.%M}", near,
            row.tempat, row.wilayah.sebutan, words[row.status], jumlah,
        )  # fmt: skip
