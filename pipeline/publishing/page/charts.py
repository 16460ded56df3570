"""Charts: Vega-Lite specifications drawn to SVG while the release is built.

Positions are given in pixels and no mark is laid out by the width of a text, so that the picture does not depend on the
fonts of the machine. Colours and fonts are the page's own CSS variables: a chart follows light and dark by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import vl_convert
from markupsafe import Markup

INK, MUTED, LINE, ACCENT = "var(--ink)", "var(--muted)", "var(--line)", "var(--accent)"

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
PLANE_END = '</g><path class="foreground" aria-hidden="true" d="" display="none"/></g></g></g></svg>'
"""How a picture of Vega's ends once its last mark is drawn."""

Spec = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Words:
    """A layer of text: each row has `x` and `y` in pixels, its text in `field`, and a link in `href` or none.

    `align` is "start", "middle" or "end": where of the text `x` is. `y` is half-way up its letters.
    """

    rows: list[Spec]
    field: str = "text"
    align: str = "start"
    size: float = 13
    fill: str = INK
    is_bold: bool = False

    def svg(self, layer: int) -> str:
        """Its SVG as the layer of that number."""
        style = f'font-family="var(--sans)" font-size="{_pixels(self.size)}px"'
        style += (' font-weight="600"' if self.is_bold else "") + f' fill="{self.fill}"'
        lowered = round(0.3 * self.size)
        group = f'class="mark-text role-mark layer_{layer}_marks" role="graphics-object"'
        texts = "".join(self._text(row, style, lowered) for row in self.rows)
        return f'<g {group} aria-roledescription="text mark container">{texts}</g>'

    def _text(self, row: Spec, style: str, lowered: int) -> str:
        place = f'text-anchor="{self.align}" transform="translate({_pixels(row["x"])},{_pixels(row["y"] + lowered)})"'
        words = escape(row[self.field])
        text = f"<text {place} {style}>{words}</text>" if words else f"<text {place} {style}/>"
        href = row.get("href")
        return f'<a xlink:href="{Markup.escape(href)}">{text}</a>' if href else text


def _pixels(value: float) -> str:
    return str(value).removesuffix(".0")


def draw(
    width: int, height: int, marks: list[Spec], words: Iterable[Words], label: str, right: int = 0, left: int = 0
) -> Markup:
    """The SVG of layers of marks, and of words over them, on a plane of `width` by `height` pixels.

    `left` and `right` are margins beside it. Words are not left to Vega: it would measure each of them, which takes
    several times as long as all the rest, for a place that is given. Raises ValueError where Vega ends its pictures
    otherwise than we know.
    """
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": {"left": left, "right": right, "top": 4, "bottom": 26},
        "autosize": "none",
        "background": None,
        "layer": marks,
        "config": {
            "aria": False,
            "font": "var(--sans)",
            "view": {"stroke": None},
            "axis": {
                "domain": False,
                "ticks": False,
                "gridColor": LINE,
                "labelColor": MUTED,
                "labelFontSize": 12,
                "labelPadding": 8,
                "labelFlush": True,
                "title": None,
            },
        },
    }
    svg = vl_convert.vegalite_to_svg(spec)
    svg = re.sub(r' (class="background"|pointer-events="none"|stroke-miterlimit="10"|opacity="1")', "", svg)
    svg = re.sub(r'<path(?: aria-hidden="true")? d="[^"]*"(?: display="none")?/>', _drop_empty, svg)
    opening = f'<svg {NAMESPACES} role="group" aria-label="{Markup.escape(label)}" '
    svg = re.sub(r'<svg [^>]*?class="marks" ', lambda _: opening, svg, count=1)
    if not svg.endswith(PLANE_END):
        raise ValueError("the pictures of Vega do not end as they did")
    over = "".join(layer.svg(number) for number, layer in enumerate(words, len(marks)))
    # Vega has escaped what it was given, and label and words have just been.
    return Markup(svg.removesuffix(PLANE_END) + over + PLANE_END)


def _drop_empty(found: re.Match[str]) -> str:
    return "" if ' d=""' in found[0] or "h0v0h0Z" in found[0] else found[0]


def at(field: str) -> Spec:
    """A channel whose value is a position in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}
