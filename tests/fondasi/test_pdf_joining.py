"""Papers joined in one PDF, and scans that could not be."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from fondasi.errors import Galat
from fondasi.pdf import count_pages, join_pdfs
from fondasi.pdf.joining import MAX_PAGES


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
    joined, pages = join_pdfs([("Undangan", pdf(1)), ("Notula", pdf(3))], title="Berkas")
    reader = PdfReader(BytesIO(joined))
    assert (pages, len(reader.pages)) == (4, 4)
    marks = [(one.title, reader.get_destination_page_number(one)) for one in reader.outline]  # type: ignore[union-attr,arg-type]
    assert marks == [("Undangan", 0), ("Notula", 1)]
    assert reader.metadata is not None
    assert reader.metadata.title == "Berkas"


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
