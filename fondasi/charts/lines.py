"""Trends: a sparkline beside a number, and lines on a small grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString, mark_safe

from fondasi.charts.colours import INK, LINE, MUTED, WHITE, Warna
from fondasi.charts.svg import element, number, picture, text, text_width
from fondasi.formatting import KOSONG, angka, desimal

Value = int | float | Decimal | None
Point = tuple[float, float]

DASHES = (None, "6 3", "2 3", "8 3 2 3")


@dataclass(frozen=True, slots=True)
class Garis:
    """One line; None is a period without a report and leaves a gap."""

    nama: str
    nilai: tuple[Value, ...]
    warna: Warna = Warna.UTAMA


def sparkline(
    values: Sequence[Value], *, title: str, width: float = 96, height: float = 24,
    warna: Warna = Warna.UTAMA, digits: int = 0,
) -> SafeString:  # fmt: skip
    """A trend the height of a line of text; the newest value carries a dot."""
    scale = _Scale.of([values], left=3, right=width - 4, top=4, bottom=height - 4, zero=False)
    runs = list(_runs(values, scale))
    parts: list[str] = [_stroke(run, warna, 1.6) for run in runs]
    if runs:
        x, y = runs[-1][-1]
        parts.append(element("circle", cx=x, cy=y, r=2.6, fill=warna.strong))
    spoken = ", ".join(_shown(value, digits) for value in values) or "belum ada data"
    return picture(*parts, width=width, height=height, title=f"{title}: {spoken}")


def lines(
    series: Sequence[Garis], labels: Sequence[str], *, width: float = 640, height: float = 240,
    title: str, desc: str = "", digits: int = 0,
) -> SafeString:  # fmt: skip
    """Lines over periods from zero upwards, told apart by dash, marker and a name at the end.

    The names stand at the right when there is room, otherwise in a legend above.
    """
    beside = width >= 480
    margin = max((text_width(s.nama, 13) for s in series), default=0) + 14 if beside else 8
    legend, top = ("", 12.0) if beside else _legend(series, width)
    ticks = _ticks(series)
    left = max(text_width(_shown(t, digits), 12) for t in ticks) + 8
    scale = _Scale.of(
        [ticks, *(s.nilai for s in series)], left=left + 4, right=width - margin - 4, top=top,
        bottom=height - 26, count=len(labels),
    )  # fmt: skip
    parts = [
        legend,
        _grid(ticks, scale, left, width - margin, digits),
        _axis(labels, scale, beside),
    ]
    for index, garis in enumerate(series):
        parts.append(_line(index, garis, scale))
    if beside:
        parts.extend(_names(series, scale))
    return picture(
        *parts, width=width, height=height, title=title,
        desc=desc or _spoken(series, labels, digits),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    count: int

    @classmethod
    def of(
        cls, groups: Sequence[Sequence[Value]], *, left: float, right: float, top: float,
        bottom: float, zero: bool = True, count: int = 0,
    ) -> _Scale:  # fmt: skip
        known = [float(v) for group in groups for v in group if v is not None] or [0.0]
        low = min(0.0, *known) if zero else min(known)
        count = count or max(len(group) for group in groups)
        return cls(left, right, top, bottom, low, max(known), count)

    def x(self, index: int) -> float:
        return self.left + (self.right - self.left) * index / max(self.count - 1, 1)

    def y(self, value: float | Decimal) -> float:
        span = self.high - self.low
        part = (float(value) - self.low) / span if span else 0.5
        return self.bottom - (self.bottom - self.top) * part


def _shown(value: Value, digits: int) -> str:
    return KOSONG if value is None else desimal(value, digits) if digits else angka(value)


def _runs(values: Sequence[Value], scale: _Scale) -> Iterator[list[Point]]:
    run: list[Point] = []
    for index, value in enumerate(values):
        if value is None:
            if run:
                yield run
            run = []
        else:
            run.append((scale.x(index), scale.y(value)))
    if run:
        yield run


def _stroke(run: list[Point], warna: Warna, thick: float, dash: str | None = None) -> SafeString:
    points = " ".join(f"{number(x)},{number(y)}" for x, y in run)
    return element("polyline", points=points, fill="none", stroke=warna.strong,
                   stroke_width=thick, stroke_linejoin="round", stroke_dasharray=dash)  # fmt: skip


def _ticks(series: Sequence[Garis]) -> list[float]:
    """Zero and up to four round steps that reach over the highest value."""
    high = max((float(v) for s in series for v in s.nilai if v is not None), default=0.0)
    if high <= 0:
        return [0.0, 1.0]
    step = float(Decimal(10) ** (Decimal(str(high)).adjusted() - 1))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50):
        if step * factor * 4 >= high:
            step *= factor
            break
    return [step * i for i in range(1 + -int(-high // step))]


def _grid(
    ticks: Sequence[float], scale: _Scale, left: float, right: float, digits: int
) -> SafeString:
    parts = []
    for tick in ticks:
        y = scale.y(tick)
        parts.append(element("path", d=f"M{number(left)} {number(y)}H{number(right)}",
                             stroke=LINE, stroke_width=1, fill="none"))  # fmt: skip
        parts.append(text(left - 6, y + 4, _shown(tick, digits), size=12, anchor="end", fill=MUTED))
    return mark_safe("".join(parts))  # noqa: S308


def _axis(labels: Sequence[str], scale: _Scale, beside: bool) -> SafeString:
    """As many period names as fit, always the last one."""
    widest = max((text_width(label, 12) for label in labels), default=0) + 12
    room = (scale.right - scale.left) / max(len(labels) - 1, 1)
    every = max(1, -int(-widest // room)) if room else 1
    last = len(labels) - 1
    parts = [
        text(scale.x(i), scale.bottom + 20, label, size=12, fill=MUTED,
             anchor="end" if i == last and not beside else "middle")
        for i, label in enumerate(labels)
        if (last - i) % every == 0
    ]  # fmt: skip
    return mark_safe("".join(parts))  # noqa: S308


def _line(index: int, garis: Garis, scale: _Scale) -> SafeString:
    dash = DASHES[index % len(DASHES)]
    parts: list[str] = []
    for run in _runs(garis.nilai, scale):
        parts.append(_stroke(run, garis.warna, 2, dash))
        parts.extend(_marker(index, x, y, garis.warna) for x, y in run)
    return mark_safe("".join(parts))  # noqa: S308


def _marker(index: int, x: float, y: float, warna: Warna) -> SafeString:
    look = {"fill": WHITE if index % 2 else warna.strong, "stroke": warna.strong}
    shape = index % 4
    if shape == 0:
        return element("circle", cx=x, cy=y, r=3.2, **look)
    if shape == 1:
        return element("rect", x=x - 3.2, y=y - 3.2, width=6.4, height=6.4, **look)
    turn = -1 if shape == 2 else 1
    moves = f"M{number(x)} {number(y + 4.2 * turn)}l4 {number(-7 * turn)}h-8z"
    return element("path", d=moves, **look)


def _names(series: Sequence[Garis], scale: _Scale) -> Iterator[SafeString]:
    """Names at the ends of their lines, pushed apart downwards where ends meet."""
    ends = []
    for index, garis in enumerate(series):
        runs = list(_runs(garis.nilai, scale))
        if runs:
            ends.append((runs[-1][-1][1], index, garis))
    lowest = 0.0
    for y, _, garis in sorted(ends, key=lambda end: end[:2]):
        lowest = max(y + 4, lowest + 16)
        yield text(scale.right + 10, lowest, garis.nama, size=13, fill=garis.warna.ink)


def _legend(series: Sequence[Garis], width: float) -> tuple[SafeString, float]:
    parts: list[str] = []
    x, y = 0.0, 8.0
    for index, garis in enumerate(series):
        need = 34 + text_width(garis.nama, 13) + 14
        if x and x + need > width + 14:
            x, y = 0.0, y + 20
        parts.append(_stroke([(x, y), (x + 26, y)], garis.warna, 2, DASHES[index % len(DASHES)]))
        parts.append(_marker(index, x + 13, y, garis.warna))
        parts.append(text(x + 34, y + 5, garis.nama, size=13, fill=INK))
        x += need
    return mark_safe("".join(parts)), y + 24  # noqa: S308


def _spoken(series: Sequence[Garis], labels: Sequence[str], digits: int) -> str:
    def one(garis: Garis) -> str:
        pairs = zip(labels, garis.nilai, strict=True)
        return f"{garis.nama}: " + ", ".join(f"{p} {_shown(v, digits)}" for p, v in pairs)

    return "; ".join(one(garis) for garis in series)
