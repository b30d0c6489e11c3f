"""A number split into the numbers it consists of, drawn as an indented tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.safestring import SafeString, mark_safe

from fondasi.charts.colours import INK, LINE, MUTED, TRACK, Warna
from fondasi.charts.svg import (
    KEPT,
    element,
    hit_area,
    link,
    number,
    picture,
    text,
    text_width,
    wrap,
)
from fondasi.formatting import angka, persen

BRANCH = "#a9b6b6"


@dataclass(frozen=True, slots=True)
class Simpul:
    """One node. `children` add up to `nilai`, except under a `rincian` node's parent:

    a node with `rincian` shows another cut of its parent (who, not how many more), is joined by
    a dashed line and has no share.
    """

    label: str
    nilai: int
    children: tuple[Simpul, ...] = ()
    keterangan: str = ""
    href: str | None = None
    warna: Warna = Warna.UTAMA
    rincian: bool = False


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Measures of one layout, in pixels; `narrow` puts the bar under the words."""

    width: float
    narrow: bool
    indent: float
    size: float
    root_size: float
    bar: float
    percent: float

    @classmethod
    def of(cls, width: float) -> Ukuran:
        if width < 560:
            return cls(width, True, 20, 15, 30, 0, 70)
        return cls(width, False, 30, 15, 34, min(width * 0.22, 280), 72)

    @property
    def line(self) -> float:
        return self.size * 1.32


@dataclass(frozen=True, slots=True)
class Row:
    """A placed node: `x` is the left edge of its number column, `column` that column's width."""

    node: Simpul
    parent: Simpul
    depth: int
    top: float
    x: float
    column: float
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    height: float
    parent_row: int


def tree(root: Simpul, *, width: float = 720, title: str, desc: str = "") -> SafeString:
    """The tree at a width: below 560 the phone's layout, otherwise the desk's and the paper's.

    A page that serves both draws it twice and shows one. Pass `href` only for web pages. Equal
    trees are drawn once per process: a ledger's figures stay the same from one build to the next.
    """
    return _drawn(root, width, title, desc)


@lru_cache(maxsize=KEPT)
def _drawn(root: Simpul, width: float, title: str, desc: str) -> SafeString:
    measure = Ukuran.of(width)
    head, head_height = _head(root, measure)
    rows = _place(root, measure, head_height)
    height = (rows[-1].top + rows[-1].height if rows else head_height) + 4
    return picture(
        head,
        *_branches(rows, measure, head_height),
        *(_draw(row, measure) for row in rows),
        width=width,
        height=height,
        title=title,
        desc=desc or describe(root),
        linked=any(node.href for node in _walk(root)),
    )


def describe(node: Simpul) -> str:
    """The same tree as a sentence, for those who do not see it."""
    own = f"{angka(node.nilai)} {node.label}"
    if not node.children:
        return own
    return f"{own} ({'; '.join(describe(child) for child in node.children)})"


def _walk(node: Simpul) -> Iterator[Simpul]:
    yield node
    for child in node.children:
        yield from _walk(child)


def _head(root: Simpul, m: Ukuran) -> tuple[SafeString, float]:
    """The root's number with its words beside it, or below it where they do not fit."""
    shown, size = angka(root.nilai), m.size + 2
    baseline = m.root_size * 0.86
    used = text_width(shown, m.root_size, bold=True) + 12
    beside = used + text_width(root.label, size, bold=True) <= m.width
    look = {"fill": Warna.UTAMA.strong if root.href else INK, "font_weight": "700"}
    big = element("tspan", shown, font_size=m.root_size, **look)
    words = element("tspan", root.label, font_size=size, dx=10, fill=INK) if beside else ""
    parts: list[str] = [element("text", big, words, x=0, y=baseline, font_weight="700")]
    lines = [] if beside else wrap(root.label, m.width, size, bold=True)
    for i, line in enumerate(lines, start=1):
        parts.append(text(0, baseline + 4 + i * 21, line, size=size, bold=True))
    y = baseline + (4 + len(lines) * 21 if lines else 4)
    notes = wrap(root.keterangan, m.width, m.size - 2)
    for i, line in enumerate(notes, start=1):
        parts.append(text(0, y + 2 + i * 17, line, size=m.size - 2, fill=MUTED))
    bottom = y + len(notes) * 17 + 18
    if root.href:
        parts.insert(0, hit_area(0, 0, m.width, bottom - 8))
    return link(root.href, *parts, label=f"{shown} {root.label}"), bottom


