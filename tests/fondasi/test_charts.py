from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from fondasi import charts as c
from fondasi.charts import colours, svg
from fondasi.charts.lines import _ticks
from fondasi.charts.tree import describe

NS = "{http://www.w3.org/2000/svg}"
NAKAL = '<script>alert("x")</script> & Desa'

NERACA = c.Simpul(
    "jiwa ditetapkan SK",
    7408,
    keterangan="menurut P3KE 2024",
    children=(
        c.Simpul("tidak lagi tercatat di desil 1", 5567, href="/keluar/?a=1&b=2"),
        c.Simpul(
            "masih desil 1",
            1841,
            children=(
                c.Simpul("intervensi optimal", 1752, keterangan="menurut kriteria TKPK"),
                c.Simpul("belum optimal", 89, warna=c.Warna.PERHATIAN),
                c.Simpul("belum diintervensi", 0),
                c.Simpul("yang harus ditangani", 89, rincian=True),
            ),
        ),
    ),
)
DERET = (c.Deret("optimal", c.Warna.SELESAI), c.Deret("belum", c.Warna.PERHATIAN))

PICTURES: dict[str, Callable[[float], SafeString]] = {
    "tree": lambda w: c.tree(NERACA, width=w, title=NAKAL),
    "bars": lambda w: c.bars(
        [c.Batang(NAKAL, 1841, href="/a"), c.Batang("Kosong", None)], width=w, title="Bar"
    ),
    "stacked": lambda w: c.stacked_bars(
        [c.BarisTumpuk(NAKAL, (30, 10))], DERET, width=w, title="Tumpuk"
    ),
    "sparkline": lambda w: c.sparkline((1, None, 3), width=w, title=NAKAL),
    "lines": lambda w: c.lines(
        [c.Garis(NAKAL, (1, None, 3.5)), c.Garis("B", (4, 5, 6))],
        ["Jan", "Feb", "Mar"],
        width=w,
        title="Garis",
        digits=1,
    ),
    "tiles": lambda w: c.tile_map(
        [c.Petak(NAKAL, "A", "8,60", 4, href="/a"), c.Petak("Diam", "B")],
        width=w,
        title="Peta",
        legend=("rendah", "tinggi"),
    ),
}
EVERY = [(name, width) for name in PICTURES for width in (328.0, 720.0)]


def parse(drawn: str) -> ElementTree.Element:
    return ElementTree.fromstring(drawn)


def texts(drawn: str) -> list[str]:
    return ["".join(node.itertext()) for node in parse(drawn).iter(f"{NS}text")]


def rects(drawn: str, fill: str) -> list[float]:
    return [
        float(r.get("width", "")) for r in parse(drawn).iter(f"{NS}rect") if r.get("fill") == fill
    ]


@pytest.mark.parametrize(("name", "width"), EVERY)
def test_every_picture_obeys_the_pages_policy(name: str, width: float) -> None:
    drawn = PICTURES[name](width)
    root = parse(drawn)
    names = {attribute for node in root.iter() for attribute in node.attrib}
    assert names.isdisjoint({"style", "id", "onclick", "onload", "font-family"})
    assert {node.tag.removeprefix(NS) for node in root.iter()} <= {
        "svg", "title", "desc", "g", "a", "text", "tspan", "rect", "path", "polyline", "circle",
    }  # fmt: skip
    assert isinstance(drawn, SafeString)


@pytest.mark.parametrize(("name", "width"), EVERY)
def test_every_picture_names_itself_and_is_the_same_twice(name: str, width: float) -> None:
    first, second = PICTURES[name](width), PICTURES[name](width)
    root = parse(first)
    assert first == second
    assert root[0].tag == f"{NS}title"
    assert root[0].text
    assert root.get("role") == ("group" if root.find(f".//{NS}a") is not None else "img")


@pytest.mark.parametrize(("name", "width"), EVERY)
def test_every_mark_stands_inside_the_picture(name: str, width: float) -> None:
    root = parse(PICTURES[name](width))
    height = float(root.get("height", ""))
    for node in root.iter(f"{NS}rect"):
        right = float(node.get("x", "0")) + float(node.get("width", ""))
        bottom = float(node.get("y", "0")) + float(node.get("height", ""))
        assert right <= width + 0.01
        assert bottom <= height + 0.01
    for node in root.iter(f"{NS}text"):
        assert 0 <= float(node.get("x", "0")) <= width
        assert 0 < float(node.get("y", "0")) <= height


def test_style_and_events_are_refused() -> None:
    with pytest.raises(ValueError, match="blocked"):
        svg.element("rect", style="fill:red")
    with pytest.raises(ValueError, match="blocked"):
        svg.element("rect", onclick="x()")


