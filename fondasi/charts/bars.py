"""Horizontal bars: one number per row, or a row split into series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from fondasi.charts.colours import INK, LINE, MUTED, WHITE, Pola, Warna
from fondasi.charts.svg import (
    KEPT,
    element,
    hit_area,
    link,
    number,
    picture,
    surface,
    text,
    text_width,
    wrap,
)
from fondasi.formatting import angka

SIZE = 14.0
LINE_HEIGHT = 18.0
SERIES = tuple(Pola)


@dataclass(frozen=True, slots=True)
class Batang:
    """A row of `bars`; `teks` replaces the plain number, None as `nilai` is "belum ada data"."""

    label: str
    nilai: int | None
    teks: str = ""
    href: str | None = None
    warna: Warna = Warna.UTAMA

    @property
    def shown(self) -> str:
        return self.teks or angka(self.nilai)


@dataclass(frozen=True, slots=True)
class Deret:
    """A series of `stacked_bars`; without `pola` the series take the hatchings in their order."""

    nama: str
    warna: Warna
    pola: Pola | None = None


@dataclass(frozen=True, slots=True)
class BarisTumpuk:
    label: str
    nilai: tuple[int, ...]
    href: str | None = None


def bars(
    items: Sequence[Batang], *, width: float = 640, title: str, desc: str = "", whole: int = 0
) -> SafeString:
    """One bar a row, scaled to `whole` or else to the longest; labels stand above when narrow.

    Equal bars are drawn once per process.
    """
    return _bars(tuple(items), width, title, desc, whole)


@lru_cache(maxsize=KEPT)
def _bars(items: tuple[Batang, ...], width: float, title: str, desc: str, whole: int) -> SafeString:
    scale = max([whole, *(item.nilai or 0 for item in items)], default=0)
    frame = _Frame.of([i.label for i in items], [i.shown for i in items], width)
    parts: list[str] = []
    top = 0.0
    for item in items:
        drawn, height = _bar(item, frame, top, scale)
        parts.append(drawn)
        top += height
    return picture(
        *parts, width=width, height=max(top, 1), title=title,
        desc=desc or "; ".join(f"{i.label} {i.shown}" for i in items),
        linked=any(i.href for i in items),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where labels, bars and values stand; `narrow` puts the label on its own line."""

    width: float
    narrow: bool
    label: float
    value: float

    @classmethod
    def of(cls, labels: list[str], values: list[str], width: float) -> _Frame:
        widest = max((text_width(label, SIZE) for label in labels), default=0)
        value = max((text_width(v, SIZE, bold=True) for v in values), default=0) + 8
        narrow = width < 420
        return cls(width, narrow, 0 if narrow else min(widest + 12, width * 0.38), value)

    @property
    def length(self) -> float:
        return max(self.width - self.label - self.value, 20)

    def lines(self, label: str) -> list[str]:
        return wrap(label, self.width if self.narrow else self.label - 12, SIZE)


def _bar(item: Batang, frame: _Frame, top: float, scale: int) -> tuple[SafeString, float]:
    lines = frame.lines(item.label)
    words = len(lines) * LINE_HEIGHT
    bar_top = top + words + 2 if frame.narrow else top + 6
    height = words + 24 if frame.narrow else max(words + 8, 26)
    length = frame.length * (item.nilai or 0) / scale if scale else 0
    label = _label(lines, top + (13 if frame.narrow else 18), bool(item.href))
    if item.href:
        label = mark_safe(hit_area(0, top, frame.width, height) + label)  # noqa: S308
    value_x = frame.label + length + 8
    drawn = (
        link(item.href, label, label=f"{item.label}, {item.shown}"),
        _track(item.nilai, frame.label, bar_top, frame.length),
        element("rect", x=frame.label, y=bar_top, width=max(length, 1.5) if item.nilai else 0,
                height=14, fill=item.warna.strong) if item.nilai else "",
        text(value_x, bar_top + 12, item.shown, size=SIZE, bold=bool(item.nilai),
             fill=INK if item.nilai else MUTED),
    )  # fmt: skip
    return mark_safe("".join(drawn)), height  # noqa: S308 - safe strings and literals


def _label(lines: list[str], baseline: float, linked: bool) -> SafeString:
    fill = Warna.UTAMA.strong if linked else INK
    drawn = (
        text(0, baseline + i * LINE_HEIGHT, line, size=SIZE, fill=fill, underline=linked)
        for i, line in enumerate(lines)
    )
    return mark_safe("".join(drawn))  # noqa: S308


