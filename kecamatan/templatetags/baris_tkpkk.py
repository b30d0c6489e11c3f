"""The rows of the composition of a TKPKK."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.formatting import KOSONG, tanggal_singkat
from kecamatan.models import AnggotaTkpkk, Wilayah

register = template.Library()
BARIS = (
    '<tr><th scope="row">{}<br><small class="rb-redup">{}{}</small></th><td>{}{}</td><td>{}</td>'
    "<td>{}</td><td>{}</td><td>{}</td></tr>"
)
KECIL = '<br><small class="rb-redup">{}</small>'


@register.simple_tag
def baris_tkpkk(rows: Iterable[AnggotaTkpkk], milik: Collection[Wilayah]) -> SafeString:
    """`milik`: the kecamatan whose team this person keeps."""
    own = {one.pk for one in milik}
    return markup_rows(BARIS, (
        (
            _name(row, linked=row.wilayah_id in own), row.kontak.jabatan,
            f", {row.kontak.instansi}" if row.kontak.instansi else "",
            row.get_jabatan_display(), markup(KECIL, row.bidang) if row.bidang else "",
            row.unsur or KOSONG, row.wilayah.sebutan, _decree(row), _term(row),
        )
        for row in rows
    ))  # fmt: skip


def _name(row: AnggotaTkpkk, *, linked: bool) -> str:
    if not linked:
        return row.kontak.nama
    return markup('<a href="{}">{}</a>', address("kecamatan:tkpkk-ubah", row.pk), row.kontak.nama)


def _decree(row: AnggotaTkpkk) -> str:
    if not row.nomor_sk:
        return "belum diisi"
    return markup("{}" + KECIL, row.nomor_sk, tanggal_singkat(row.tanggal_sk))


def _term(row: AnggotaTkpkk) -> str:
    if row.is_over:
        return f"berakhir {tanggal_singkat(row.sampai)}"
    return f"sejak {tanggal_singkat(row.mulai)}"
