"""Several PDFs in one: ours and what people scanned."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import NamedTuple

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from fondasi.errors import Galat
from fondasi.pdf.structure import Structure

MAX_PAGES = 200


class Part(NamedTuple):
    """`scanned`: pages that came from somebody's scanner, and not from the portal."""

    title: str
    pdf: bytes
    scanned: bool = False


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


def join_pdfs(parts: Sequence[Part], *, title: str) -> tuple[bytes, int]:
    """One tagged PDF, a bookmark for each part, and how many pages it has. Scripts, forms, links
    and attachments of the parts stay behind: only their pages are taken, and of ours the tags. A
    scanned page is tagged as a picture."""
    writer = PdfWriter()
    structure = Structure(writer)
    for part in parts:
        reader = PdfReader(BytesIO(part.pdf))
        first = len(writer.pages)
        for page in reader.pages:
            added = writer.add_page(page)
            for active in ("/AA", "/Annots"):
                added.pop(active, None)
        added_pages = writer.pages[first:]
        if part.scanned:
            structure.add_pictures(part.title, added_pages)
        else:
            structure.add_tagged(part.title, reader, added_pages)
        writer.add_outline_item(title=part.title, page_number=first)
    structure.finish()
    writer.add_metadata({"/Title": title})
    catalog = writer.root_object
    catalog[NameObject("/Lang")] = TextStringObject("id")
    shown = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    catalog[NameObject("/ViewerPreferences")] = shown
    out = BytesIO()
    writer.write(out)
    return out.getvalue(), len(writer.pages)
