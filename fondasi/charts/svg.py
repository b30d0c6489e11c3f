"""SVG elements as safe strings: escaped text, presentation attributes only.

The pages' content security policy blocks `style`, and WeasyPrint draws the same string, so
nothing here uses CSS, ids, `<defs>` or fonts by name. Numbers always carry a dot.
"""

from __future__ import annotations

from decimal import Decimal

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from fondasi.charts.colours import INK, Pola, Warna

Number = int | float | Decimal
# Pictures that a process remembers, some 10 KB each.
KEPT = 256

# Em widths of the widest common system font (DejaVu Sans): which one the reader has is not known.
_NARROW = frozenset("iljtfrI.,:;'|!()[]-/ ·")
_WIDE = frozenset("mwMWQOGCDHNU%@—")
_SHARE_NARROW, _SHARE_WIDE, _SHARE = 0.36, 0.84, 0.62


def number(value: Number) -> str:
    """At most two decimals, a dot, no trailing zeros, never `-0`."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _attribute(name: str, value: object) -> str:
    name = name.rstrip("_").replace("_", "-")
    if name == "style" or name.startswith("on"):
        raise ValueError("style and event attributes are blocked by the pages' policy")
    text = number(value) if isinstance(value, int | float | Decimal) else str(value)
    return f' {name}="{conditional_escape(text)}"'


def element(tag: str, *children: str, **attributes: object) -> SafeString:
    """One element; children that are not safe strings are escaped, attributes of None left out.

    `stroke_width=2` becomes `stroke-width="2"`.
    """
    head = "".join(_attribute(k, v) for k, v in attributes.items() if v is not None)
    body = "".join(conditional_escape(child) for child in children)
    return mark_safe(f"<{tag}{head}>{body}</{tag}>" if body else f"<{tag}{head}/>")  # noqa: S308


def picture(
    *children: str, width: float, height: float, title: str, desc: str = "", linked: bool = False
) -> SafeString:
    """The root. With links inside it is a group, because role img would hide them."""
    return element(
        "svg",
        element("title", title),
        element("desc", desc) if desc else mark_safe(""),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        class_="grafik",
        width=width,
        height=height,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group" if linked else "img",
        aria_label=title,
    )


def text(
    x: float,
    y: float,
    content: str,
    *,
    size: float = 14,
    fill: str = INK,
    anchor: str | None = None,
    bold: bool = False,
    underline: bool = False,
) -> SafeString:
    """One line of text; `y` is its baseline."""
    return element(
        "text",
        content,
        x=x,
        y=y,
        font_size=size,
        fill=fill,
        text_anchor=anchor,
        font_weight="700" if bold else None,
        text_decoration="underline" if underline else None,
    )


def link(href: str | None, *children: str, label: str) -> SafeString:
    """The children inside a link, or as they are when there is nowhere to go."""
    if not href:
        return mark_safe("".join(children))  # noqa: S308 - children are safe strings
    return element("a", *children, href=href, aria_label=label)


def hit_area(x: float, y: float, width: float, height: float) -> SafeString:
    """An unseen surface that makes a link large enough for a thumb."""
    return element("rect", x=x, y=y, width=width, height=height, fill="none", pointer_events="all")


def text_width(content: str, size: float, *, bold: bool = False) -> float:
    """An upper estimate in the units of the picture."""
    ems = sum(
        _SHARE_NARROW if c in _NARROW else _SHARE_WIDE if c in _WIDE else _SHARE for c in content
    )
    return ems * size * (1.11 if bold else 1.0)


def wrap(content: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """Lines that fit `width`; a word that does not fit keeps its own line, as do words that a
    no-break space holds together.
    """
    lines: list[str] = []
    current = ""
    for word in content.split(" "):
        longer = f"{current} {word}".strip()
        if current and text_width(longer, size, bold=bold) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    return [*lines, current] if current else lines


def surface(
    x: float, y: float, width: float, height: float, *, warna: Warna, pola: Pola = Pola.PENUH
) -> SafeString:
    """A rectangle in a colour and a hatching."""
    if pola is Pola.PENUH:
        return element("rect", x=x, y=y, width=width, height=height, fill=warna.strong)
    ground = element(
        "rect", x=x + 0.5, y=y + 0.5, width=max(width - 1, 0), height=max(height - 1, 0),
        fill=warna.soft, stroke=warna.strong,
    )  # fmt: skip
    if pola is Pola.KOSONG:
        return ground
    return mark_safe(ground + hatch(x, y, width, height, stroke=warna.strong, pola=pola))  # noqa: S308


def hatch(
    x: float, y: float, width: float, height: float, *, stroke: str, pola: Pola, step: float = 6
) -> SafeString:
    """Parallel lines cut at the rectangle's edges by arithmetic, not by a clip path."""
    if pola is Pola.DATAR:
        count = int((height - 1) // (step - 2))
        moves = [
            f"M{number(x)} {number(y + (i + 1) * (step - 2))}h{number(width)}" for i in range(count)
        ]
    else:
        moves = _diagonals(x, y, width, height, step, falling=pola is Pola.BALIK)
    return element("path", d="".join(moves), stroke=stroke, stroke_width=1.2, fill="none")


def _diagonals(
    x: float, y: float, width: float, height: float, step: float, *, falling: bool
) -> list[str]:
    moves = []
    offset = step
    while offset < width + height:
        # The line a + b = offset, from the left or bottom edge to the top or right one.
        a1, b1 = max(offset - height, 0), min(offset, height)
        a2, b2 = min(offset, width), max(offset - width, 0)
        y1, y2 = (height - b1, height - b2) if falling else (b1, b2)
        moves.append(f"M{number(x + a1)} {number(y + y1)}L{number(x + a2)} {number(y + y2)}")
        offset += step
    return moves
