"""Macro figures come in as a small table, all rows or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from fondasi.errors import Galat
from fondasi.spreadsheets.limits import Batas
from fondasi.spreadsheets.reading import open_workbook
from fondasi.today import today
from kecamatan.actions.audit import record
from kecamatan.enums import Tingkat
from kecamatan.models import Pengguna, Wilayah
from kemiskinan.models import AngkaKemiskinan
from kemiskinan.permissions.angka_makro import can_edit_angka_makro
from kemiskinan.rules.angka_makro import KOLOM, WAJIB, BarisMakro, read_row

TERBANYAK: Final = 5_000
BATAS: Final = Batas(ukuran_berkas=5 * 1024 * 1024, baris=TERBANYAK)


@dataclass(frozen=True, slots=True)
class BarisKeliru:
    """A row as the spreadsheet numbers it, and what is wrong with it."""

    nomor: int
    kalimat: str


@dataclass(frozen=True, slots=True)
class HasilMakro:
    """Nothing is stored while a row is wrong. `sama` were known already."""

    baru: int
    sama: int
    keliru: tuple[BarisKeliru, ...]


def read_upload(berkas: File[bytes]) -> list[tuple[int, dict[str, str]]]:
    """The same from an uploaded file, which is not kept. Raises Galat."""
    with NamedTemporaryFile(suffix=Path(berkas.name or "").suffix[:8]) as kept:
        for piece in berkas.chunks():
            kept.write(piece)
        kept.flush()
        return read_table(Path(kept.name))


def read_table(path: Path) -> list[tuple[int, dict[str, str]]]:
    """(row number, cells by column) of the first sheet with data. Raises Galat."""
    with open_workbook(path, batas=BATAS) as book:
        sheet = next(name for name in book.sheet_names if book.holds_data(name))
        rows = book.rows(sheet)
        _first, head = next(rows)
        names = [cell.strip().lower() for cell in head]
        missing = [name for name in WAJIB if name.lower() not in names]
        if missing:
            raise Galat(
                "KOLOM_TIDAK_ADA",
                _("Kolom %(nama)s tidak ada di baris judul. Pakailah templatnya.")
                % {"nama": ", ".join(missing)},
            )
        return [(number, _cells(names, cells)) for number, cells in rows]


def _cells(names: list[str], cells: list[str]) -> dict[str, str]:
    found = dict(zip(names, cells, strict=False))
    return {name: found.get(name.lower(), "").strip() for name in KOLOM}


@transaction.atomic
def import_angka_makro(rows: Iterable[tuple[int, dict[str, str]]], *, oleh: Pengguna) -> HasilMakro:
    """Store the rows, or none of them when one is wrong; the same table twice adds nothing."""
    judged = list(_judge(list(rows), oleh))
    wrong = tuple(one for one in judged if isinstance(one, BarisKeliru))
    made = [one for one in judged if isinstance(one, AngkaKemiskinan)]
    new = [one for one in made if one.pk is None]
    if wrong:
        return HasilMakro(0, 0, wrong)
    AngkaKemiskinan.objects.bulk_create(new)
    if new:
        record("impor_angka_makro", "angkakemiskinan", oleh=oleh, baris=len(new))
    return HasilMakro(len(new), len(made) - len(new), ())


def _judge(
    rows: list[tuple[int, dict[str, str]]], oleh: Pengguna
) -> Iterator[AngkaKemiskinan | BarisKeliru]:
    places = Wilayah.objects.current(today()).filter(
        kode__in={cells.get("Kode wilayah", "") for _number, cells in rows},
        tingkat__lte=Tingkat.KABUPATEN,
    )
    known = {one.kode: one for one in places}
    seen: dict[tuple[object, ...], int] = {}
    for number, cells in rows:
        try:
            row = read_row(cells, today())
            place = _place(row, known, oleh)
            yield _figure(row, place, number, seen)
        except Galat as galat:
            yield BarisKeliru(number, galat.pesan)


def _place(row: BarisMakro, known: dict[str, Wilayah], oleh: Pengguna) -> Wilayah | None:
    if row.kode and row.kode not in known:
        raise Galat(
            "WILAYAH_TIDAK_DIKENAL",
            _(
                "Kode wilayah bukan provinsi atau kabupaten/kota yang dikenal. Tulis kode "
                "Kemendagri bertitik, misalnya 35.17; kosongkan untuk Indonesia."
            ),
        )
    place = known[row.kode] if row.kode else None
    decision = can_edit_angka_makro(oleh, place)
    if not decision:
        raise Galat("BUKAN_WEWENANG", decision.reason)
    return place


def _figure(
    row: BarisMakro, place: Wilayah | None, number: int, seen: dict[tuple[object, ...], int]
) -> AngkaKemiskinan:
    """The stored figure where it is known with the same value, else an unsaved one."""
    key = (row.kode, row.tahun, row.bulan, row.ukuran, row.rilis)
    if key in seen:
        raise Galat(
            "BARIS_KEMBAR", _("Sama dengan baris %(n)s. Hapus salah satu.") % {"n": seen[key]}
        )
    seen[key] = number
    same = AngkaKemiskinan.objects.filter(
        wilayah=place, tahun=row.tahun, bulan=row.bulan, ukuran=row.ukuran, rilis=row.rilis
    ).first()
    if same is None:
        return AngkaKemiskinan(
            wilayah=place, tahun=row.tahun, bulan=row.bulan, ukuran=row.ukuran,
            rilis=row.rilis, nilai=row.nilai, sumber=row.sumber,
        )  # fmt: skip
    if same.nilai != row.nilai:
        raise Galat(
            "SUDAH_ADA_BERBEDA",
            _(
                "Angka untuk waktu dan rilis ini sudah ada dengan nilai lain. Isi tanggal rilis "
                "yang baru, atau hapus angka lama lebih dahulu."
            ),
        )
    return same


@transaction.atomic
def remove_angka_makro(angka: AngkaKemiskinan, *, oleh: Pengguna) -> None:
    """Take back a figure that was entered wrongly; a second press finds nothing to do."""
    row = AngkaKemiskinan.objects.select_for_update(of=["self"]).filter(pk=angka.pk).first()
    if row is None:
        return
    record(
        "hapus_angka_makro", row, oleh=oleh, wilayah=row.wilayah,
        ukuran=row.ukuran, tahun=row.tahun, bulan=row.bulan, nilai=str(row.nilai),
    )  # fmt: skip
    row.delete()
