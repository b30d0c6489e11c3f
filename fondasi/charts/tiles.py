"""A map of equal squares: every place the same size, none larger for having more land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from fondasi.charts.colours import INK, MUTED, STEPS, WHITE, Pola, Warna, on_step
from fondasi.charts.svg import (
    KEPT,
    element,
    hatch,
    hit_area,
    link,
    picture,
    text,
    text_width,
    wrap,
)

GAP = 6.0
NAME, SMALLEST = 13.0, 9.5
EMPTY = "belum melapor"


@dataclass(frozen=True, slots=True)
class Petak:
    """One place. `tingkat` 0 (light) to 4 (dark), or None when it has not reported.

    `baris` and `kolom` (from 0) put it roughly where it lies; without them tiles flow in order.
    """

    nama: str
    singkatan: str
    nilai: str = ""
    tingkat: int | None = None
    href: str | None = None
    baris: int | None = None
    kolom: int | None = None

    @property
    def spoken(self) -> str:
        return f"{self.nama}: {EMPTY if self.tingkat is None else self.nilai}"


def tile_map(
    tiles: Sequence[Petak], *, width: float = 640, title: str, desc: str = "",
    columns: int = 0, legend: Sequence[str] = (),
) -> SafeString:  # fmt: skip
    """`legend` names the steps from light to dark, as many as are in use."""
    return _drawn(tuple(tiles), width, title, desc, columns, legend=tuple(legend))


@lru_cache(maxsize=KEPT)
def _drawn(
    tiles: tuple[Petak, ...], width: float, title: str, desc: str, columns: int,
    *, legend: tuple[str, ...],
) -> SafeString:  # fmt: skip
    columns = columns or _columns(tiles, width)
    side = min((width + GAP) / columns - GAP, 96)
    places = [_place(tile, index, columns) for index, tile in enumerate(tiles)]
    top, keys = _legend(legend, width, any(t.tingkat is None for t in tiles))
    height = top + (max((row for row, _ in places), default=0) + 1) * (side + GAP)
    drawn = (
        _tile(tile, column * (side + GAP), top + row * (side + GAP), side)
        for tile, (row, column) in zip(tiles, places, strict=True)
    )
    return picture(
        keys, *drawn, width=width, height=height, title=title,
        desc=desc or "; ".join(tile.spoken for tile in tiles),
        linked=any(tile.href for tile in tiles),
    )  # fmt: skip


def _columns(tiles: Sequence[Petak], width: float) -> int:
    placed = [tile.kolom for tile in tiles if tile.kolom is not None]
    return max(placed) + 1 if placed else max(int((width + GAP) // (76 + GAP)), 1)


def _place(tile: Petak, index: int, columns: int) -> tuple[int, int]:
    if tile.baris is not None and tile.kolom is not None:
        return tile.baris, tile.kolom
    return divmod(index, columns)


def _tile(tile: Petak, x: float, y: float, side: float) -> SafeString:
    ink = INK if tile.tingkat is None else on_step(tile.tingkat)
    name, name_size = _name(tile.singkatan, side - 10)
    first = side * 0.36 - (len(name) - 1) * name_size * 0.62
    value = "–" if tile.tingkat is None else tile.nilai
    value_size = min(side * 0.26, 20, 20 * (side - 8) / max(text_width(value, 20, bold=True), 1))
    middle = x + side / 2
    drawn = (
        hit_area(x, y, side, side) if tile.href else "",
        element("title", tile.spoken),
        _ground(tile.tingkat, x, y, side),
        *(
            text(
                middle,
                y + first + n * name_size * 1.1,
                part,
                size=name_size,
                anchor="middle",
                fill=ink,
            )
            for n, part in enumerate(name)
        ),
        text(middle, y + side * 0.78, value, size=value_size, anchor="middle", fill=ink, bold=True),
    )
    group = element("g", *(part for part in drawn if part))
    return link(tile.href, group, label=tile.spoken)


def _name(name: str, room: float) -> tuple[list[str], float]:
    """At most two lines and their size; a long word is hyphenated sooner than made too small."""
    lines = wrap(name, room, NAME)
    if len(lines) > 2:
        lines = [lines[0], " ".join(lines[1:])]
    if len(lines) == 1 and text_width(name, SMALLEST) > room:
        half = (len(name) + 1) // 2
        lines = [f"{name[:half]}-", name[half:]]
    widest = max((text_width(line, NAME) for line in lines), default=1)
    return lines, min(NAME, NAME * room / max(widest, 1))


def _ground(step: int | None, x: float, y: float, side: float) -> SafeString:
    if step is not None:
        return element("rect", x=x, y=y, width=side, height=side, rx=3, fill=STEPS[step])
    frame = element("rect", x=x + 0.5, y=y + 0.5, width=side - 1, height=side - 1, rx=3,
                    fill=WHITE, stroke=Warna.NETRAL.strong, stroke_dasharray="3 2")  # fmt: skip
    lines = hatch(x + 1, y + 1, side - 2, side - 2, stroke="#dfe4e4", pola=Pola.MIRING, step=7)
    return mark_safe(frame + lines)  # noqa: S308


def _legend(names: Sequence[str], width: float, missing: bool) -> tuple[float, SafeString]:
    entries: list[tuple[int | None, str]] = list(enumerate(names))
    if missing:
        entries.append((None, EMPTY))
    parts: list[str] = []
    x, y = 0.0, 0.0
    for step, name in entries:
        need = 22 + text_width(name, 13) + 16
        if x and x + need > width + 16:
            x, y = 0.0, y + 22
        parts.append(_ground(step, x, y, 16))
        parts.append(text(x + 22, y + 13, name, size=13, fill=MUTED))
        x += need
    return (y + 30 if entries else 0.0), mark_safe("".join(parts))  # noqa: S308
