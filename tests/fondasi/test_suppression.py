"""No hidden number follows from the shown ones; an independent solver says so."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from fondasi.suppression import SMALLEST, suppress

Grid = list[list[int | None]]


def extended(cells: list[list[int]]) -> list[list[int]]:
    rows = [[*row, sum(row)] for row in cells]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)]]


def shown(cells: list[list[int]], hidden: Iterable[tuple[int, int]] = ()) -> Grid:
    table = suppress(cells, hidden=hidden)
    rows = [[*row, total] for row, total in zip(table.sel, table.baris, strict=True)]
    return [*rows, [*table.kolom, table.jumlah]]


def determined(grid: Grid, truth: list[list[int]]) -> set[tuple[int, int]]:
    """Hidden cells that Gauss and Jordan compute from the sums of rows and columns."""
    hidden = [(r, c) for r, row in enumerate(grid) for c, value in enumerate(row) if value is None]
    index = {cell: n for n, cell in enumerate(hidden)}
    height, width = len(grid), len(grid[0])
    equations = []
    for line in [[(r, c) for c in range(width)] for r in range(height)] + [
        [(r, c) for r in range(height)] for c in range(width)
    ]:
        row = [Fraction(0)] * (len(hidden) + 1)
        for cell in line:
            sign = -1 if cell == line[-1] else 1
            if cell in index:
                row[index[cell]] += sign
            else:
                row[-1] -= sign * truth[cell[0]][cell[1]]
        equations.append(row)
    return {hidden[n] for n in solved(equations, len(hidden))}


def solved(rows: list[list[Fraction]], count: int) -> set[int]:
    """Unknowns that stand alone in the reduced form."""
    found, done = set(), 0
    for column in range(count):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [value / rows[done][column] for value in rows[done]]
        for r, row in enumerate(rows):
            if r != done and row[column]:
                factor = row[column]
                rows[r] = [a - factor * b for a, b in zip(row, rows[done], strict=True)]
        done += 1
    for row in rows[:done]:
        alone = [n for n in range(count) if row[n]]
        if len(alone) == 1:
            found.add(alone[0])
    return found


tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 14), min_size=width, max_size=width), min_size=1, max_size=5
    )
)


@settings(max_examples=300)
@given(tables, st.sets(st.tuples(st.integers(0, 5), st.integers(0, 4)), max_size=3))
def test_nothing_small_is_shown_or_computed(
    cells: list[list[int]], elsewhere: set[tuple[int, int]]
) -> None:
    truth = extended(cells)
    elsewhere = {(r, c) for r, c in elsewhere if r < len(truth) and c < len(truth[0])}
    grid = shown(cells, elsewhere)
    assert all(grid[r][c] is None for r, c in elsewhere)
    pairs = [(value, grid[r][c]) for r, row in enumerate(truth) for c, value in enumerate(row)]
    assert all(seen in (None, value) for value, seen in pairs)
    assert [value for value, seen in pairs if 0 < value < SMALLEST and seen is not None] == []
    assert determined(grid, truth) == set()


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    cells = [[5, 0], [7, 12]]
    assert shown(cells) == [[5, 0, 5], [7, 12, 19], [12, 12, 24]]


def test_one_small_number_takes_a_rectangle_with_it() -> None:
    table = suppress([[2, 9, 8], [6, 7, 9]])
    assert table.sel == ((None, 9, None), (None, 7, None)) or (
        table.sel == ((None, None, 8), (None, None, 9))
    )
    assert (table.baris, table.jumlah) == ((19, 22), 41)
    assert table.tersembunyi == 4


def test_totals_that_are_known_elsewhere_protect_nothing() -> None:
    table = suppress([[9, 0], [3, 6], [0, 0]], known_totals=True)
    assert table.kolom == (12, 6)
    assert [row[0] for row in table.sel][:2] == [None, None]


def test_a_small_total_hides_with_its_parts() -> None:
    table = suppress([[1, 2]])
    assert (table.sel, table.baris, table.jumlah) == (((None, None),), (None,), None)


def test_the_solver_would_find_a_leak() -> None:
    truth = extended([[2, 9], [6, 7]])
    naive: Grid = [[None, 9, 11], [6, 7, 13], [8, 16, 24]]
    assert determined(naive, truth) == {(0, 0)}
