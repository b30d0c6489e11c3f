from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
import segno

from fondasi.qr import qr_svg

LINK = "https://rumahbersama.contoh.id/p/7K2ABCD"


def drawn_cells(drawn: str) -> set[tuple[int, int]]:
    """The dark cells (x, y) with the quiet zone of four taken off."""
    runs = re.findall(r"M(\d+) (\d+)\.5h(\d+)", drawn)
    return {
        (int(x) + i - 4, int(y) - 4) for x, y, length in runs for i in range(int(length))
    }  # fmt: skip


def test_every_module_of_the_code_is_drawn() -> None:
    matrix = segno.make_qr(LINK, error="m", boost_error=False).matrix
    expected = {(x, y) for y, row in enumerate(matrix) for x, cell in enumerate(row) if cell}
    assert drawn_cells(qr_svg(LINK)) == expected


def test_the_code_has_its_quiet_zone_and_obeys_the_policy() -> None:
    root = ElementTree.fromstring(qr_svg(LINK, size=300, title="Pindai <ini>"))
    side = segno.make_qr(LINK, error="m", boost_error=False).symbol_size(border=4)[0]
    assert root.get("viewBox") == f"0 0 {side} {side}"
    assert (root.get("width"), root.get("height"), root.get("role")) == ("300", "300", "img")
    assert root[0].text == "Pindai <ini>"
    assert all("style" not in node.attrib for node in root.iter())


def test_same_text_same_code() -> None:
    assert qr_svg(LINK) == qr_svg(LINK)
    assert qr_svg(LINK) != qr_svg(LINK + "E")


def test_an_empty_text_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="needs a text"):
        qr_svg("")
