"""Charts: Vega-Lite specifications drawn to SVG while the release is built.

Positions are given in pixels and no mark is laid out by the width of a text, so that the picture does not depend on the
fonts of the machine. Colours and fonts are the page's own CSS variables: a chart follows light and dark by itself.
"""

from __future__ import annotations

import re
from typing import Any

import vl_convert
from markupsafe import Markup

# Vega takes a link without a host for one to its own examples; ours get a host that is taken off again.
HERE = "https://release.invalid/"
INK, MUTED, LINE, ACCENT = "var(--ink)", "var(--muted)", "var(--line)", "var(--accent)"

NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'

Spec = dict[str, Any]


def draw(width: int, height: int, layers: list[Spec], label: str, right: int = 0, left: int = 0) -> Markup:
    """The SVG of layers on a plane of `width` by `height` pixels, `left` and `right` being margins beside it."""
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": {"left": left, "right": right, "top": 4, "bottom": 26},
        "autosize": "none",
        "background": None,
        "layer": layers,
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
    svg = vl_convert.vegalite_to_svg(spec).replace(f'xlink:href="{HERE}', 'xlink:href="')
    svg = re.sub(r' (class="background"|pointer-events="none"|stroke-miterlimit="10"|opacity="1")', "", svg)
    svg = re.sub(r'<path(?: aria-hidden="true")? d="[^"]*"(?: display="none")?/>', _drop_empty, svg)
    opening = f'<svg {NAMESPACES} role="group" aria-label="{Markup.escape(label)}" '
    # Vega has escaped what it was given, and the label has just been.
    return Markup(re.sub(r'<svg [^>]*?class="marks" ', lambda _: opening, svg, count=1))


def _drop_empty(found: re.Match[str]) -> str:
    return "" if ' d=""' in found[0] or "h0v0h0Z" in found[0] else found[0]


def at(field: str) -> Spec:
    """A channel whose value is a position in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def words(rows: list[Spec], field: str, **style: Any) -> Spec:
    """A layer of text: each row has `x` and `y` in pixels, its text in `field`, and a link in `href` or none."""
    linked = [row for row in rows if row.get("href")]
    encoding: Spec = {"x": at("x"), "y": at("y"), "text": {"field": field, "type": "nominal"}}
    if linked:
        encoding["href"] = {"field": "href", "type": "nominal"}
    mark = {"type": "text", "align": "left", "baseline": "middle", "fontSize": 13, "fill": INK, **style}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}


def link(href: str) -> str:
    """A link of the site as `words` takes it."""
    return HERE + href if href else ""
