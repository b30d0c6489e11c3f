"""The rows of the audit trail."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from fondasi.escaping import markup, markup_rows
from fondasi.formatting import KOSONG, waktu
from kecamatan.models import JejakAudit

register = template.Library()
BARIS = '<tr><th scope="row">{}</th><td>{}{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>'


@register.simple_tag
def baris_jejak(rows: Iterable[JejakAudit]) -> SafeString:
    return markup_rows(BARIS, (
        (
            waktu(row.at), row.pelaku.nama if row.pelaku else "Sistem", _command(row),
            row.kalimat, _object(row), row.wilayah_kode or KOSONG, _details(row.rincian),
        )
        for row in rows
    ))  # fmt: skip


def _command(row: JejakAudit) -> str:
    return markup(' <span class="rb-redup">({})</span>', row.perintah) if row.perintah else ""


def _object(row: JejakAudit) -> str:
    if not row.objek_id:
        return row.objek
    query = urlencode([("objek", row.objek), ("objek_id", row.objek_id)])
    return markup('<a href="?{}">{} {}</a>', query, row.objek, row.objek_id)


def _details(rincian: dict[str, object]) -> str:
    return "; ".join(f"{nama}: {nilai}" for nama, nilai in rincian.items()) or KOSONG