def _track(nilai: int | None, x: float, y: float, length: float) -> SafeString:
    """The bar's foot; a row without data has a dashed ground instead of an empty one."""
    if nilai is None:
        middle = y + 7
        return element("path", d=f"M{number(x + 40)} {number(middle)}H{number(x + length)}",
                       stroke=LINE, stroke_dasharray="2 4", fill="none")  # fmt: skip
    return element("path", d=f"M{number(x)} {number(y - 3)}v20", stroke=LINE, fill="none")


def stacked_bars(
    rows: Sequence[BarisTumpuk], series: Sequence[Deret], *,
    width: float = 640, title: str, desc: str = "", equal: bool = False,
) -> SafeString:  # fmt: skip
    """Rows split into series under a legend.

    Rows share one scale; with `equal` each fills the width, for shares instead of amounts. Equal
    bars are drawn once per process.
    """
    content, height = _stacked(tuple(rows), tuple(series), width, equal)
    return picture(
        content, width=width, height=height, title=title, desc=desc or _spoken(rows, series),
        linked=any(row.href for row in rows),
    )  # fmt: skip


@lru_cache(maxsize=KEPT)
def _stacked(
    rows: tuple[BarisTumpuk, ...], series: tuple[Deret, ...], width: float, equal: bool
) -> tuple[SafeString, float]:
    totals = [sum(row.nilai) for row in rows]
    frame = _Frame.of([r.label for r in rows], [angka(t) for t in totals], width)
    legend, top = _legend(series, width)
    parts: list[str] = [legend]
    longest = max(totals, default=0)
    for row, total in zip(rows, totals, strict=True):
        drawn, height = _stack(row, series, frame, top, total if equal else longest)
        parts.append(drawn)
        top += height
    return mark_safe("".join(parts)), top + 2  # noqa: S308 - safe strings


def _spoken(rows: Sequence[BarisTumpuk], series: Sequence[Deret]) -> str:
    def row_text(row: BarisTumpuk) -> str:
        pairs = zip(series, row.nilai, strict=True)
        return f"{row.label}: " + ", ".join(f"{d.nama} {angka(n)}" for d, n in pairs)

    return "; ".join(row_text(row) for row in rows)


def _pola(index: int, deret: Deret) -> Pola:
    return deret.pola or SERIES[index % len(SERIES)]


def _legend(series: Sequence[Deret], width: float) -> tuple[SafeString, float]:
    parts: list[str] = []
    x, y = 0.0, 0.0
    for index, deret in enumerate(series):
        need = 20 + text_width(deret.nama, SIZE - 1) + 18
        if x and x + need > width + 18:
            x, y = 0.0, y + 20
        parts.append(surface(x, y + 2, 14, 12, warna=deret.warna, pola=_pola(index, deret)))
        parts.append(text(x + 20, y + 13, deret.nama, size=SIZE - 1, fill=MUTED))
        x += need
    return mark_safe("".join(parts)), y + 28  # noqa: S308


def _stack(
    row: BarisTumpuk, series: Sequence[Deret], frame: _Frame, top: float, scale: int
) -> tuple[SafeString, float]:
    lines = frame.lines(row.label)
    words = len(lines) * LINE_HEIGHT
    bar_top = top + words + 2 if frame.narrow else top + 4
    height = words + 30 if frame.narrow else max(words + 10, 30)
    label = _label(lines, top + (13 if frame.narrow else 18), bool(row.href))
    if row.href:
        label = mark_safe(hit_area(0, top, frame.width, height) + label)  # noqa: S308
    total = angka(sum(row.nilai))
    parts: list[str] = [link(row.href, label, label=f"{row.label}, {total}")]
    x = frame.label
    for index, (deret, nilai) in enumerate(zip(series, row.nilai, strict=True)):
        length = frame.length * nilai / scale if scale else 0
        if nilai:
            parts.append(_segment((x, bar_top), length, nilai, deret, _pola(index, deret)))
        x += length
    parts.append(text(x + 8, bar_top + 14, total, size=SIZE, bold=True))
    return mark_safe("".join(parts)), height  # noqa: S308


def _segment(
    corner: tuple[float, float], length: float, nilai: int, deret: Deret, pola: Pola
) -> str:
    """A piece of a row; its number is written inside when it fits."""
    x, y = corner
    drawn = surface(x, y, max(length, 1.5), 19, warna=deret.warna, pola=pola)
    shown = angka(nilai)
    need = text_width(shown, 12) + 8
    if length < need + 6:
        return drawn
    middle = x + length / 2
    if pola is Pola.PENUH and deret.warna is not Warna.PERHATIAN:
        return drawn + text(middle, y + 14, shown, size=12, anchor="middle", fill=WHITE)
    plate = element("rect", x=middle - need / 2, y=y + 2, width=need, height=15,
                    fill=WHITE if pola is not Pola.KOSONG else deret.warna.soft)  # fmt: skip
    return drawn + plate + text(middle, y + 14, shown, size=12, anchor="middle")
