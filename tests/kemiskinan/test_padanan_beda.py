from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kemiskinan.rules.beda import mark_differences, mark_parts, mark_positions, mark_whole


def test_one_letter_is_marked_on_each_side() -> None:
    assert mark_differences("RINA", "RINI") == (
        [("RIN", False), ("A", True)],
        [("RIN", False), ("I", True)],
    )


def test_texts_with_little_in_common_are_marked_whole() -> None:
    assert mark_differences("SITI", "FAISAL") == ([("SITI", True)], [("FAISAL", True)])


def test_dates_are_marked_part_by_part() -> None:
    assert mark_parts("01/04/1990", "04/01/1990") == (
        [("01", True), ("/", False), ("04", True), ("/", False), ("1990", False)],
        [("04", True), ("/", False), ("01", True), ("/", False), ("1990", False)],
    )


def test_what_is_not_known_differs_from_nothing() -> None:
    assert mark_whole("–", "Perempuan") == ([("–", False)], [("Perempuan", False)])
    assert mark_parts("–", "01/04/1990") == ([("–", False)], [("01/04/1990", False)])
    assert mark_whole("Bareng", "Perak") == ([("Bareng", True)], [("Perak", True)])


def test_positions_are_counted_from_one() -> None:
    assert mark_positions("351*", {1, 4}) == [("3", True), ("51", False), ("*", True)]


@given(st.text(alphabet="ABC ", max_size=12), st.text(alphabet="ABC ", max_size=12))
def test_pieces_join_to_the_text(left: str, right: str) -> None:
    kiri, kanan = mark_differences(left, right)
    assert ("".join(t for t, _ in kiri), "".join(t for t, _ in kanan)) == (left, right)
    assert any(m for _, m in kiri + kanan) == (left != right)
