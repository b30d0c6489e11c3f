"""How a list and a board show a promise: its row, its card, its deadline and the word of its state.

In Python, because a list draws them 25 to 100 times.
"""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows
from fondasi.formatting import tanggal_singkat
from fondasi.templatetags.status import status
from kecamatan.enums import (
    JenisTindakLanjut,
    Penerusan,
    Prioritas,
    StatusTindakLanjut,
)
from kecamatan.models import TindakLanjut
from kecamatan.queries.tindak_lanjut import BarisJanji

register = template.Library()
BARIS = (
    '<tr><th class="rb-kolom-lebar" scope="row"><a href="{}">{}</a><br>'
    '<small class="rb-redup">{}{}</small></th><td>{}</td><td>{}</td><td>{}</td>'
    '<td class="rb-lipat">{}</td></tr>'
)
KARTU = '<li><a href="{}">{}</a> <small>{} · {}</small> <span>{}{}</span></li>'


@register.simple_tag
def baris_janji(baris: Iterable[BarisJanji]) -> SafeString:
    jenis = dict(JenisTindakLanjut.choices)
    penting = {k: f" · {v}" for k, v in Prioritas.choices if k != Prioritas.BIASA}
    return markup_rows(BARIS, (
        (
            address("kecamatan:tindak-lanjut-detail", satu.row.pk), pendek(satu.row.uraian, 120),
            jenis[satu.row.jenis], penting.get(satu.row.prioritas, ""),
            str(satu.row.pemilik), satu.tempat.sebutan, batas_janji(satu), status_janji(satu.row),
        )
        for satu in baris
    ))  # fmt: skip


@register.simple_tag
def kartu_janji(baris: Iterable[BarisJanji]) -> SafeString:
    """Cards of a column of the board: its head tells the state, a card only what is unusual."""
    return markup_rows(KARTU, (
        (
            address("kecamatan:tindak-lanjut-detail", satu.row.pk), pendek(satu.row.uraian, 90),
            str(satu.row.pemilik), satu.tempat.sebutan, batas_janji(satu), _unusual(satu.row),
        )
        for satu in baris
    ))  # fmt: skip


def _unusual(row: TindakLanjut) -> str:
    waits = getattr(row, "menunggu", False) or not row.is_at_owner
    return mark_safe(f" {status_janji(row)}") if waits else ""  # noqa: S308 - drawn below


@register.simple_tag
def batas_janji(satu: BarisJanji) -> SafeString | str:
    """The deadline in words, its date beside it."""
    hari = tanggal_singkat(satu.row.batas)
    if satu.row.is_late:
        return markup(
            '<span class="rb-status rb-terlambat">{}</span> <small class="rb-redup">{}</small>',
            satu.kata, hari,
        )  # fmt: skip
    if satu.row.is_open and not satu.jauh:
        return markup('{} <small class="rb-redup">{}</small>', satu.kata, hari)
    return hari


@register.simple_tag
def status_janji(row: TindakLanjut) -> SafeString:
    """`row.menunggu`, where it is known: an answer waits for the asker."""
    if row.status == StatusTindakLanjut.SELESAI:
        return status("Selesai", "selesai")
    if row.status == StatusTindakLanjut.BATAL:
        return status("Batal")
    if not row.is_at_owner:
        return status(Penerusan(row.penerusan).label, "perhatian")
    if getattr(row, "menunggu", False):
        return status("Menunggu pemeriksaan", "perhatian")
    if row.status == StatusTindakLanjut.PROSES:
        return status("Proses", "informasi")
    return status("Belum")


def pendek(text: str, chars: int) -> str:
    return text if len(text) <= chars else str(Truncator(text).chars(chars))
