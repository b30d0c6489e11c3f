"""Pictures drawn on the server as SVG, the same string for a page and for a PDF.

Each takes `width` in pixels and lays itself out for it; a page that serves phones and desks
draws twice and shows one. Every picture names itself (`title`) and tells its numbers (`desc`);
the page still prints the table behind it. Deterministic: same numbers, same bytes.
"""

from fondasi.charts.bars import BarisTumpuk, Batang, Deret, bars, stacked_bars
from fondasi.charts.colours import Pola, Warna
from fondasi.charts.lines import Garis, lines, sparkline
from fondasi.charts.tiles import Petak, tile_map
from fondasi.charts.tree import Simpul, tree

__all__ = [
    "BarisTumpuk",
    "Batang",
    "Deret",
    "Garis",
    "Petak",
    "Pola",
    "Simpul",
    "Warna",
    "bars",
    "lines",
    "sparkline",
    "stacked_bars",
    "tile_map",
    "tree",
]
