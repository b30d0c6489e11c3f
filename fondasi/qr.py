"""QR codes as SVG for pages and PDFs."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString

from fondasi.charts.svg import element


def qr_svg(text: str, *, size: int = 240, title: str = "Kode QR") -> SafeString:
    """The text as a QR code of `size` pixels with its quiet zone; no `style`, no ids.

    Error correction M, as for posters and phone screens. Raises ValueError when the text is
    empty or longer than a QR code holds.
    """
    if not text:
        raise ValueError("a QR code needs a text")
    code = segno.make_qr(text, error="m", boost_error=False)
    width, _ = code.symbol_size(border=4)
    return element(
        "svg",
        element("title", title),
        element("rect", width=width, height=width, fill="#ffffff"),
        element("path", d=_modules(code), stroke="#000000", stroke_width=1, fill="none"),
        xmlns="http://www.w3.org/2000/svg",
        class_="qr",
        width=size,
        height=size,
        viewBox=f"0 0 {width} {width}",
        shape_rendering="crispEdges",
        role="img",
        aria_label=title,
    )


def _modules(code: segno.QRCode) -> str:
    """Each row's dark runs as horizontal strokes through the middle of the row."""
    moves = []
    for y, row in enumerate(code.matrix):
        x = 0
        while x < len(row):
            start = x
            while x < len(row) and row[x]:
                x += 1
            if x > start:
                moves.append(f"M{start + 4} {y + 4}.5h{x - start}")
            x += 1
    return "".join(moves)
