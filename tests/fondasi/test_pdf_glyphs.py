"""What the font lacks is said, not drawn as boxes."""

from __future__ import annotations

import pytest

from fondasi.pdf import is_printable
from fondasi.pdf.glyphs import printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Rapat – selesai “baik” é ½ →", "Rapat – selesai “baik” é ½ →"),
        ("ꦱꦸꦒꦼꦁ ꦫꦮꦸꦃ, Bu", "[aksara lain], Bu"),
        ("air 👩🏽\u200d🌾 jernih", "air [aksara lain] jernih"),
        ("a\u200bb\ufe0f", "ab"),
        ("satu 🙂 dua 🙂", "satu [aksara lain] dua [aksara lain]"),
    ],
)
def test_huruf_yang_tidak_ada_pada_fon(text: str, printed: str) -> None:
    assert printable(text) == printed
    assert is_printable(printed)
