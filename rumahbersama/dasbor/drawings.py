"""The map and the trend of a dashboard."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.safestring import SafeString

from fondasi.charts import Garis, Petak, lines, tile_map
from fondasi.formatting import BULAN_SINGKAT, persen
from rumahbersama.dasbor.measures import Isi, Ukuran, step
from rumahbersama.dasbor.queries import Baris, Dasbor

LEBAR, SEMPIT = 900, 328
LANGKAH = ("0–19 %", "20–39 %", "40–59 %", "60–79 %", "80–100 %")
NIHIL = "0/0"


def draw_map(
    dasbor: Dasbor, ukuran: Ukuran, url: Callable[[Baris], str]
) -> tuple[SafeString, SafeString]:
    """Places by code; who has not reported is hatched."""
    tiles = [_tile(one, ukuran, url(one)) for one in dasbor.baris]
    wide, narrow = (
        tile_map(tiles, width=width, title=f"{ukuran.label}, {dasbor.masa.sebutan}", legend=LANGKAH)
        for width in (LEBAR, SEMPIT)
    )
    return wide, narrow


def _tile(one: Baris, ukuran: Ukuran, url: str) -> Petak:
    part = ukuran.pick(one.isi)
    value = "" if part is None else persen(*part, 0) if part[1] else NIHIL
    return Petak(str(one.wilayah), one.wilayah.nama, value, step(part), url)


def draw_trend(dasbor: Dasbor, ukuran: Ukuran) -> tuple[SafeString, SafeString] | None:
    """Shares at the end of each month; nothing before two months are known."""
    parts = [ukuran.pick(Isi(neraca=sums)) for _month, sums in dasbor.tren]
    values = tuple(round(p[0] * 100 / p[1], 2) if p and p[1] else None for p in parts)
    if sum(value is not None for value in values) < 2:
        return None
    labels = [f"{BULAN_SINGKAT[p.awal.month - 1]} {p.awal:%y}" for p, _sums in dasbor.tren]
    wide, narrow = (
        lines(
            [Garis("persen", values)], labels,
            width=width, title=f"{ukuran.label} menurut akhir bulan (persen)", digits=1,
        )
        for width in (LEBAR, SEMPIT)
    )  # fmt: skip
    return wide, narrow
