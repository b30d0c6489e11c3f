"""The rows of the list of visits."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.formatting import tanggal_singkat
from pendamping.models import Kunjungan

register = template.Library()
BARIS = (
    '<tr><th scope="row"><a href="{}">{}</a>{}</th><td class="rb-utuh">{}</td><td>{}</td>'
    "<td>{}</td><td>{}</td></tr>"
)


@register.simple_tag
def baris_kunjungan(rows: Iterable[Kunjungan]) -> SafeString:
    return markup_rows(BARIS, (
        (
            address("pendamping:kunjungan-rinci", row.pk), row.kegiatan, _lead(row),
            tanggal_singkat(row.tanggal), row.desa.sebutan, row.get_tujuan_display(),
            row.oleh.nama,
        )
        for row in rows
    ))  # fmt: skip


def _lead(row: Kunjungan) -> str:
    """What came of the visit."""
    if row.tindak_lanjut_id:
        return markup('<br><small class="rb-redup">{}</small>', "ada tindak lanjut")
    if row.diusulkan_at:
        return markup('<br><small class="rb-redup">{}</small>', "diusulkan ke rapat")
    return ""