def test_attributes_are_escaped_and_numbers_have_a_dot() -> None:
    drawn = svg.element("a", "<b>", href='/?a=1&b="2"', x=1.5, y=-0.001, width=None, stroke_width=2)
    assert drawn == (
        '<a href="/?a=1&amp;b=&quot;2&quot;" x="1.5" y="0" stroke-width="2">&lt;b&gt;</a>'
    )


def test_wrapping_keeps_every_word() -> None:
    label = "tidak lagi tercatat di desil 1 menurut P3KE 2024"
    lines = svg.wrap(label, 120, 15)
    assert len(lines) > 2
    assert " ".join(lines) == label
    assert all(svg.text_width(line, 15) <= 120 for line in lines)
    assert svg.wrap("Bandarkedungmulyo", 20, 15) == ["Bandarkedungmulyo"]
    assert svg.wrap("", 100, 15) == []
    assert (
        svg.wrap("Kab. Jombang 12\u00a0Maret\u00a02024", 100, 15)[-1] == "12\u00a0Maret\u00a02024"
    )


@pytest.mark.parametrize("width", [328.0, 720.0])
def test_the_tree_shows_every_number_and_share(width: float) -> None:
    shown = texts(c.tree(NERACA, width=width, title="Neraca"))
    assert [t for t in shown if re.fullmatch(r"[\d.]+", t)][-6:] == [
        "5.567", "1.841", "1.752", "89", "0", "89",
    ]  # fmt: skip
    assert [t for t in shown if t.endswith("%")] == [
        "75,15\u00a0%", "24,85\u00a0%", "95,17\u00a0%", "4,83\u00a0%",
    ]  # fmt: skip
    assert any(t.startswith("7.408") for t in shown)


def test_tree_bars_are_shares_of_the_parent() -> None:
    drawn = c.tree(NERACA, width=720, title="Neraca")
    track = rects(drawn, colours.TRACK)
    assert track == [track[0]] * 4
    bars = rects(drawn, c.Warna.UTAMA.strong)
    assert bars == pytest.approx(
        [track[0] * part for part in (5567 / 7408, 1841 / 7408, 1752 / 1841)], abs=0.01
    )
    assert rects(drawn, c.Warna.PERHATIAN.strong) == pytest.approx([track[0] * 89 / 1841], abs=0.01)


def test_another_cut_of_a_node_hangs_on_a_dashed_line() -> None:
    paths = parse(c.tree(NERACA, title="Neraca")).iter(f"{NS}path")
    dashed = [p.get("stroke-dasharray") for p in paths if p.get("stroke") == "#a9b6b6"]
    assert dashed == [None, None, None, None, None, "2 3"]


def test_a_tree_link_is_named_and_tall_enough_for_a_thumb() -> None:
    anchor = parse(c.tree(NERACA, width=328, title="Neraca")).find(f"{NS}a")
    assert anchor is not None
    assert anchor.get("href") == "/keluar/?a=1&b=2"
    assert anchor.get("aria-label") == "5.567 tidak lagi tercatat di desil 1, 75,15\u00a0%"
    area = anchor.find(f"{NS}rect")
    assert area is not None
    assert float(area.get("height", "")) >= 24


def test_the_tree_is_told_in_words() -> None:
    small = c.Simpul("jiwa", 3, (c.Simpul("ada", 2), c.Simpul("pindah", 1)))
    assert describe(small) == "3 jiwa (2 ada; 1 pindah)"
    desc = parse(c.tree(small, title="T")).find(f"{NS}desc")
    assert desc is not None
    assert desc.text == "3 jiwa (2 ada; 1 pindah)"


def test_a_tree_of_nothing_is_only_its_root() -> None:
    assert texts(c.tree(c.Simpul("jiwa", 0), title="T")) == ["0jiwa"]


def test_bars_share_one_scale_and_say_their_numbers() -> None:
    items = [c.Batang("A", 50), c.Batang("B", 100), c.Batang("C", 0), c.Batang("D", None)]
    drawn = c.bars(items, title="Bar")
    half, full = rects(drawn, c.Warna.UTAMA.strong)
    assert half == pytest.approx(full / 2, abs=0.01)
    assert texts(drawn) == ["A", "50", "B", "100", "C", "0", "D", "–"]
    assert 'stroke-dasharray="2 4"' in drawn


def test_bars_may_be_scaled_to_a_whole() -> None:
    bar = rects(c.bars([c.Batang("A", 50)], title="B"), c.Warna.UTAMA.strong)[0]
    scaled = rects(c.bars([c.Batang("A", 50)], whole=200, title="B"), c.Warna.UTAMA.strong)[0]
    assert scaled == pytest.approx(bar / 4, abs=0.01)


def test_stacked_rows_differ_by_hatching_and_print_what_fits() -> None:
    drawn = c.stacked_bars([c.BarisTumpuk("A", (97, 3))], DERET, title="T")
    assert texts(drawn) == ["optimal", "belum", "A", "97", "100"]
    hatched = [p for p in parse(drawn).iter(f"{NS}path") if p.get("stroke-width") == "1.2"]
    assert len(hatched) == 2  # the legend's swatch and the row's piece


