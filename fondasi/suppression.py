"""Small numbers in published tables: hidden, and hidden so that nobody computes them back.

A cell of 1 to `smallest - 1` is hidden (primary). Because a reader subtracts from totals, further
cells are hidden (secondary) until no hidden cell follows from the others. A table with its totals
is a graph: a line is a node, a hidden cell an edge between its row and its column; a cell can be
computed exactly when its edge is a bridge. Zeros count as publishable; some are hidden to protect
others, so a hidden cell does not say that it is above zero.

A cell that is hidden in another table of the same numbers (the level above, the neighbours') is
given as `hidden` and stays hidden here, so that no table gives away what another one hides.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

SMALLEST = 5
Cell = tuple[int, int]
Line = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Tabel:
    """The publishable table; None is hidden. Totals are those of the true numbers."""

    sel: tuple[tuple[int | None, ...], ...]
    baris: tuple[int | None, ...]
    kolom: tuple[int | None, ...]
    jumlah: int | None

    @property
    def tersembunyi(self) -> int:
        return sum(v is None for v in (*(v for row in self.sel for v in row), *self.baris))


def suppress(
    cells: Sequence[Sequence[int]],
    smallest: int = SMALLEST,
    hidden: Iterable[Cell] = (),
    *,
    known_totals: bool = False,
) -> Tabel:
    """`cells` are rows of counts, none negative; every row equally long. `hidden` are (row, column)
    of cells that another table hides; a row or column behind the last is the totals'. With
    `known_totals` the columns' totals are read elsewhere: they protect nothing here."""
    grid = _with_totals(cells)
    free = grid[:-1] if known_totals else grid
    hidden = set(hidden) | {
        (r, c) for r, row in enumerate(free) for c, value in enumerate(row) if 0 < value < smallest
    }
    while bridges := _bridges(hidden):
        extra = _covers(free, hidden, bridges, len(cells))
        if not extra:
            hidden |= {(r, c) for r, row in enumerate(grid) for c in range(len(row))}
            break
        hidden |= extra
    shown = [
        tuple(None if (r, c) in hidden else value for c, value in enumerate(row))
        for r, row in enumerate(grid)
    ]
    return Tabel(
        tuple(row[:-1] for row in shown[:-1]),
        tuple(row[-1] for row in shown[:-1]),
        shown[-1][:-1],
        shown[-1][-1],
    )


def _with_totals(cells: Sequence[Sequence[int]]) -> list[list[int]]:
    grid = [[*row, sum(row)] for row in cells]
    width = len(grid[0]) if grid else 1
    return [*grid, [sum(row[c] for row in grid) for c in range(width)]]


def _covers(grid: list[list[int]], hidden: set[Cell], bridges: set[Cell], last: int) -> set[Cell]:
    """For each component that has bridges one more cell in their lines, the cheapest: one between
    two bridges first, then no total, then one that closes a circle, then small positive ones, then
    zeros. Empty when every cell of those lines is hidden or may not be chosen. `last` is the row of
    totals."""
    rows, columns = {r for r, _ in bridges}, {c for _, c in bridges}
    part = _parts(hidden)
    choices = sorted(
        (
            not (r in rows and c in columns),
            r == last or c == len(row) - 1,
            part.get(("r", r), -1) != part.get(("c", c), -2),
            (value == 0, value),
            (r, c),
        )
        for r, row in enumerate(grid)
        for c, value in enumerate(row)
        if (r, c) not in hidden and (r in rows or c in columns)
    )
    needy = {part["r", r] for r, _ in bridges}
    found: set[Cell] = set()
    for *_cost, (r, c) in choices:
        served = needy & {part.get(("r", r), -1), part.get(("c", c), -1)}
        if served:
            found.add((r, c))
            needy -= served
    return found


def _parts(hidden: set[Cell]) -> dict[Line, int]:
    """{line: its component}: a cell between two lines of one component closes a circle."""
    beside: dict[Line, list[Line]] = defaultdict(list)
    for r, c in hidden:
        beside["r", r].append(("c", c))
        beside["c", c].append(("r", r))
    part: dict[Line, int] = {}
    for number, start in enumerate(beside):
        waiting = [start] if start not in part else []
        while waiting:
            line = waiting.pop()
            if line not in part:
                part[line] = number
                waiting += beside[line]
    return part


def _bridges(hidden: set[Cell]) -> set[Cell]:
    """Edges whose removal parts their component: hidden cells that subtraction reveals. One walk:
    an edge is a bridge when nothing below it reaches back above it (Tarjan)."""
    lines: dict[Line, list[tuple[Cell, Line]]] = defaultdict(list)
    for cell in hidden:
        row, column = ("r", cell[0]), ("c", cell[1])
        lines[row].append((cell, column))
        lines[column].append((cell, row))
    found: set[Cell] = set()
    order: dict[Line, int] = {}
    for start in lines:
        if start not in order:
            _walk(start, lines, order, found)
    return found


def _walk(
    start: Line,
    lines: dict[Line, list[tuple[Cell, Line]]],
    order: dict[Line, int],
    found: set[Cell],
) -> None:
    """Depth first without recursion; `lowest` is the earliest line that each line reaches."""
    order[start] = len(order)
    lowest = {start: order[start]}
    path: list[tuple[Line, Cell | None, Iterator[tuple[Cell, Line]]]] = [
        (start, None, iter(lines[start]))
    ]
    while path:
        line, came, edges = path[-1]
        for cell, other in edges:
            if cell == came:
                continue
            if other in order:
                lowest[line] = min(lowest[line], order[other])
                continue
            order[other] = lowest[other] = len(order)
            path.append((other, cell, iter(lines[other])))
            break
        else:
            path.pop()
            if came is not None:
                above = path[-1][0]
                lowest[above] = min(lowest[above], lowest[line])
                if lowest[line] > order[above]:
                    found.add(came)
