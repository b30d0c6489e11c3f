"""Several PDFs in one: ours and what people scanned."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from fondasi.errors import Galat

MAX_PAGES = 200


def count_pages(pdf: bytes) -> int:
    """Pages of a scan. Raises Galat PDF_TERKUNCI, PDF_RUSAK, PDF_TERLALU_PANJANG."""
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted:
            raise Galat(
                "PDF_TERKUNCI", "PDF ini terkunci kata sandi. Simpan ulang tanpa kata sandi."
            )
        pages = len(reader.pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Galat("PDF_RUSAK", "PDF ini rusak. Simpan ulang, lalu unggah lagi.") from error
    if not pages:
        raise Galat("PDF_RUSAK", "PDF ini tidak berhalaman. Pindai ulang, lalu unggah lagi.")
    if pages > MAX_PAGES:
        raise Galat("PDF_TERLALU_PANJANG", f"PDF lebih dari {MAX_PAGES} halaman. Bagi berkasnya.")
    return pages


def join_pdfs(parts: Sequence[tuple[str, bytes]], *, title: str) -> tuple[bytes, int]:
    """One PDF of (bookmark, PDF) and how many pages it has. Scripts, forms and attachments of the
    parts stay behind: only their pages are taken."""
    writer = PdfWriter()
    for bookmark, pdf in parts:
        reader = PdfReader(BytesIO(pdf))
        first = len(writer.pages)
        for page in reader.pages:
            added = writer.add_page(page)
            for active in ("/AA", "/Annots"):
                added.pop(active, None)
        writer.add_outline_item(title=bookmark, page_number=first)
    writer.add_metadata({"/Title": title})
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), len(writer.pages)
