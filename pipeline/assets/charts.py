"""Small pictures for the UI, which shows an image inline only where its Markdown has fewer than 1,000 characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from urllib.parse import quote
from xml.sax.saxutils import escape

import pyarrow as pa

INLINE_LIMIT = 1_000
WIDTH, ROW, LABELS = 320, 16, 104
"""Pixels: width of a chart, height of a bar with its gap, and the column of labels."""
COLOUR = "#48c"

CHARTED = {
    "articles": "publisher",
    "events": "event_type",
    "event_mentions": "event_type",
    "participants": "role",
    "statements": "kind",
    "figures": "measure",
    "entities": "kind",
    "entity_mentions": "form",
    "discrepancies": "field",
    "discrepancy_claims": "row_table",
    "rejects": "reason",
}
"""The column of each table whose values its chart counts."""


def chart_markdown(name: str, table: pa.Table) -> str | None:
    """Bars of how often the values of a table's charted column occur; None for a table without rows."""
    column = CHARTED.get(name)
    if column is None or not len(table):
        return None
    counts = Counter("(none)" if value is None else value for value in table[column].to_pylist())
    bars = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    for shown in range(min(len(bars), 8), 0, -1):
        head, rest = bars[:shown], bars[shown:]
        if rest:
            head = [*head[:-1], (f"{len(rest) + 1} others", sum(count for _, count in bars[shown - 1 :]))]
        markdown = f"![{name} by {column}](data:image/svg+xml,{encoded(bar_chart(head))})"
        if len(markdown) < INLINE_LIMIT:
            return markdown
    return None


def bar_chart(bars: Sequence[tuple[str, int]]) -> str:
    """Horizontal bars, labelled on the left and counted on the right, as a small SVG."""
    most = max(count for _, count in bars)
    room = WIDTH - LABELS - 40
    parts = [_svg_open(WIDTH, len(bars) * ROW)]
    path = "".join(
        f"M{LABELS} {row * ROW + 2}h{max(1, count * room // most)}v11H{LABELS}" for row, (_, count) in enumerate(bars)
    )
    parts.append(f"<path fill='{COLOUR}' d='{path}'/>")
    for row, (label, count) in enumerate(bars):
        base, end = row * ROW + 12, LABELS + max(1, count * room // most) + 4
        short = escape(label if len(label) <= 15 else label[:14] + "…")
        parts.append(f"<text y='{base}'>{short}</text><text x='{end}' y='{base}'>{count}</text>")
    return "".join([*parts, "</svg>"])


def encoded(svg: str) -> str:
    """An SVG as the rest of a data URI that Markdown takes for one link target: no spaces, brackets or quotes."""
    return quote(svg, safe="/:=,;!*@$&?+-._~'")


def _svg_open(width: int, height: int) -> str:
    size = f"width='{width}' height='{height}'"
    return f"<svg xmlns='http://www.w3.org/2000/svg' {size} font-family='sans-serif' font-size='11' fill='#888'>"


def markdown_table(rows: Iterable[Sequence[object]], header: Sequence[str], limit: int = INLINE_LIMIT) -> str:
    """Rows as a Markdown table of fewer than `limit` characters: as many rows, from the first, as fit."""
    lines = ["|".join(["", *header, ""]), "|".join(["", *("-" for _ in header), ""])]
    for row in rows:
        line = "|".join(["", *(_cell(value) for value in row), ""])
        if sum(map(len, lines)) + len(lines) + len(line) >= limit:
            break
        lines.append(line)
    return "\n".join(lines)


def _cell(value: object) -> str:
    """A value as text that is no Markdown: an article's words make no link, and fetch no picture."""
    text = "" if value is None else " ".join(str(value).split())
    return _MARKUP.sub(r"\\\g<0>", text if len(text) <= 60 else text[:59] + "…")


_MARKUP = re.compile(r"[\\|\[\]<`]")
