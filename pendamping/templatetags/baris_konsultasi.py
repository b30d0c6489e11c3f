"""The rows of the list of questions, and the word of a question's state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.templatetags.status import status
from kecamatan.queries.batas import Batas
from pendamping.enums import StatusKonsultasi
from pendamping.models import Konsultasi

register = template.Library()
BARIS = (
    '<tr><th scope="row"><a href="{}">{}</a></th><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>'
)


@register.simple_tag
def status_konsultasi(konsultasi: Konsultasi, kata: Mapping[Batas, str]) -> SafeString:
    """`kata`: the deadlines of those that wait, in words."""
    if konsultasi.status == StatusKonsultasi.DIJAWAB:
        return status("Dijawab", "selesai")
    if konsultasi.status == StatusKonsultasi.DITARIK:
        return status("Ditarik")
    batas = kata[konsultasi.batas, konsultasi.desa.kode]
    if konsultasi.is_late:
        return status(capfirst(batas), "terlambat")
    return markup("{} batas {}", status("Menunggu", "informasi"), batas)


@register.simple_tag
def baris_konsultasi(rows: Iterable[Konsultasi], kata: Mapping[Batas, str]) -> SafeString:
    return markup_rows(BARIS, (
        (
            address("pendamping:konsultasi-rinci", row.pk), row.judul, row.desa.sebutan,
            str(row.topik), str(row.petugas) if row.petugas else "kecamatan",
            status_konsultasi(row, kata),
        )
        for row in rows
    ))  # fmt: skip