def _place(root: Simpul, m: Ukuran, top: float) -> list[Row]:
    rows: list[Row] = []

    def walk(parent: Simpul, depth: int, parent_row: int) -> None:
        nonlocal top
        column = max(
            (text_width(angka(c.nilai), m.size, bold=True) for c in parent.children), default=0
        )
        for child in parent.children:
            row = _row(child, parent, m, depth=depth, top=top, column=column, above=parent_row)
            top += row.height
            rows.append(row)
            walk(child, depth + 1, len(rows) - 1)

    walk(root, 0, -1)
    return rows


def _row(
    node: Simpul, parent: Simpul, m: Ukuran, *, depth: int, top: float, column: float, above: int
) -> Row:
    x = m.indent * (depth + 1) - 4
    room = m.width - x - column - 10
    if not m.narrow and not node.rincian:
        room -= m.bar + m.percent + 16
    lines = tuple(wrap(node.label, room, m.size))
    notes = tuple(wrap(node.keterangan, room, m.size - 2))
    height = len(lines) * m.line + len(notes) * 17 + (10 if node.nilai else 6)
    if m.narrow and not node.rincian and node.nilai:
        height += 14
    return Row(
        node, parent, depth, top, x, column, lines, notes, max(height, 24),
        above,
    )  # fmt: skip


def _branches(rows: list[Row], m: Ukuran, head_height: float) -> Iterator[SafeString]:
    """An elbow to each node, from its elder sibling's elbow or from below its parent."""
    reached: dict[int, float] = {}
    for row in rows:
        stem = m.indent * row.depth + 6
        start = reached.get(row.parent_row, _below_parent(row, rows, head_height))
        middle = row.top + m.line * 0.68
        reached[row.parent_row] = middle
        shown = text_width(angka(row.node.nilai), m.size, bold=True)
        end = max(row.x + row.column - shown - 5, stem + 5)
        yield element(
            "path",
            d=f"M{number(stem)} {number(start)}V{number(middle)}H{number(end)}",
            fill="none",
            stroke=BRANCH,
            stroke_width=1.2,
            stroke_dasharray="2 3" if row.node.rincian else None,
        )


def _below_parent(row: Row, rows: list[Row], head_height: float) -> float:
    if row.parent_row < 0:
        return head_height - 8
    above = rows[row.parent_row]
    return above.top + above.height - 2


def _draw(row: Row, m: Ukuran) -> SafeString:
    node = row.node
    base = row.top + m.line * 0.68 + m.size * 0.35
    label_x = row.x + row.column + 8
    quiet = node.nilai == 0
    ink = MUTED if quiet else INK
    parts = [
        text(row.x + row.column, base, angka(node.nilai), size=m.size, anchor="end",
             bold=not quiet, fill=Warna.UTAMA.strong if node.href else ink,
             underline=bool(node.href)),
    ]  # fmt: skip
    for i, line in enumerate(row.lines):
        parts.append(text(label_x, base + i * m.line, line, size=m.size, fill=ink))
    bottom = base + (len(row.lines) - 1) * m.line
    for i, line in enumerate(row.notes):
        parts.append(text(label_x, bottom + 17 + i * 17, line, size=m.size - 2, fill=MUTED))
    share = "" if node.rincian or quiet else persen(node.nilai, row.parent.nilai)
    spoken = f"{angka(node.nilai)} {node.label}"
    if node.href:
        parts.insert(0, hit_area(row.x, row.top, m.width - row.x, row.height))
    words = link(node.href, *parts, label=f"{spoken}, {share}" if share else spoken)
    return mark_safe(words + _share(row, share, base, bottom, m))  # noqa: S308


def _share(row: Row, share: str, base: float, bottom: float, m: Ukuran) -> str:
    """The bar of the node's share in its parent, and the share in figures; none for zero."""
    if not share:
        return ""
    if m.narrow:
        x = row.x + row.column + 8
        length = m.width - x - m.percent
        y, thick = bottom + len(row.notes) * 17 + 9, 7.0
        label = text(m.width, y + 7, share, size=m.size - 2, anchor="end", fill=MUTED)
    else:
        x, length = m.width - m.bar - m.percent, m.bar
        y, thick = base - m.size * 0.35 - 5, 10.0
        label = text(m.width, base, share, size=m.size - 1, anchor="end", fill=MUTED)
    # A share that exists is seen, however small.
    filled = max(length * row.node.nilai / row.parent.nilai, 1.5)
    track = element("rect", x=x, y=y, width=length, height=thick, fill=TRACK)
    edge = element("path", d=f"M{number(x)} {number(y)}v{number(thick)}", stroke=LINE)
    bar = element("rect", x=x, y=y, width=filled, height=thick, fill=row.node.warna.strong)
    return track + edge + bar + label
