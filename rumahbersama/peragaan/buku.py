"""A spreadsheet writer for very long files of text cells, and the same rows as CSV.

It knows one thing only, rows of strings, and is several times faster than a general writer. The
project's own exports never use it. Equal rows give equal bytes: the ZIP carries no clock time.
"""

from __future__ import annotations

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

_SEBONGKAH = 2000
_UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PAKET = "http://schemas.openxmlformats.org/package/2006"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_KEPALA_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def tulis_csv(
    berkas: Path, kepala: Sequence[str], baris: Iterable[Sequence[str]], *, pemisah: str = ";"
) -> int:
    """Write UTF-8 with BOM, as Indonesian Excel wants it; returns the rows after the header."""
    with berkas.open("w", encoding="utf-8-sig", newline="") as keluar:
        penulis = csv.writer(keluar, delimiter=pemisah, lineterminator="\r\n")
        penulis.writerow(kepala)
        jumlah = 0
        for bongkah in _bongkah(baris):
            penulis.writerows(bongkah)
            jumlah += len(bongkah)
    return jumlah


def tulis_xlsx(
    berkas: Path,
    kepala: Sequence[str],
    baris: Iterable[Sequence[str]],
    *,
    lembar: str = "data",
    teks_bersama: bool = False,
) -> int:
    """Write one sheet; returns the rows after the header. Empty cells are left out.

    With `teks_bersama` the texts stand in a shared table, as Excel itself saves them; then memory
    grows with the number of different texts. Without it memory is constant.
    """
    tabel: dict[str, int] | None = {} if teks_bersama else None
    sel = _SelBersama(len(kepala), tabel) if tabel is not None else _SelLangsung(len(kepala))
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as arsip:
        for nama, isi in _bagian_tetap(lembar, bersama=teks_bersama).items():
            arsip.writestr(_entri(nama), isi)
        with arsip.open(_entri("xl/worksheets/sheet1.xml"), "w", force_zip64=True) as keluar:
            keluar.write(f'{_KEPALA_XML}<worksheet xmlns="{_UTAMA}"><sheetData>'.encode())
            keluar.write(sel.xml(1, kepala).encode())
            nomor = 1
            for bongkah in _bongkah(baris):
                xml = "".join([sel.xml(n, satu) for n, satu in enumerate(bongkah, nomor + 1)])
                keluar.write(xml.encode())
                nomor += len(bongkah)
            keluar.write(b"</sheetData></worksheet>")
        if tabel is not None:
            arsip.writestr(_entri("xl/sharedStrings.xml"), _xml_tabel(tabel))
    return nomor - 1


class _SelLangsung:
    """Rows whose cells carry their own text."""

    def __init__(self, kolom: int) -> None:
        self.huruf = [huruf_kolom(i) for i in range(kolom)]
        sel = "".join(
            f'<c r="{huruf}#" t="inlineStr"><is><t>%s</t></is></c>' for huruf in self.huruf
        )
        self.pola = f'<row r="#">{sel}</row>'

    def xml(self, nomor: int, baris: Sequence[str]) -> str:
        gabung = "\x1f".join(baris)
        if "&" in gabung or "<" in gabung or ">" in gabung:
            baris = lolos(gabung).split("\x1f")
        if "" in baris:
            return self._berlubang(nomor, baris)
        return self.pola.replace("#", str(nomor)) % tuple(baris)

    def _berlubang(self, nomor: int, baris: Sequence[str]) -> str:
        sel = "".join(
            f'<c r="{huruf}{nomor}" t="inlineStr"><is><t>{isi}</t></is></c>'
            for huruf, isi in zip(self.huruf, baris, strict=True)
            if isi
        )
        return f'<row r="{nomor}">{sel}</row>'


class _SelBersama:
    """Rows whose cells point into the shared text table."""

    def __init__(self, kolom: int, tabel: dict[str, int]) -> None:
        self.huruf = [huruf_kolom(i) for i in range(kolom)]
        self.tabel = tabel

    def xml(self, nomor: int, baris: Sequence[str]) -> str:
        tabel = self.tabel
        sel = "".join(
            f'<c r="{huruf}{nomor}" t="s"><v>{tabel.setdefault(isi, len(tabel))}</v></c>'
            for huruf, isi in zip(self.huruf, baris, strict=True)
            if isi
        )
        return f'<row r="{nomor}">{sel}</row>'


def lolos(teks: str) -> str:
    """Text safe between XML tags."""
    return teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def huruf_kolom(indeks: int) -> str:
    """Column letters of a zero-based index: 0 is A, 26 is AA."""
    huruf = ""
    indeks += 1
    while indeks:
        indeks, sisa = divmod(indeks - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def _bongkah(baris: Iterable[Sequence[str]]) -> Iterator[list[Sequence[str]]]:
    pelanjut = iter(baris)
    while bongkah := list(islice(pelanjut, _SEBONGKAH)):
        yield bongkah


def _entri(nama: str) -> zipfile.ZipInfo:
    entri = zipfile.ZipInfo(nama, (1980, 1, 1, 0, 0, 0))
    entri.compress_type = zipfile.ZIP_DEFLATED
    entri._compresslevel = 1  # type: ignore[attr-defined]
    return entri


def _xml_tabel(tabel: dict[str, int]) -> str:
    isi = "".join(f"<si><t>{lolos(teks)}</t></si>" for teks in tabel)
    return f'{_KEPALA_XML}<sst xmlns="{_UTAMA}" uniqueCount="{len(tabel)}">{isi}</sst>'


def _bagian_tetap(lembar: str, *, bersama: bool) -> dict[str, str]:
    """The small parts every workbook needs, by their path in the archive."""
    tambahan = (
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_JENIS}.sharedStrings+xml"/>'
        if bersama
        else ""
    )
    kait = (
        f'<Relationship Id="rId2" Type="{_HUBUNGAN}/sharedStrings" Target="sharedStrings.xml"/>'
        if bersama
        else ""
    )
    return {
        "[Content_Types].xml": f'{_KEPALA_XML}<Types xmlns="{_PAKET}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_JENIS}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_JENIS}.worksheet+xml"/>'
        f"{tambahan}</Types>",
        "_rels/.rels": f'{_KEPALA_XML}<Relationships xmlns="{_PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{_HUBUNGAN}/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>",
        "xl/workbook.xml": f'{_KEPALA_XML}<workbook xmlns="{_UTAMA}" xmlns:r="{_HUBUNGAN}">'
        f'<sheets><sheet name="{lolos(lembar)}" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_KEPALA_XML}<Relationships xmlns="{_PAKET}/relationships">'
        f'<Relationship Id="rId1" Type="{_HUBUNGAN}/worksheet" Target="worksheets/sheet1.xml"/>'
        f"{kait}</Relationships>",
    }
