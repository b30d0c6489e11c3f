"""Papers joined in one PDF, and scans that could not be."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from weasyprint import HTML

from fondasi.errors import Galat
from fondasi.pdf import Part, count_pages, join_pdfs
from fondasi.pdf.joining import MAX_PAGES

SURAT = (
    "<html lang='id'><title>x</title><h1>Judul</h1><p>Isi <a href='https://rb.id'>tautan</a></p>"
    "<p style='break-before:page'>Halaman dua</p>"
)


def pdf(pages: int, *, sandi: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=100, height=100)
    if sandi:
        writer.encrypt(sandi, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_digabung_menurut_urutan_dengan_penanda() -> None:
    joined, pages = join_pdfs([Part("Undangan", pdf(1)), Part("Notula", pdf(3))], title="Berkas")
    reader = PdfReader(BytesIO(joined))
    assert (pages, len(reader.pages)) == (4, 4)
    marks = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]  # type: ignore[union-attr,arg-type]
    assert marks == [("Undangan", 0), ("Notula", 1)]
    assert reader.metadata is not None
    assert reader.metadata.title == "Berkas"


def test_tag_tetap_dan_pindaian_menjadi_gambar() -> None:
    """Each page lists its own elements, in the order of the parts; links are left behind."""
    surat = HTML(string=SURAT).write_pdf(pdf_variant="pdf/ua-1")
    parts = [Part("Undangan", surat), Part("Daftar hadir", pdf(1), scanned=True),
             Part("Notula", surat)]  # fmt: skip
    joined, _pages = join_pdfs(parts, title="Berkas")
    reader = PdfReader(BytesIO(joined))
    catalog: Any = reader.root_object
    assert (catalog["/MarkInfo"]["/Marked"].value, catalog["/Lang"]) == (True, "id")
    [document] = catalog["/StructTreeRoot"]["/K"]
    kids = [one.get_object() for one in document.get_object()["/K"]]
    assert [(one["/S"], one["/T"]) for one in kids] == [
        ("/Part", "Undangan"), ("/Part", "Daftar hadir"), ("/Part", "Notula"),
    ]  # fmt: skip
    figure = kids[1]["/K"][0].get_object()
    assert figure["/Alt"] == "Daftar hadir, halaman 1 dari 1: pindaian"
    numbers = catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    lists = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for page in reader.pages:
        elements = [one.get_object() for one in lists[page["/StructParents"]].get_object()]
        assert {one["/Pg"].get_object() == page for one in elements} == {True}
    assert "/OBJR" not in str(_walked(document.get_object()))


def _walked(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [
        (one.get("/Type"), _walked(one)) if hasattr(one := kid.get_object(), "get") else one
        for kid in (kids if isinstance(kids, list) else [kids])
    ]


@pytest.mark.parametrize(
    ("kode", "isi"),
    [
        ("PDF_RUSAK", b"%PDF-1.7 bukan apa-apa %%EOF"),
        ("PDF_RUSAK", b""),
        ("PDF_RUSAK", pdf(0)),
        ("PDF_TERKUNCI", pdf(1, sandi="rahasia")),
        ("PDF_TERLALU_PANJANG", pdf(MAX_PAGES + 1)),
    ],
)
def test_yang_tidak_dapat_digabung(kode: str, isi: bytes) -> None:
    with pytest.raises(Galat) as galat:
        count_pages(isi)
    assert galat.value.kode == kode


def test_menghitung_halaman() -> None:
    assert count_pages(pdf(3)) == 3
