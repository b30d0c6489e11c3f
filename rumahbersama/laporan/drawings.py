"""Frozen figures → pictures, the same for page and PDF."""

from __future__ import annotations

from django.utils.safestring import SafeString

from fondasi.charts import Batang, Garis, Petak, bars, lines, tile_map
from fondasi.formatting import persen
from kemiskinan.reports import neraca as ledger
from rumahbersama.laporan.figures import Figures
from rumahbersama.laporan.periode import parse_periode

LEBAR = 720


def draw_tree(figures: Figures, width: int = LEBAR) -> SafeString:
    """The ledger as in the page *Rekapitulasi penanganan*, without links."""
    rilis = figures["rilis"]
    return ledger.draw_tree(
        figures["neraca"],
        sk=f"SK {figures['wilayah']['kepala']} {figures['sk']['tahun']}",
        sumber=f"{rilis['sumber']} {rilis['tahun']}",
        width=width,
    )


def draw_left(figures: Figures, width: int = LEBAR) -> SafeString:
    """Who still has to be helped, per kecamatan that has anybody."""
    rows = [
        Batang(row["nama"], left)
        for row in figures["per_kecamatan"]
        if (left := row["belum_optimal"] + row["belum_diintervensi"])
    ]
    return bars(rows, width=width, title="Sasaran yang belum optimal atau belum diintervensi")


def draw_map(figures: Figures, width: int = LEBAR) -> SafeString:
    """Each kabupaten and kota as a tile: share of those still in decile 1 who are optimally
    helped; without a ledger it is hatched."""
    tiles = [_tile(row) for row in figures["kabupaten"]]
    return tile_map(
        tiles,
        width=width,
        title="Intervensi optimal dari yang masih desil 1, per kabupaten/kota",
        legend=("0–19 %", "20–39 %", "40–59 %", "60–79 %", "80–100 %"),
    )


def _tile(row: Figures) -> Petak:
    n = row["neraca"]
    if not n or not n["masih"]:
        return Petak(row["nama"], row["nama"])
    share = n["optimal"] * 100 // n["masih"]
    value = persen(n["optimal"], n["masih"], 0)
    return Petak(row["nama"], row["nama"], value, min(share // 20, 4))


def draw_trend(figures: Figures, width: int = LEBAR) -> SafeString | None:
    rows = [row for row in figures["tren"] if row["sk"]]
    if len(rows) < 2:
        return None
    names = (("masih", "Masih desil 1"), ("optimal", "Optimal"))
    return lines(
        [Garis(label, tuple(row[key] for row in rows)) for key, label in names],
        [parse_periode(row["periode"]).sebutan for row in rows],
        width=width,
        title="Perkembangan menurut akhir bulan (jiwa)",
    )
