"""Official PDFs: `render_pdf` is the door, the dataclasses are what `pdf/surat.html` takes."""

from fondasi.pdf.door import ForbiddenSourceError, Paper, render_pdf
from fondasi.pdf.figures import pdf_hash
from fondasi.pdf.glyphs import is_printable
from fondasi.pdf.joining import Part, count_pages, join_pdfs
from fondasi.pdf.letter import Kop, Surat, TandaTangan, data_uri

__all__ = [
    "ForbiddenSourceError",
    "Kop",
    "Paper",
    "Part",
    "Surat",
    "TandaTangan",
    "count_pages",
    "data_uri",
    "is_printable",
    "join_pdfs",
    "pdf_hash",
    "render_pdf",
]
