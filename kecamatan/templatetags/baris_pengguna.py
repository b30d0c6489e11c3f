"""The rows of the list of accounts, and the word of an account's state."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django import template
from django.utils.safestring import SafeString

from fondasi.addresses import address
from fondasi.escaping import markup, markup_rows, safe
from fondasi.formatting import angka, waktu
from fondasi.templatetags.status import status
from kecamatan.enums import Peran
from kecamatan.models import Pengguna, Penugasan

register = template.Library()
BARIS = (
    '<tr><th class="rb-kolom-lebar" scope="row"><a href="{}">{}</a><br>'
    '<small class="rb-redup rb-patah">{}</small></th><td>{}</td>'
    '<td data-judul="Terakhir masuk">{}</td><td>{}</td></tr>'
)
TANPA = markup('<span class="rb-redup">{}</span>', "Tidak ada penugasan")


@register.simple_tag
def status_pengguna(pengguna: Pengguna) -> SafeString:
    if not pengguna.is_active:
        return status("Nonaktif")
    if not pengguna.last_login:
        return status("Belum pernah masuk", "perhatian")
    return status("Aktif", "selesai")


@register.simple_tag
def baris_pengguna(rows: Iterable[Any]) -> SafeString:
    """`rows` with their standing assignments as `tugas`."""
    return markup_rows(BARIS, (
        (
            address("kecamatan:pengguna-rincian", row.pk), row.nama,
            row.telepon or row.email or "–", _assignments(row.tugas), waktu(row.last_login),
            status_pengguna(row),
        )
        for row in rows
    ))  # fmt: skip


def _assignments(tugas: Sequence[Penugasan]) -> SafeString:
    """Of each peran the first and how many more; peran that follow each other count as one."""
    groups = (list(group) for _peran, group in groupby(tugas, key=lambda one: one.peran))
    drawn = "<br>".join(safe(_words(group)) for group in groups)
    return SafeString(drawn) if drawn else TANPA


def _words(group: Sequence[Penugasan]) -> str:
    first, *others = group
    kantor = f" · {first.instansi}" if first.instansi else ""
    lain = f" dan {angka(len(others))} lainnya" if others else ""
    nama = f"{first.sebutan} {Peran(first.peran).label}".strip()
    return f"{nama} · {first.wilayah.sebutan}{kantor}{lain}"
