"""django-import-export's files through our own doors: hardened in, inert out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from django.utils.translation import gettext as _
from import_export.formats.base_formats import Format
from tablib import Dataset

from fondasi.errors import Galat
from fondasi.spreadsheets.limits import MIB, Batas
from fondasi.spreadsheets.reading import open_workbook
from fondasi.spreadsheets.sheets import Kolom, Lembar
from fondasi.spreadsheets.writing import write_xlsx

BARIS_TERBANYAK: Final = 2_000
BATAS: Final = Batas(ukuran_berkas=5 * MIB, ukuran_xls=5 * MIB, ukuran_terurai=64 * MIB)


class Tabel(Dataset):  # type: ignore[misc]
    """Rows that know under which numbers the spreadsheet shows them."""

    def __init__(self, rows: Iterable[Sequence[str]], head: Sequence[str], nomor: Sequence[int]):
        super().__init__(*(tuple(one) for one in rows), headers=list(head))
        self.nomor = tuple(nomor)

    def number(self, result: Any) -> None:
        """Let the wrong rows of an import bear these numbers."""
        for one in result.invalid_rows:
            one.number = self.nomor[one.number - 1]


class LembarInduk(Format):  # type: ignore[misc]
    """A small table: XLSX, XLS, ODS or CSV in, told by their content; XLSX out."""

    def __init__(self, encoding: str | None = None) -> None:
        """The reader tells the encoding from the content."""

    def get_title(self) -> str:
        return "XLSX"

    def create_dataset(self, in_stream: bytes | None) -> Tabel:
        """The first sheet that holds data, its first line as heads.

        Raises Galat BERKAS_HILANG, BARIS_TERLALU_BANYAK, BARIS_KOSONG and those of `open_workbook`.
        """
        if in_stream is None:
            raise Galat("BERKAS_HILANG", _("Pratinjau ini sudah dipakai. Unggah berkasnya lagi."))
        with NamedTemporaryFile(suffix=".unggahan") as kept:
            kept.write(in_stream)
            kept.flush()
            with open_workbook(Path(kept.name), batas=BATAS) as book:
                sheet = next(name for name in book.sheet_names if book.holds_data(name))
                rows = list(islice(book.rows(sheet), BARIS_TERBANYAK + 2))
        if len(rows) > BARIS_TERBANYAK + 1:
            raise Galat(
                "BARIS_TERLALU_BANYAK",
                _("Berkas ini lebih dari %(n)s baris. Bagi berkasnya.") % {"n": BARIS_TERBANYAK},
            )
        if len(rows) == 1:
            raise Galat("BARIS_KOSONG", _("Berkas ini hanya berisi judul kolom. Isi barisnya."))
        head = [cell.strip().lower() for cell in rows[0][1]]
        width = len(head)
        body = ([*cells, *[""] * width][:width] for _n, cells in rows[1:])
        return Tabel(
            ([one.strip() for one in cells] for cells in body), head, [n for n, _c in rows[1:]]
        )

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        out = BytesIO()
        columns = tuple(Kolom(str(head), 24) for head in dataset.headers)
        write_xlsx(out, [Lembar("Data", columns, iter(dataset))])
        return out.getvalue()

    def get_extension(self) -> str:
        return "xlsx"

    def get_content_type(self) -> str:
        return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

    def can_import(self) -> bool:
        return True

    def can_export(self) -> bool:
        return True
