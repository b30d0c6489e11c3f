"""The example of a recap: the columns as they are read, a row for each desa."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx
from layanan_dasar.models import KartuSkor
from layanan_dasar.rules.ehdw import JUDUL, example_heads


def example_xlsx(cards: Iterable[KartuSkor]) -> bytes:
    target = BytesIO()
    columns = [Kolom(head, 22) for head in JUDUL]
    columns += [Kolom(head, 18, "bilangan") for head in example_heads()[len(JUDUL) :]]
    empty: list[object] = [None] * (len(columns) - 3)
    rows = ([one.desa.kode, one.desa.nama, one.kecamatan.nama, *empty] for one in cards)
    write_xlsx(target, [Lembar("Rekap e-HDW", columns, rows)])
    return target.getvalue()
