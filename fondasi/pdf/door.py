"""The one door through which HTML becomes a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.urls import FatalURLFetchingError

from fondasi.pdf.glyphs import printable
from fondasi.pdf.sources import PackageFetcher, fonts_of_thread

Paper = Literal["A4", "F4", "A4 mendatar", "16:9"]
# F4 (folio) as Indonesian offices buy it; 16:9 is a projector's page.
SIZES: Mapping[Paper, str] = {
    "A4": "210mm 297mm",
    "F4": "215mm 330mm",
    "A4 mendatar": "297mm 210mm",
    "16:9": "338.7mm 190.5mm",
}


class ForbiddenSourceError(Exception):
    """A template asked for something outside the document: a defect of the template."""


def render_pdf(
    template: str, context: Mapping[str, object], *, title: str, paper: Paper = "A4"
) -> bytes:
    """Render a template that extends `pdf/surat.html` to a tagged PDF (PDF/UA-1).

    The same context gives the same bytes in any process: no time is drawn that the context does
    not hold. `kaki` in the context is the footer's text. Letters that the font lacks are printed
    as `[aksara lain]`. Raises ForbiddenSourceError.
    """
    full = {
        "kaki": "",
        **context,
        "judul": title,
        "peragaan": bool(getattr(settings, "PERAGAAN", False)),
        "ukuran_kertas": SIZES[paper],
        "layar": paper == "16:9",
    }
    fetcher, fonts = PackageFetcher(), fonts_of_thread()
    try:
        style = CSS(
            string=render_to_string("pdf/surat.css", full), url_fetcher=fetcher, font_config=fonts
        )
        page = HTML(string=printable(render_to_string(template, full)), url_fetcher=fetcher)
        pdf: bytes = page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    except FatalURLFetchingError as error:
        raise ForbiddenSourceError(str(error.__cause__ or error)) from error
    return pdf