def test_equal_rows_fill_the_same_width() -> None:
    rows = [c.BarisTumpuk("A", (10, 0)), c.BarisTumpuk("B", (500, 0))]
    equal = rects(c.stacked_bars(rows, DERET, title="T", equal=True), c.Warna.SELESAI.strong)
    assert equal[1] == equal[2]
    amounts = rects(c.stacked_bars(rows, DERET, title="T"), c.Warna.SELESAI.strong)
    assert amounts[1] == pytest.approx(amounts[2] / 50, abs=0.01)


def test_a_row_with_too_few_numbers_is_refused() -> None:
    with pytest.raises(ValueError, match="shorter"):
        c.stacked_bars([c.BarisTumpuk("A", (1,))], DERET, title="T")


def test_a_missing_report_breaks_the_line() -> None:
    drawn = parse(c.sparkline((3, 5, None, 8, 7), title="Tren"))
    assert len(drawn.findall(f"{NS}polyline")) == 2
    assert drawn.get("aria-label") == "Tren: 3, 5, –, 8, 7"


def test_a_sparkline_without_values_says_so() -> None:
    assert parse(c.sparkline((), title="Tren")).get("aria-label") == "Tren: belum ada data"


def test_lines_are_told_apart_without_colour() -> None:
    series = [c.Garis(str(i), (i, i + 1)) for i in range(4)]
    drawn = parse(c.lines(series, ["a", "b"], title="G"))
    dashes = [p.get("stroke-dasharray") for p in drawn.iter(f"{NS}polyline")]
    assert dashes == [None, "6 3", "2 3", "8 3 2 3"]


def test_names_at_the_ends_of_lines_do_not_collide() -> None:
    series = [c.Garis(f"Nama {i}", (0, 10 + i / 10)) for i in range(3)]
    drawn = parse(c.lines(series, ["a", "b"], title="G"))
    heights = sorted(
        float(t.get("y", "")) for t in drawn.iter(f"{NS}text") if (t.text or "").startswith("Nama")
    )
    assert len(heights) == 3
    assert all(below - above >= 16 for above, below in pairwise(heights))


@given(st.floats(0.01, 10**9))
def test_the_grid_reaches_over_the_highest_value(high: float) -> None:
    ticks = _ticks([c.Garis("x", (0, high))])
    assert ticks[0] == 0
    assert ticks[-1] >= high * 0.999999
    assert 2 <= len(ticks) <= 6


def test_a_silent_place_is_hatched_not_white() -> None:
    drawn = c.tile_map([c.Petak("Kab. Lumajang", "Lmj")], title="Peta")
    assert texts(drawn) == ["belum melapor", "Lmj", "–"]
    assert drawn.count('stroke-dasharray="3 2"') == 2
    assert "Kab. Lumajang: belum melapor" in drawn


def test_tiles_stand_where_they_are_put() -> None:
    drawn = c.tile_map(
        [c.Petak("A", "A", "1", 0, baris=1, kolom=2), c.Petak("B", "B", "2", 1, baris=0, kolom=0)],
        width=288,
        title="Peta",
    )
    grounds = [
        (r.get("x"), r.get("y")) for r in parse(drawn).iter(f"{NS}rect") if r.get("rx") == "3"
    ]
    assert grounds == [("196", "98"), ("0", "0")]


@given(
    st.floats(5, 300),
    st.floats(5, 60),
    st.sampled_from([c.Pola.MIRING, c.Pola.BALIK, c.Pola.DATAR]),
)
def test_hatching_never_leaves_its_rectangle(width: float, height: float, pola: c.Pola) -> None:
    moves = parse(svg.hatch(10, 20, width, height, stroke="#000", pola=pola)).get("d", "")
    for x, y in re.findall(r"[ML]([\d.-]+) ([\d.-]+)", moves):
        assert 9.99 <= float(x) <= 10.01 + width
        assert 19.99 <= float(y) <= 20.01 + height


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in channels]
    return sum(weight * v for weight, v in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("warna", list(c.Warna))
def test_colours_reach_their_contrast(warna: c.Warna) -> None:
    assert contrast(warna.strong, "#ffffff") >= 3
    assert contrast(warna.ink, "#ffffff") >= 4.5


@pytest.mark.parametrize("step", range(5))
def test_words_on_tiles_can_be_read(step: int) -> None:
    assert contrast(colours.on_step(step), colours.STEPS[step]) >= 4.5


def test_quiet_words_can_be_read() -> None:
    assert contrast(colours.MUTED, "#ffffff") >= 4.5
    assert contrast(colours.MUTED, "#fbfaf6") >= 4.5
